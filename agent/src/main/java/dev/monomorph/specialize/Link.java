package dev.monomorph.specialize;

/** What a generated class reaches through a constant method handle, having no name for it. */
public sealed interface Link {
  /**
   * A copy in another generated class of the same specialization.
   *
   * @param unit the index of that class
   * @param name the copy's name
   * @param descriptor the copy's descriptor
   */
  record ToCopy(int unit, String name, String descriptor) implements Link {}

  /**
   * A private member of the class that was copied from, where the generated class is outside its
   * nest.
   *
   * @param owner the class that declares it
   * @param tag the kind of access, as for a method handle constant (JVMS 4.4.8)
   * @param name the member's name
   * @param descriptor the field's or method's descriptor
   */
  record ToMember(Class<?> owner, int tag, String name, String descriptor) implements Link {}
}
