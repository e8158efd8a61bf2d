package dev.monomorph.weave;

import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * Replaces the bodies of targets: {@code load all arguments; invokedynamic; return}.
 *
 * <p>No member is added or removed, so reflection and serialization see the class they saw before.
 * Class files older than Java 11 become Java 11's where nest members are added: {@link
 * VersionRaise}. Those older than Java 7 have their call sites elsewhere: {@link SiteBridge}.
 */
final class Weaver extends ClassVisitor {
  private final WeavePlan plan;
  private String owner;

  private Weaver(ClassVisitor next, WeavePlan plan) {
    super(Opcodes.ASM9, next);
    this.plan = plan;
  }

  /**
   * The class file after {@code plan}.
   *
   * @param given the one at hand
   */
  static byte[] weave(byte[] given, WeavePlan plan) {
    ClassReader reader = new ClassReader(plan.source() == null ? given : plan.source().get());
    ClassWriter writer = new ClassWriter(reader, 0);
    reader.accept(new Weaver(writer, plan), 0);
    return writer.toByteArray();
  }

  @Override
  public void visit(
      int version, int access, String name, String signature, String superName, String[] faces) {
    owner = name;
    boolean raise = (version & 0xFFFF) < Opcodes.V11 && !plan.nestMembers().isEmpty();
    super.visit(raise ? Opcodes.V11 : version, access, name, signature, superName, faces);
  }

  @Override
  public MethodVisitor visitMethod(
      int access, String name, String descriptor, String signature, String[] exceptions) {
    MethodVisitor next = super.visitMethod(access, name, descriptor, signature, exceptions);
    Integer line = plan.stubs().get(name + descriptor);
    if (line == null) {
      return next;
    }
    Stub stub = new Stub(owner, access, name, descriptor, line, plan.version());
    return new StubWriter(
        next, stub, plan.bridge() == null ? stub::link : code -> stub.call(plan.bridge(), code));
  }

  /** Byte Buddy lists those that exist by now; the JVM wants all where they were. */
  @Override
  public void visitNestMember(String member) {
    if (!plan.nestMembers().contains(member)) {
      super.visitNestMember(member);
    }
  }

  @Override
  public void visitEnd() {
    for (String member : plan.nestMembers()) {
      super.visitNestMember(member);
    }
    super.visitEnd();
  }
}
