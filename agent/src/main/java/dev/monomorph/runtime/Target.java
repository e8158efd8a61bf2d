package dev.monomorph.runtime;

/**
 * A method that may be specialized.
 *
 * <p>It writes {@code equals} and {@code hashCode} itself, as do the other records that are
 * compared when an application starts: those that a record is given are linked from method handles,
 * by some ten classes which the JVM makes at their first call.
 *
 * @param owner internal name of its class, such as {@code com/acme/Fold}
 * @param name its name
 * @param descriptor its descriptor, without the receiver
 * @param isStatic whether it is static
 */
public record Target(String owner, String name, String descriptor, boolean isStatic) {
  @Override
  public boolean equals(Object other) {
    return other instanceof Target target
        && isStatic == target.isStatic
        && name.equals(target.name)
        && descriptor.equals(target.descriptor)
        && owner.equals(target.owner);
  }

  @Override
  public int hashCode() {
    return 31 * (31 * owner.hashCode() + name.hashCode()) + descriptor.hashCode();
  }

  /** The descriptor of a copy: static, the receiver being the first parameter. */
  public String copyDescriptor() {
    return isStatic ? descriptor : "(L" + owner + ";" + descriptor.substring(1);
  }

  /** Name and descriptor: what tells this method from the others of its class. */
  public String signature() {
    return name + descriptor;
  }

  /** For people: {@code com.acme.Fold#fold([ILjava/util/function/IntBinaryOperator;)I}. */
  @Override
  public String toString() {
    return owner.replace('/', '.') + "#" + name + descriptor;
  }
}
