package dev.monomorph.demo.rows;

import java.util.ArrayList;
import java.util.List;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/** Turns one class file into a row for each of its methods. */
final class ClassMethods extends ClassVisitor {
  private final String module;
  private final int[] codeSizes;
  private final List<MethodRow> rows = new ArrayList<>();
  private String type = "";
  private boolean isInterface;

  private ClassMethods(String module, int[] codeSizes) {
    super(Opcodes.ASM9);
    this.module = module;
    this.codeSizes = codeSizes;
  }

  /**
   * The methods of a class file, in its order.
   *
   * @param module the module the class belongs to
   * @throws IllegalArgumentException if the class file is of a version that ASM does not know yet
   */
  static List<MethodRow> read(String module, byte[] classFile) {
    ClassReader reader = new ClassReader(classFile);
    ClassMethods methods = new ClassMethods(module, CodeSizes.of(reader));
    reader.accept(methods, ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES);
    return methods.rows;
  }

  @Override
  public void visit(
      int version,
      int access,
      String name,
      String signature,
      String superName,
      String[] interfaces) {
    type = name.replace('/', '.');
    isInterface = (access & Opcodes.ACC_INTERFACE) != 0;
  }

  @Override
  public MethodVisitor visitMethod(
      int access, String name, String descriptor, String signature, String[] exceptions) {
    return new BodyCounter(
        codeSizes[rows.size()], body -> rows.add(row(access, name, descriptor, exceptions, body)));
  }

  private MethodRow row(
      int access, String name, String descriptor, String[] exceptions, MethodBody body) {
    return new MethodRow(
        module,
        type,
        name,
        descriptor,
        access,
        isInterface,
        Type.getArgumentTypes(descriptor).length,
        exceptions == null ? 0 : exceptions.length,
        body);
  }
}
