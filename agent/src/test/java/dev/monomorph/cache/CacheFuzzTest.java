package dev.monomorph.cache;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.api.io.TempDir;

/** A slice of what the command {@code agent/src/cache/run} does. */
@Timeout(value = 300, threadMode = ThreadMode.SEPARATE_THREAD)
class CacheFuzzTest {
  private static final int DAMAGES = 2_000;

  @TempDir private Path base;

  private FuzzTotals fuzz(FuzzedStore.Opener opener) throws Exception {
    FuzzedStore store = new FuzzedStore(base.toRealPath().resolve("store"), opener, 42);
    for (int i = 0; i < DAMAGES; i++) {
      store.damage();
    }
    return store.end();
  }

  @Test
  void everyGetIsExactOrAMiss() throws Exception {
    FuzzTotals totals = fuzz(CacheStore::open);

    assertThat(totals.wrong()).isEmpty();
    assertThat(totals.failedWrites()).isZero();
    assertThat(totals.rejected()).as("%s", totals).isGreaterThan(DAMAGES / 2);
    assertThat(totals.hits()).as("%s", totals).isGreaterThan(DAMAGES);
    assertThat(totals.refusals()).as("%s", totals).isPositive();
  }

  /** Its other checks of an entry do not see damaged content: it is the code that does. */
  @Test
  void storeThatDoesNotCheckTheCodeIsNoticed() throws Exception {
    FuzzTotals totals = fuzz(CacheFuzzTest::openCredulous);

    assertThat(totals.wrong())
        .anyMatch(each -> each.startsWith("FLIP_BITS") && each.endsWith("has what was not put"))
        .anyMatch(each -> each.startsWith("FORGE") && each.endsWith("has what was not put"))
        .anyMatch(each -> each.startsWith("GRAFT") && each.endsWith("has what was not put"));
  }

  private static CacheStore openCredulous(Path directory, long maxBytes) throws CacheRefused {
    try {
      StoreDirectory checked = StoreDirectory.open(directory, new PosixFileView());
      return new CacheStore(checked, new Credulous(KeyFile.read(checked)), maxBytes);
    } catch (IOException e) {
      throw new CacheRefused(directory, e);
    }
  }

  private static final class Credulous extends EntryFormat {
    Credulous(byte[] key) {
      super(key);
    }

    @Override
    boolean isAuthentic(byte[] entry) {
      return true;
    }
  }
}
