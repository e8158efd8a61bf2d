package dev.monomorph.inspect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.monomorph.runtime.Extent;
import dev.monomorph.runtime.Key;
import dev.monomorph.runtime.Refusal;
import dev.monomorph.runtime.Retirement;
import dev.monomorph.runtime.Target;
import dev.monomorph.testing.Race;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** What the journal keeps of what it is told. */
class JournalTest {
  private static final Target FOLD = new Target("com/acme/Fold", "fold", "(I)I", true);
  private static final Target SORT = new Target("com/acme/Fold", "sort", "(I)I", true);
  private static final Placed PLACED = new Placed("com.acme.Fold$$Mono1", 100, null, null);
  private static final Extent EXTENT = new Extent(20, 25, Map.of(), false);
  private static final Key KEY = Key.exact(2, new int[] {1}, new Class<?>[] {String.class});

  private final List<String> told = new ArrayList<>();
  private final Journal journal = new Journal("com/acme/Own", List.of(new ToldAtOnce()));

  private final class ToldAtOnce implements JournalListener {
    @Override
    public synchronized void failed(String what, Throwable failure) {
      told.add(what + ": " + failure.getMessage());
    }

    @Override
    public synchronized void copied(Target target, byte[] classFile) {
      told.add(target.name() + " copied of " + classFile.length);
    }

    @Override
    public synchronized void defined(Target target, Map<String, byte[]> classFiles) {
      told.add(target.name() + " defined " + classFiles.keySet());
    }

    @Override
    public synchronized void specialized(Target target, SpecializationRecord made, Object begun) {
      told.add(
          target.name()
              + " "
              + made.key()
              + " "
              + made.placed().className()
              + " "
              + made.nanoseconds());
    }

    @Override
    public synchronized void refused(Target target, Key key, Refusal reason) {
      told.add(target.name() + (key == null ? " " : " " + key + " ") + reason);
    }

    @Override
    public synchronized void split(Target target, String caller) {
      told.add(target.name() + " split in " + caller);
    }

    @Override
    public synchronized void retired(
        Target target, RetirementRecord retired, SpecializationRecord made) {
      told.add(target.name() + " " + retired.className() + " " + retired.reason());
    }
  }

  private TargetRecord only() {
    assertThat(journal.targets()).hasSize(1);
    return journal.targets().get(0);
  }

  @Test
  void aTargetThatIsWovenAndNotYetCalled() {
    journal.woven(FOLD);

    assertThat(only().name()).isEqualTo("com.acme.Fold#fold(I)I");
    assertThat(only().isWoven()).isTrue();
    assertThat(only().links()).isZero();
    assertThat(only().generic()).isNull();
    assertThat(only().refusals()).isEmpty();
    assertThat(only().specializations()).isEmpty();
  }

  @Test
  void aMethodThatIsRefusedIsNotWoven() {
    journal.refused(FOLD, Refusal.SUPER_CALL);

    assertThat(only().isWoven()).isFalse();
    assertThat(only().refusals()).containsOnlyKeys(Refusal.SUPER_CALL);
  }

  @Test
  void refusalsAreCountedInTheOrderOfTheirList() {
    journal.refused(FOLD, Refusal.VERIFICATION_FAILED);
    journal.refused(FOLD, Refusal.QUEUE_FULL);
    journal.refused(FOLD, Refusal.QUEUE_FULL);

    assertThat(only().refusals().toString()).isEqualTo("{QUEUE_FULL=2, VERIFICATION_FAILED=1}");
  }

  @Test
  void everyLoaderLinksASiteOfItsOwn() {
    journal.linked(FOLD, PLACED);
    journal.linked(FOLD, PLACED.withBytes(7));

    assertThat(only().links()).isEqualTo(2);
    assertThat(only().generic().bytes()).isEqualTo(7);
  }

  /** In words: a key refers to classes. */
  @Test
  void specializationsAreKeptInTheirOrder() {
    journal.specialized(FOLD, KEY, PLACED, EXTENT, Lasting.nanoseconds(5));
    journal.specialized(FOLD, Key.generic(1), PLACED, EXTENT, Lasting.nanoseconds(6));

    assertThat(only().specializations())
        .extracting(
            SpecializationRecord::key,
            SpecializationRecord::placed,
            SpecializationRecord::extent,
            SpecializationRecord::nanoseconds)
        .containsExactly(
            tuple("(_, java.lang.String)", PLACED, EXTENT, 5L), tuple("(_)", PLACED, EXTENT, 6L));
    assertThat(only().specializations()).extracting(SpecializationRecord::at).isSorted();
    assertThat(told)
        .containsExactly(
            "fold (_, java.lang.String) com.acme.Fold$$Mono1 5", "fold (_) com.acme.Fold$$Mono1 6");
  }

  @Test
  void whatIsGivenUpIsKeptAndToldAtOnce() {
    journal.retired(FOLD, List.of("A", "B"), Retirement.REDEFINED);
    journal.retired(FOLD, List.of(), Retirement.WRONG_GUESSES);

    assertThat(only().retirements())
        .extracting(RetirementRecord::className, RetirementRecord::reason)
        .containsExactly(tuple("A", Retirement.REDEFINED), tuple("B", Retirement.REDEFINED));
    assertThat(told).containsExactly("fold A REDEFINED", "fold B REDEFINED");
  }

  @Test
  void refusalsAndSplitsAreToldAtOnce() {
    journal.refused(FOLD, Refusal.SUPER_CALL);
    journal.split(FOLD, "com.acme.Caller#run()V");

    assertThat(told).containsExactly("fold SUPER_CALL", "fold split in com.acme.Caller#run()V");
  }

  @Test
  void classFilesAreToldAtOnce() {
    journal.copied(FOLD, new byte[3]);
    journal.defined(FOLD, Map.of("A", new byte[1]));

    assertThat(told).containsExactly("fold copied of 3", "fold defined [A]");
    assertThat(journal.targets()).isEmpty();
  }

  @Test
  void patternsWithoutMethodsAreKept() {
    journal.unmatched("com.acme.*#typo");

    assertThat(journal.unmatched()).containsExactly("com.acme.*#typo");
    assertThat(journal.targets()).isEmpty();
  }

  @Test
  void knowsWhatItWasToldOf() {
    journal.refused(FOLD, Refusal.SUPER_CALL);

    assertThat(journal.knows(FOLD)).isTrue();
    assertThat(journal.knows(SORT)).isFalse();
  }

  @Test
  void targetsAreInTheOrderOfTheirNames() {
    journal.woven(SORT);
    journal.woven(FOLD);

    assertThat(journal.targets())
        .extracting(TargetRecord::name)
        .containsExactly("com.acme.Fold#fold(I)I", "com.acme.Fold#sort(I)I");
  }

  @Test
  void failuresAreKeptAndToldAtOnce() {
    journal.failed("first", new IllegalStateException("one"));
    journal.failed("second", new AssertionError("two"));

    assertThat(journal.failures())
        .containsExactly(
            "first: java.lang.IllegalStateException: one", "second: java.lang.AssertionError: two");
    assertThat(told).containsExactly("first: one", "second: two");
  }

  @Test
  void needsNobodyToTell() {
    Journal silent = new Journal(null, List.of());

    silent.failed("first", new IllegalStateException("one"));
    silent.woven(FOLD);

    assertThat(silent.failures()).hasSize(1);
    assertThat(silent.targets()).hasSize(1);
  }

  @Test
  void leavesOutTheAgentsOwnClass() {
    Target own = new Target("com/acme/Own", "fold", "(I)I", true);
    journal.woven(own);
    journal.refused(own, Refusal.QUEUE_FULL);
    journal.linked(own, PLACED);
    journal.copied(own, new byte[3]);
    journal.defined(own, Map.of("A", new byte[1]));
    journal.specialized(own, KEY, PLACED, EXTENT, Lasting.nanoseconds(5));
    journal.retired(own, List.of("A"), Retirement.REDEFINED);

    assertThat(journal.targets()).isEmpty();
    assertThat(told).isEmpty();
  }

  /** Whoever holds what it once returned sees no change. */
  @Test
  void whatItReturnsIsACopy() {
    journal.refused(FOLD, Refusal.QUEUE_FULL);
    TargetRecord target = only();
    var refusals = target.refusals();
    var specializations = target.specializations();
    var targets = journal.targets();
    var failures = journal.failures();

    journal.refused(FOLD, Refusal.QUEUE_FULL);
    journal.specialized(FOLD, KEY, PLACED, EXTENT, Lasting.nanoseconds(5));
    journal.woven(SORT);
    journal.failed("first", new IllegalStateException("one"));

    assertThat(refusals).containsEntry(Refusal.QUEUE_FULL, 1);
    assertThat(specializations).isEmpty();
    assertThat(targets).hasSize(1);
    assertThat(failures).isEmpty();
  }

  @Test
  void losesNothingOfRacingThreads() throws Exception {
    AtomicInteger next = new AtomicInteger();

    Race.of(
        4,
        () -> {
          for (int i = 0; i < 500; i++) {
            journal.refused(FOLD, Refusal.QUEUE_FULL);
            journal.linked(FOLD, PLACED);
            journal.specialized(
                FOLD, KEY, PLACED, EXTENT, Lasting.nanoseconds(next.incrementAndGet()));
          }
        });

    assertThat(only().refusals()).containsEntry(Refusal.QUEUE_FULL, 2000);
    assertThat(only().links()).isEqualTo(2000);
    assertThat(only().specializations()).hasSize(2000);
  }
}
