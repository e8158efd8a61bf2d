package dev.monomorph.demo.rows;

/**
 * One method as its class file declares it.
 *
 * @param module the module of the JDK, the jar or the directory it was found in
 * @param type the class that declares it, with dots between packages
 * @param name as in the class file, so {@code <init>} for a constructor
 * @param descriptor parameters and result in class-file notation
 * @param access the access flags of the class file
 * @param inInterface whether an interface declares it
 * @param parameters number of declared parameters, the receiver not counted
 * @param exceptions number of declared exceptions
 * @param body what its code holds; all zero where it has none
 */
public record MethodRow(
    String module,
    String type,
    String name,
    String descriptor,
    int access,
    boolean inInterface,
    int parameters,
    int exceptions,
    MethodBody body) {

  /** Whether the access flag, a constant of ASM's {@code Opcodes}, is set. */
  public boolean has(int accessFlag) {
    return (access & accessFlag) != 0;
  }

  /** Module, class, name and descriptor in one text. */
  public String label() {
    return module + "/" + type + "." + name + descriptor;
  }
}
