package dev.monomorph.inspect.jfr;

import dev.monomorph.runtime.Target;
import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;

/** {@code dev.monomorph.Split}, see {@code docs/inspect.md}. */
@Name("dev.monomorph.Split")
@Label("Split")
@Description("A call of a method has become a call site of its own")
@Category("Monomorph")
@StackTrace(false)
final class SplitEvent extends TargetEvent {
  @Label("Caller")
  @Description("The method that the call stands in")
  String caller;

  void fill(Target happenedTo, String standsIn) {
    of(happenedTo);
    caller = standsIn;
  }
}
