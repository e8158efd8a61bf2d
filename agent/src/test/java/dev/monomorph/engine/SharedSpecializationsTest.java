package dev.monomorph.engine;

import static dev.monomorph.engine.Application.call;
import static dev.monomorph.engine.Application.make;
import static org.assertj.core.api.Assertions.assertThat;

import dev.monomorph.runtime.Foldable;
import dev.monomorph.runtime.Kept;
import dev.monomorph.runtime.Key;
import dev.monomorph.runtime.SpecializingCallSite;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What sites of one target take from each other. */
class SharedSpecializationsTest {
  private static final int[] NUMBERS = {1, 2, 3, 4};

  private final Application application = new Application(Application.foreground());
  private final SpecializingCallSite maker = maker();
  private final Key asked = maker.made().all().keySet().iterator().next();
  private final Kept kept = maker.made().all().get(asked);
  private final ProgramSnapshot program =
      new ProgramSnapshot(new TargetClasses(), null, null, Foldable.BY_ITSELF, false);
  private final SharedSpecializations shared = SharedSpecializations.of(maker);

  private SpecializingCallSite maker() {
    Class<?> sums = application.weave(Sums.class, "fold");
    call(sums, "fold", make(application.load(Sums.Plus.class)), NUMBERS);
    return application.site(sums, "fold");
  }

  private void share() {
    shared.share(maker, asked, kept.specialization().key(), program);
  }

  @Test
  void whatASiteHasHadMadeIsFoundByItsKey() {
    share();

    assertThat(shared.find(asked).specialization()).isEqualTo(kept.specialization());
    assertThat(shared.find(Key.generic(asked.size()))).isNull();
  }

  /** Its place in the budget is free then. */
  @Test
  void whatTheMakerRetiresIsHandedOutNoMore() {
    share();
    List<Kept> retired = maker.made().discardUnused(List.of());
    assertThat(retired).containsExactly(kept);

    shared.forget(retired);

    assertThat(shared.find(asked)).isNull();
  }

  @Test
  void whatTheMakerHasRetiredIsNotShared() {
    maker.discard();

    share();

    assertThat(shared.find(asked)).isNull();
  }

  @Test
  void nothingIsFoundAfterARedefinition() {
    share();

    new Redefinitions(
            application.classes, new Relinker(application.journal), budget(), application.journal)
        .reset(maker);

    assertThat(shared.find(asked)).isNull();
    assertThat(maker.made().all()).isEqualTo(Map.of());
  }

  private static Budget<SpecializingCallSite> budget() {
    return new Budget<>(10, 10);
  }
}
