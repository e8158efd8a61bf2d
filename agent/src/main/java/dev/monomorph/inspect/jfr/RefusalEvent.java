package dev.monomorph.inspect.jfr;

import dev.monomorph.runtime.Key;
import dev.monomorph.runtime.Refusal;
import dev.monomorph.runtime.Target;
import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;

/** {@code dev.monomorph.Refusal}, see {@code docs/inspect.md}. */
@Name("dev.monomorph.Refusal")
@Label("Refusal")
@Description("A method was not woven, or one of its keys not specialized")
@Category("Monomorph")
@StackTrace(false)
final class RefusalEvent extends TargetEvent {
  @Label("Key")
  @Description("What was known of each argument; none if it is no matter of one key")
  String key;

  @Label("Reason")
  String reason;

  @Label("Explanation")
  @Description("The reason in words")
  String explanation;

  void fill(Target happenedTo, Key ofKey, Refusal why) {
    of(happenedTo);
    key = ofKey == null ? null : ofKey.toString();
    reason = why.name();
    explanation = why.explanation();
  }
}
