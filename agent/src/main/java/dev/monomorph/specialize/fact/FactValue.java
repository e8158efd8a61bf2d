package dev.monomorph.specialize.fact;

import java.util.BitSet;
import java.util.Objects;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.analysis.Value;

/**
 * A value in the abstract interpretation of a method.
 *
 * @param size 1, or 2 for long and double
 * @param fact what is known of it
 * @param id slots with the same id in one frame hold the same value; null where that is not known
 * @param test what the value says of another one, or null
 * @param origins the parameters from which it or its fact comes; never changed
 */
public record FactValue(int size, Fact fact, Object id, Test test, BitSet origins)
    implements Value {
  private static final BitSet NO_ORIGIN = new BitSet(0);

  /** A single-slot value of which nothing is known. */
  static final FactValue SINGLE = new FactValue(1, Fact.ANY, null, null, NO_ORIGIN);

  /** A long or double. */
  static final FactValue DOUBLE = new FactValue(2, Fact.ANY, null, null, NO_ORIGIN);

  /**
   * What a value says of another.
   *
   * @param subject the id of the other
   * @param kind what it says
   * @param type the type that was tested for; null where it is not known
   */
  record Test(Object subject, Kind kind, Class<?> type) {
    @Override
    public boolean equals(Object other) {
      return other instanceof Test test
          && kind == test.kind
          && type == test.type
          && Objects.equals(subject, test.subject);
    }

    @Override
    public int hashCode() {
      return 31 * Objects.hashCode(subject) + kind.hashCode();
    }

    /** Kinds of tests. */
    enum Kind {
      /** The value is 1 if the subject is an instance of the type, else 0. */
      INSTANCE_OF,
      /** The value is the subject's class. */
      CLASS_OF
    }
  }

  static FactValue sized(int size) {
    return size == 2 ? DOUBLE : SINGLE;
  }

  static FactValue sized(AbstractInsnNode insn, Fact fact) {
    Object id = ResultSizes.isReference(insn) ? insn : null;
    return new FactValue(ResultSizes.of(insn), fact, id, null, NO_ORIGIN);
  }

  static FactValue of(Fact fact, Object id) {
    return new FactValue(1, fact, id, null, NO_ORIGIN);
  }

  static FactValue parameter(int number, int size, Fact fact) {
    BitSet origins = new BitSet();
    origins.set(number);
    return new FactValue(size, fact, "parameter " + number, null, origins);
  }

  /** This value in another frame, where nothing else is known to be the same. */
  public FactValue alone() {
    return new FactValue(size, fact, null, null, origins);
  }

  /** This value, of which another fact is known. */
  public FactValue withFact(Fact other) {
    return new FactValue(size, other, id, test, origins);
  }

  FactValue withId(Object other) {
    return new FactValue(size, fact, other, test, origins);
  }

  /** The id of the value that this one says something of, or null. */
  Object subject() {
    return test == null ? null : test.subject();
  }

  /** The same value under another name, and with another for what it says something of, or none. */
  FactValue renamed(Object newId, Object newSubject) {
    Test renamed = newSubject == null ? null : new Test(newSubject, test.kind(), test.type());
    return new FactValue(size, fact, newId, renamed, origins);
  }

  FactValue from(FactValue source) {
    return new FactValue(size, fact, id, test, source.origins);
  }

  FactValue from(FactValue first, FactValue second) {
    return new FactValue(size, fact, id, test, union(first.origins, second.origins));
  }

  FactValue saying(Test other) {
    return new FactValue(size, fact, id, other, origins);
  }

  /** This value without what it shares with an earlier result of the same instruction. */
  FactValue forgetting(Object stale) {
    boolean sameId = stale.equals(id);
    boolean sameSubject = test != null && stale.equals(test.subject());
    if (!sameId && !sameSubject) {
      return this;
    }
    return new FactValue(size, fact, sameId ? null : id, sameSubject ? null : test, origins);
  }

  // By hand, as in Fact.
  @Override
  public boolean equals(Object object) {
    return this == object
        || (object instanceof FactValue other
            && size == other.size
            && fact.equals(other.fact)
            && Objects.equals(id, other.id)
            && Objects.equals(test, other.test)
            && origins.equals(other.origins));
  }

  @Override
  public int hashCode() {
    return Objects.hash(size, fact, id, test, origins);
  }

  FactValue join(FactValue other) {
    if (equals(other)) {
      return this;
    }
    FactValue joined =
        new FactValue(
            Math.min(size, other.size),
            fact.join(other.fact),
            Objects.equals(id, other.id) ? id : null,
            Objects.equals(test, other.test) ? test : null,
            union(origins, other.origins));
    return joined.equals(this) ? this : joined;
  }

  private static BitSet union(BitSet first, BitSet second) {
    if (first.equals(second) || second.isEmpty()) {
      return first;
    }
    BitSet both = (BitSet) first.clone();
    both.or(second);
    return both;
  }

  @Override
  public int getSize() {
    return size;
  }
}
