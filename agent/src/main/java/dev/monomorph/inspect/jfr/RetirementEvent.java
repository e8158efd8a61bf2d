package dev.monomorph.inspect.jfr;

import dev.monomorph.inspect.RetirementRecord;
import dev.monomorph.inspect.SpecializationRecord;
import dev.monomorph.runtime.Target;
import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;
import jdk.jfr.Timespan;

/** {@code dev.monomorph.Retirement}, see {@code docs/inspect.md}. */
@Name("dev.monomorph.Retirement")
@Label("Retirement")
@Description("A copy was given up")
@Category("Monomorph")
@StackTrace(false)
final class RetirementEvent extends CopyEvent {
  @Label("Age")
  @Description("Since it was put in place")
  @Timespan
  long age;

  @Label("Reason")
  String reason;

  @Label("Explanation")
  @Description("The reason in words")
  String explanation;

  /**
   * Takes over what is known.
   *
   * @param made null if nobody was told of it
   */
  void fill(Target happenedTo, RetirementRecord retired, SpecializationRecord made) {
    of(happenedTo);
    copy = retired.className();
    reason = retired.reason().name();
    explanation = retired.reason().explanation();
    if (made != null) {
      of(made);
      age = retired.at() - made.at();
    }
  }
}
