package dev.monomorph.cache;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;

/**
 * Puts and gets under a few names that several threads or processes use at the same time. What is
 * put under a name can be told from the name and the version that it begins with.
 */
final class SharedNames {
  private static final int NAMES = 60;

  private SharedNames() {}

  /** A process of its own: the store's directory, its size in bytes, a seed, how many calls. */
  public static void main(String[] args) throws CacheRefused {
    CacheStore store = CacheStore.open(Path.of(args[0]), Long.parseLong(args[1]));
    use(store, Integer.parseInt(args[2]), Integer.parseInt(args[3]));
    System.out.println(store.statistics());
  }

  /** Throws if something is got that was not put under its name. */
  static void use(CacheStore store, int seed, int calls) {
    Random random = new Random(seed);
    for (int i = 0; i < calls; i++) {
      String name = "name " + random.nextInt(NAMES);
      if (random.nextInt(3) == 0) {
        store.put(name, content(name, random.nextInt()));
      } else {
        check(name, store.get(name));
      }
    }
  }

  private static byte[] content(String name, int version) {
    Random random = new Random(name.hashCode() * 31L + version);
    byte[] rest = new byte[random.nextInt(1500)];
    random.nextBytes(rest);
    return ByteBuffer.allocate(Integer.BYTES + rest.length).putInt(version).put(rest).array();
  }

  private static void check(String name, byte[] got) {
    if (got != null && !Arrays.equals(got, content(name, ByteBuffer.wrap(got).getInt()))) {
      throw new AssertionError(name + " has what was not put: " + Arrays.toString(got));
    }
  }
}
