package dev.monomorph.specialize.fact;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.objectweb.asm.tree.analysis.Frame;

/**
 * Which slots hold the same value where two ways meet: those that did so on both, whatever each way
 * calls the value.
 *
 * <p>A partition of the slots, as in value numbering (Alpern, Wegman and Zadeck, 1988). It is only
 * ever refined, so the analysis ends.
 */
final class JoinedIds {
  /**
   * What both ways call one value.
   *
   * @param first its id on the one
   * @param second its id on the other
   */
  private record Pair(Object first, Object second) {
    @Override
    public boolean equals(Object other) {
      return other instanceof Pair pair
          && Objects.equals(first, pair.first)
          && Objects.equals(second, pair.second);
    }

    @Override
    public int hashCode() {
      return 31 * Objects.hashCode(first) + Objects.hashCode(second);
    }

    boolean isKnown() {
      return first != null && second != null;
    }
  }

  /**
   * The id of a value that has no common one.
   *
   * @param place where the ways meet
   * @param slot the first slot there that holds the value
   */
  private record Met(Identity place, int slot) {
    @Override
    public boolean equals(Object other) {
      return other instanceof Met met && slot == met.slot && place.equals(met.place);
    }

    @Override
    public int hashCode() {
      return 31 * place.hashCode() + slot;
    }
  }

  private final Identity place;
  private final Map<Pair, Integer> firstSlots = new HashMap<>();

  private JoinedIds(Frame<FactValue> frame, Frame<? extends FactValue> other) {
    this.place = new Identity(frame);
    for (int i = 0; i < slots(frame); i++) {
      Pair pair = new Pair(value(frame, i).id(), value(other, i).id());
      if (pair.isKnown()) {
        firstSlots.putIfAbsent(pair, i);
      }
    }
  }

  /** Whether the ways call some value by different names. */
  static boolean areNeeded(Frame<FactValue> frame, Frame<? extends FactValue> other) {
    if (frame.getStackSize() != other.getStackSize()) {
      return false;
    }
    for (int i = 0; i < slots(frame); i++) {
      Pair pair = new Pair(value(frame, i).id(), value(other, i).id());
      if (pair.isKnown() && !pair.first.equals(pair.second)) {
        return true;
      }
    }
    return false;
  }

  /**
   * Gives both frames the names that the values have from here on.
   *
   * @param frame of the place where the ways meet; changed
   * @param other the frame that comes to it; changed
   * @return whether {@code frame} is another than before
   */
  static boolean rename(Frame<FactValue> frame, Frame<FactValue> other) {
    JoinedIds ids = new JoinedIds(frame, other);
    boolean changed = false;
    for (int i = 0; i < slots(frame); i++) {
      FactValue one = value(frame, i);
      FactValue two = value(other, i);
      Object id = ids.common(one.id(), two.id());
      Object subject = ids.common(one.subject(), two.subject());
      FactValue renamed = one.renamed(id, subject);
      set(frame, i, renamed);
      set(other, i, two.renamed(id, subject));
      changed |= !renamed.equals(one);
    }
    return changed;
  }

  /** A name that was given here before is for another value now, unless it is given again. */
  private Object common(Object first, Object second) {
    boolean isGivenHere = first instanceof Met met && met.place.equals(place);
    if (first != null && first.equals(second) && !isGivenHere) {
      return first;
    }
    Integer slot = firstSlots.get(new Pair(first, second));
    return slot == null ? null : new Met(place, slot);
  }

  private static int slots(Frame<?> frame) {
    return frame.getLocals() + frame.getStackSize();
  }

  private static FactValue value(Frame<? extends FactValue> frame, int slot) {
    int locals = frame.getLocals();
    return slot < locals ? frame.getLocal(slot) : frame.getStack(slot - locals);
  }

  private static void set(Frame<FactValue> frame, int slot, FactValue value) {
    int locals = frame.getLocals();
    if (slot < locals) {
      frame.setLocal(slot, value);
    } else {
      frame.setStack(slot - locals, value);
    }
  }
}
