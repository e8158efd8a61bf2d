package dev.monomorph.demo.rowclass;

import net.bytebuddy.asm.AsmVisitorWrapper;
import net.bytebuddy.description.field.FieldDescription;
import net.bytebuddy.description.field.FieldList;
import net.bytebuddy.description.method.MethodList;
import net.bytebuddy.description.type.TypeDescription;
import net.bytebuddy.implementation.Implementation;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.pool.TypePool;
import net.bytebuddy.utility.OpenedClassReader;

/** Names the source file in a class that Byte Buddy makes. */
final class SourceFile extends AsmVisitorWrapper.AbstractBase {
  private final String name;

  SourceFile(String name) {
    this.name = name;
  }

  @Override
  public ClassVisitor wrap(
      TypeDescription type,
      ClassVisitor visitor,
      Implementation.Context context,
      TypePool typePool,
      FieldList<FieldDescription.InDefinedShape> fields,
      MethodList<?> methods,
      int writerFlags,
      int readerFlags) {
    return new ClassVisitor(OpenedClassReader.ASM_API, visitor) {
      @Override
      public void visit(
          int version,
          int modifiers,
          String internalName,
          String signature,
          String superName,
          String[] interfaces) {
        super.visit(version, modifiers, internalName, signature, superName, interfaces);
        super.visitSource(name, null);
      }
    };
  }
}
