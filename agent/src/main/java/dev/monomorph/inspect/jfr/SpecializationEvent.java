package dev.monomorph.inspect.jfr;

import dev.monomorph.inspect.SpecializationRecord;
import dev.monomorph.runtime.Target;
import jdk.jfr.Category;
import jdk.jfr.DataAmount;
import jdk.jfr.Description;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;

/** {@code dev.monomorph.Specialization}, see {@code docs/inspect.md}. */
@Name("dev.monomorph.Specialization")
@Label("Specialization")
@Description(
    "A copy of a method for one kind of arguments was made and put in place; begins at the request")
@Category("Monomorph")
@StackTrace(false)
final class SpecializationEvent extends CopyEvent {
  @Label("Copied Code")
  @Description("Bytecode of the methods that were copied, at most")
  @DataAmount
  long copiedBytes;

  @Label("Code of Copies")
  @Description("Bytecode of their copies, at most")
  @DataAmount
  long codeBytes;

  @Label("Guesses")
  @Description("Whether it guesses what elements of collections are")
  boolean guesses;

  void fill(Target happenedTo, SpecializationRecord made) {
    of(happenedTo);
    of(made);
    copiedBytes = made.extent().copiedBytes();
    codeBytes = made.extent().codeBytes();
    guesses = made.extent().guesses();
  }
}
