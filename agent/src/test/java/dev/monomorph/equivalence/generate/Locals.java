package dev.monomorph.equivalence.generate;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;

/** The local variables in scope at the current point of a body; every one has a value. */
final class Locals {
  private record Named(Local local, Label start, Label end) {}

  private final List<Local> visible = new ArrayList<>();
  private final List<Label> starts = new ArrayList<>();
  private final List<Named> closed = new ArrayList<>();
  private final boolean debugNames;
  private int nextSlot;

  Locals(boolean debugNames) {
    this.debugNames = debugNames;
  }

  Local declare(Ty type, boolean mutable, Label start) {
    Local local = new Local(mutable ? "v" + nextSlot : "this", type, nextSlot, mutable);
    nextSlot += type.size();
    visible.add(local);
    starts.add(start);
    return local;
  }

  /** Takes a slot that no expression reads. */
  int hidden(int size) {
    int slot = nextSlot;
    nextSlot += size;
    return slot;
  }

  /** What to hand to {@link #reset} at the end of a scope. */
  int[] scope() {
    return new int[] {visible.size(), nextSlot};
  }

  void reset(int[] scope, Label end) {
    for (int i = visible.size() - 1; i >= scope[0]; i--) {
      closed.add(new Named(visible.remove(i), starts.remove(i), end));
    }
    nextSlot = scope[1];
  }

  int count(Predicate<Local> wanted) {
    int count = 0;
    for (Local each : visible) {
      count += wanted.test(each) ? 1 : 0;
    }
    return count;
  }

  /** One of those that are wanted, or null if there is none. */
  Local pick(Choices choices, Predicate<Local> wanted) {
    int count = count(wanted);
    if (count == 0) {
      return null;
    }
    int index = choices.below(count);
    for (Local each : visible) {
      if (wanted.test(each) && index-- == 0) {
        return each;
      }
    }
    throw new AssertionError();
  }

  /** A parameter, {@code this} being number 0 if there is one. */
  Local parameter(int index) {
    return visible.get(index);
  }

  Local first() {
    return visible.get(0);
  }

  /** Writes the table of names, as javac does on request; messages of exceptions use it. */
  void writeNames(MethodVisitor mv) {
    for (Named each : closed) {
      boolean empty = each.start.getOffset() == each.end.getOffset();
      if (debugNames && !empty) {
        Local local = each.local;
        mv.visitLocalVariable(
            local.name(), local.type().descriptor(), null, each.start, each.end, local.slot());
      }
    }
  }
}
