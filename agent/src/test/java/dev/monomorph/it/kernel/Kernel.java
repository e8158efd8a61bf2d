package dev.monomorph.it.kernel;

import dev.monomorph.it.kernel.internal.Add;
import dev.monomorph.it.kernel.internal.Repeat;
import dev.monomorph.it.kernel.internal.Scale;
import java.util.List;

/** A library: its target is in a package that it does not export. */
public final class Kernel {
  private Kernel() {}

  /** Applies a step of the caller's. */
  public static int apply(Step step, int start) {
    return Repeat.repeat(step, start);
  }

  /** Steps of the library's own. */
  public static List<Step> steps() {
    return List.of(new Add(3), new Scale(2));
  }
}
