package dev.monomorph.testing;

import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.ModuleVisitor;
import org.objectweb.asm.Opcodes;

/** Writes {@code module-info.class}: the test tree itself is no module. */
public final class ModuleFiles {
  private final ClassWriter writer = new ClassWriter(0);
  private final ModuleVisitor module;

  /** A module that requires {@code java.base} alone. */
  public ModuleFiles(String name) {
    writer.visit(Opcodes.V17, Opcodes.ACC_MODULE, "module-info", null, null, null);
    module = writer.visitModule(name, 0, null);
    module.visitRequire("java.base", Opcodes.ACC_MANDATED, null);
  }

  /** Requires another module. */
  public ModuleFiles requires(String other) {
    module.visitRequire(other, 0, null);
    return this;
  }

  /** Exports the package of a class. */
  public ModuleFiles exports(Class<?> member) {
    module.visitExport(member.getPackageName().replace('.', '/'), 0);
    return this;
  }

  /** The class file. */
  public byte[] bytes() {
    module.visitEnd();
    writer.visitEnd();
    return writer.toByteArray();
  }
}
