package dev.monomorph.equivalence.generate;

import java.util.ArrayList;
import java.util.List;
import org.objectweb.asm.Label;

/** A monitor that is held at the current point, and the code that must release it if it throws. */
final class Monitor {
  final int slot;
  final List<Label[]> ranges = new ArrayList<>();
  private Label start;

  Monitor(int slot) {
    this.slot = slot;
  }

  void begin(Label label) {
    start = label;
  }

  void end(Label label) {
    if (start != null && start.getOffset() != label.getOffset()) {
      ranges.add(new Label[] {start, label});
    }
    start = null;
  }
}
