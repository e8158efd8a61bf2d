package dev.monomorph.cache;

import java.nio.file.Path;
import java.util.Arrays;

/** Puts a small entry and one that the disk has no room for; prints what is there afterwards. */
final class FullDisk {
  private FullDisk() {}

  /** Takes the store's directory. */
  public static void main(String[] args) throws CacheRefused {
    CacheStore store = CacheStore.open(Path.of(args[0]), 1 << 20);
    store.put("small", new byte[] {1, 2, 3});
    store.put("large", new byte[100_000]);
    System.out.print(
        Arrays.toString(store.get("small")) + " " + Arrays.toString(store.get("large")));
    System.out.println(" " + store.statistics());
  }
}
