package dev.monomorph.inspect.jfr;

import dev.monomorph.inspect.SpecializationRecord;
import jdk.jfr.DataAmount;
import jdk.jfr.Description;
import jdk.jfr.Label;

/** What the events have that are of one copy. */
abstract class CopyEvent extends TargetEvent {
  @Label("Key")
  @Description("What the copy assumes of each argument; _ is nothing")
  String key;

  @Label("Copy")
  @Description("The name of the copy's class, as stack traces and profiles show it")
  String copy;

  @Label("Class File Size")
  @Description("Of the copy's class and those of callees that came with it")
  @DataAmount
  long classFileBytes;

  final void of(SpecializationRecord made) {
    key = made.key();
    copy = made.placed().className();
    classFileBytes = made.placed().bytes();
  }
}
