package dev.monomorph.specialize;

import java.lang.invoke.MethodHandle;

/** What a generated class reaches through a constant method handle, having no name for it. */
public sealed interface Link {
  /**
   * A copy in another generated class of the same specialization.
   *
   * @param unit the index of that class
   * @param name the copy's name
   * @param descriptor the copy's descriptor
   */
  record ToCopy(int unit, String name, String descriptor) implements Link {
    @Override
    public boolean equals(Object other) {
      return other instanceof ToCopy copy
          && unit == copy.unit
          && name.equals(copy.name)
          && descriptor.equals(copy.descriptor);
    }

    @Override
    public int hashCode() {
      return 31 * (31 * unit + name.hashCode()) + descriptor.hashCode();
    }
  }

  /**
   * An object.
   *
   * @param value not null
   * @param type the descriptor of the type that the code takes it for
   */
  record ToConstant(Object value, String type) implements Link {
    @Override
    public boolean equals(Object other) {
      return other instanceof ToConstant constant
          && constant.value == value
          && constant.type.equals(type);
    }

    @Override
    public int hashCode() {
      return System.identityHashCode(value);
    }
  }

  /**
   * What makes a lambda.
   *
   * @param factory takes what is captured
   * @param type the method type by which the generated class calls it
   */
  record ToFactory(MethodHandle factory, String type) implements Link {}

  /**
   * A member that the class that was copied from has access to and the generated class has not:
   * protected, called with {@code super}, or private where the generated class is outside the nest.
   *
   * @param from the class that was copied from
   * @param owner the class that the instruction names
   * @param tag the kind of access, as for a method handle constant (JVMS 4.4.8)
   * @param name the member's name
   * @param descriptor the field's or method's descriptor
   * @param type the method type by which the generated class calls it
   */
  record ToMember(
      Class<?> from, Class<?> owner, int tag, String name, String descriptor, String type)
      implements Link {
    @Override
    public boolean equals(Object other) {
      return other instanceof ToMember member
          && from == member.from
          && owner == member.owner
          && tag == member.tag
          && name.equals(member.name)
          && descriptor.equals(member.descriptor)
          && type.equals(member.type);
    }

    @Override
    public int hashCode() {
      return 31 * (31 * owner.hashCode() + name.hashCode()) + descriptor.hashCode();
    }
  }

  /**
   * A cast to a type that the generated class cannot name, or a test for it.
   *
   * @param from the class that was copied from
   * @param name the type's internal name there
   * @param opcode {@code CHECKCAST} or {@code INSTANCEOF}
   * @param type the method type by which the generated class calls it
   */
  record ToTypeCheck(Class<?> from, String name, int opcode, String type) implements Link {
    @Override
    public boolean equals(Object other) {
      return other instanceof ToTypeCheck check
          && from == check.from
          && opcode == check.opcode
          && name.equals(check.name)
          && type.equals(check.type);
    }

    @Override
    public int hashCode() {
      return 31 * (31 * from.hashCode() + name.hashCode()) + opcode;
    }
  }
}
