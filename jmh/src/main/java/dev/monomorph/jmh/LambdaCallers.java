package dev.monomorph.jmh;

import java.lang.invoke.MethodHandles;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/**
 * Generated classes with many calls of one fold, each with a lambda expression of its own, and for
 * each the loop that a person would write instead. The bytecode is what {@code javac} makes of
 *
 * <pre>{@code
 * static int call7(int[] values) { return FoldKernels.fold(values, 0, (a, b) -> a + (b ^ 7)); }
 * static int loop7(int[] values) { int r = 0; for (int b : values) r = r + (b ^ 7); return r; }
 * }</pre>
 */
final class LambdaCallers {
  /** Calls in one class, so that classes are of a size that people write. */
  static final int PER_CLASS = 50;

  private static final String PACKAGE = "dev/monomorph/jmh/";
  private static final String KERNELS = PACKAGE + "kernel/FoldKernels";
  private static final String OPERATOR = "Ljava/util/function/IntBinaryOperator;";
  private static final String STEP = "(II)I";
  private static final String CALL = "([I)I";
  private static final String ALL = "([I)J";
  private static final Handle METAFACTORY =
      new Handle(
          Opcodes.H_INVOKESTATIC,
          "java/lang/invoke/LambdaMetafactory",
          "metafactory",
          "(Ljava/lang/invoke/MethodHandles$Lookup;Ljava/lang/String;"
              + "Ljava/lang/invoke/MethodType;Ljava/lang/invoke/MethodType;"
              + "Ljava/lang/invoke/MethodHandle;Ljava/lang/invoke/MethodType;)"
              + "Ljava/lang/invoke/CallSite;",
          false);

  private static final Map<Integer, List<Callers>> MADE = new ConcurrentHashMap<>();

  private final ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_MAXS);
  private final String name;

  private LambdaCallers(String name) {
    this.name = name;
  }

  /** All calls of one class. */
  interface Callers {
    /** Makes every call once; the sum of the results. */
    long calls(int[] values);

    /** Runs every loop once; the sum of the results. */
    long loops(int[] values);
  }

  /** Classes that have so many calls together. Made once in a JVM. */
  static List<Callers> of(int calls) {
    return MADE.computeIfAbsent(calls, LambdaCallers::make);
  }

  private static List<Callers> make(int calls) {
    List<Callers> all = new ArrayList<>();
    for (int first = 0; first < calls; first += PER_CLASS) {
      String name = PACKAGE + "Callers" + calls + "From" + first;
      byte[] bytes = new LambdaCallers(name).generate(first, Math.min(calls, first + PER_CLASS));
      try {
        Class<?> type = MethodHandles.lookup().defineClass(bytes);
        all.add((Callers) type.getDeclaredConstructor().newInstance());
      } catch (ReflectiveOperationException e) {
        throw new IllegalStateException("cannot define " + name, e);
      }
    }
    return List.copyOf(all);
  }

  private byte[] generate(int first, int end) {
    String face = Type.getInternalName(Callers.class);
    int access = Opcodes.ACC_FINAL | Opcodes.ACC_SUPER;
    writer.visit(Opcodes.V17, access, name, null, "java/lang/Object", new String[] {face});
    constructor();
    for (int i = first; i < end; i++) {
      lambda(i);
      call(i);
      loop(i);
    }
    sum("calls", "call", first, end);
    sum("loops", "loop", first, end);
    writer.visitEnd();
    return writer.toByteArray();
  }

  private void constructor() {
    MethodVisitor code = method(0, "<init>", "()V");
    code.visitVarInsn(Opcodes.ALOAD, 0);
    code.visitMethodInsn(Opcodes.INVOKESPECIAL, "java/lang/Object", "<init>", "()V", false);
    end(code, Opcodes.RETURN);
  }

  private void lambda(int number) {
    int access = Opcodes.ACC_PRIVATE | Opcodes.ACC_STATIC | Opcodes.ACC_SYNTHETIC;
    MethodVisitor code = method(access, "lambda" + number, STEP);
    code.visitVarInsn(Opcodes.ILOAD, 0);
    code.visitVarInsn(Opcodes.ILOAD, 1);
    step(code, number);
    end(code, Opcodes.IRETURN);
  }

  /** {@code a + (b ^ number)}, with a and b on the stack. */
  private static void step(MethodVisitor code, int number) {
    code.visitLdcInsn(number);
    code.visitInsn(Opcodes.IXOR);
    code.visitInsn(Opcodes.IADD);
  }

  private void call(int number) {
    Handle body = new Handle(Opcodes.H_INVOKESTATIC, name, "lambda" + number, STEP, false);
    Type type = Type.getMethodType(STEP);
    MethodVisitor code = method(Opcodes.ACC_STATIC, "call" + number, CALL);
    code.visitVarInsn(Opcodes.ALOAD, 0);
    code.visitInsn(Opcodes.ICONST_0);
    code.visitInvokeDynamicInsn("applyAsInt", "()" + OPERATOR, METAFACTORY, type, body, type);
    code.visitMethodInsn(Opcodes.INVOKESTATIC, KERNELS, "fold", "([II" + OPERATOR + ")I", false);
    end(code, Opcodes.IRETURN);
  }

  private void loop(int number) {
    MethodVisitor code = method(Opcodes.ACC_STATIC, "loop" + number, CALL);
    code.visitInsn(Opcodes.ICONST_0);
    code.visitVarInsn(Opcodes.ISTORE, 1);
    code.visitInsn(Opcodes.ICONST_0);
    code.visitVarInsn(Opcodes.ISTORE, 2);
    Label test = new Label();
    code.visitJumpInsn(Opcodes.GOTO, test);
    Label again = new Label();
    code.visitLabel(again);
    code.visitFrame(Opcodes.F_APPEND, 2, new Object[] {Opcodes.INTEGER, Opcodes.INTEGER}, 0, null);
    code.visitVarInsn(Opcodes.ILOAD, 1);
    code.visitVarInsn(Opcodes.ALOAD, 0);
    code.visitVarInsn(Opcodes.ILOAD, 2);
    code.visitInsn(Opcodes.IALOAD);
    step(code, number);
    code.visitVarInsn(Opcodes.ISTORE, 1);
    code.visitIincInsn(2, 1);
    code.visitLabel(test);
    code.visitFrame(Opcodes.F_SAME, 0, null, 0, null);
    code.visitVarInsn(Opcodes.ILOAD, 2);
    code.visitVarInsn(Opcodes.ALOAD, 0);
    code.visitInsn(Opcodes.ARRAYLENGTH);
    code.visitJumpInsn(Opcodes.IF_ICMPLT, again);
    code.visitVarInsn(Opcodes.ILOAD, 1);
    end(code, Opcodes.IRETURN);
  }

  private void sum(String method, String each, int first, int end) {
    MethodVisitor code = method(Opcodes.ACC_PUBLIC, method, ALL);
    code.visitInsn(Opcodes.LCONST_0);
    for (int i = first; i < end; i++) {
      code.visitVarInsn(Opcodes.ALOAD, 1);
      code.visitMethodInsn(Opcodes.INVOKESTATIC, name, each + i, CALL, false);
      code.visitInsn(Opcodes.I2L);
      code.visitInsn(Opcodes.LADD);
    }
    end(code, Opcodes.LRETURN);
  }

  private MethodVisitor method(int access, String method, String descriptor) {
    MethodVisitor code = writer.visitMethod(access, method, descriptor, null, null);
    code.visitCode();
    return code;
  }

  private static void end(MethodVisitor code, int opcode) {
    code.visitInsn(opcode);
    code.visitMaxs(0, 0);
    code.visitEnd();
  }
}
