package dev.monomorph.runtime;

/**
 * A method that may be specialized.
 *
 * @param owner internal name of its class, such as {@code com/acme/Fold}
 * @param name its name
 * @param descriptor its descriptor, without the receiver
 * @param isStatic whether it is static
 */
public record Target(String owner, String name, String descriptor, boolean isStatic) {

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
