package dev.monomorph.agent;

import dev.monomorph.engine.Engine;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * Has a small class of its own woven and runs it, so that a JVM in which the agent takes no effect
 * is told from a program without targets.
 *
 * <p>Runs once, on a thread of its own, when the first target has turned up. On a thread of the
 * agent's nothing is observed, so that the test takes nothing from the user's budget.
 */
final class SelfTest implements Runnable {
  /** Internal name of the class; the report leaves it out. */
  static final String PROBE = "dev/monomorph/probe/Probe";

  private static final String METHOD = "probe";
  private static final String DESCRIPTOR = "(L" + PROBE + ";)Ljava/lang/String;";
  private static final String ANSWER = "self-test";

  private final Engine engine;

  SelfTest(Engine engine) {
    this.engine = engine;
  }

  @Override
  public void run() {
    try {
      Class<?> probe = new ProbeLoader().define();
      Object answer = probe.getMethod(METHOD, probe).invoke(null, (Object) null);
      if (!ANSWER.equals(answer)) {
        Log.error("self-test: a woven method returned " + answer + " and not " + ANSWER);
      } else if (!engine.hasLinked(probe)) {
        Log.error(
            "self-test: classes are loaded without being woven, so nothing is specialized;"
                + " does another agent replace their code?");
      }
    } catch (ReflectiveOperationException | LinkageError failure) {
      Log.error("self-test: a woven method does not run", failure);
    }
  }

  private static final class ProbeLoader extends ClassLoader {
    ProbeLoader() {
      super(ClassLoader.getPlatformClassLoader());
    }

    Class<?> define() {
      byte[] bytes = probe();
      return defineClass(PROBE.replace('/', '.'), bytes, 0, bytes.length);
    }
  }

  /**
   * A final class with {@code @Specialize static String probe(Probe p)}. As its parameter can have
   * one class only, the site asks for no specialization: the budget is the user's.
   */
  private static byte[] probe() {
    ClassWriter writer = new ClassWriter(0);
    writer.visit(
        Opcodes.V17, Opcodes.ACC_PUBLIC | Opcodes.ACC_FINAL, PROBE, null, "java/lang/Object", null);
    MethodVisitor code =
        writer.visitMethod(Opcodes.ACC_PUBLIC | Opcodes.ACC_STATIC, METHOD, DESCRIPTOR, null, null);
    code.visitAnnotation(TargetPlanner.ANNOTATION, false).visitEnd();
    code.visitCode();
    code.visitVarInsn(Opcodes.ALOAD, 0);
    code.visitTypeInsn(Opcodes.CHECKCAST, PROBE);
    code.visitInsn(Opcodes.POP);
    code.visitLdcInsn(ANSWER);
    code.visitInsn(Opcodes.ARETURN);
    code.visitMaxs(1, 1);
    code.visitEnd();
    writer.visitEnd();
    return writer.toByteArray();
  }
}
