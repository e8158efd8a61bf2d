package dev.monomorph.inspect.jfr;

import dev.monomorph.runtime.Target;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;

/** What all events have. */
abstract class TargetEvent extends Event {
  @Label("Target")
  @Description("Class, method and descriptor")
  String target;

  final void of(Target happenedTo) {
    target = happenedTo.toString();
  }
}
