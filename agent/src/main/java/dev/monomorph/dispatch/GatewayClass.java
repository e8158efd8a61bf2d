package dev.monomorph.dispatch;

import static org.objectweb.asm.Opcodes.AASTORE;
import static org.objectweb.asm.Opcodes.ACC_FINAL;
import static org.objectweb.asm.Opcodes.ACC_PRIVATE;
import static org.objectweb.asm.Opcodes.ACC_PUBLIC;
import static org.objectweb.asm.Opcodes.ACC_STATIC;
import static org.objectweb.asm.Opcodes.ACC_SUPER;
import static org.objectweb.asm.Opcodes.ACC_SYNTHETIC;
import static org.objectweb.asm.Opcodes.ALOAD;
import static org.objectweb.asm.Opcodes.ANEWARRAY;
import static org.objectweb.asm.Opcodes.ARETURN;
import static org.objectweb.asm.Opcodes.CHECKCAST;
import static org.objectweb.asm.Opcodes.DUP;
import static org.objectweb.asm.Opcodes.GETSTATIC;
import static org.objectweb.asm.Opcodes.ICONST_0;
import static org.objectweb.asm.Opcodes.INVOKEINTERFACE;
import static org.objectweb.asm.Opcodes.V17;

import dev.monomorph.define.GatewayInjector;
import dev.monomorph.runtime.Gateway;
import dev.monomorph.runtime.Linker;
import java.lang.instrument.Instrumentation;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Type;

/** The bytes of the class described in {@link Gateway}, and their injection. */
public final class GatewayClass {
  private static final String FUNCTION = "java/util/function/Function";
  private static final String BI_FUNCTION = "java/util/function/BiFunction";
  private static final String LINKER_FIELD = "linker";
  private static final String CALL_LINKER_FIELD = "callLinker";
  private static final String OBSERVER_FIELD = "observer";
  private static final String CALLEES_FIELD = "callees";

  private GatewayClass() {}

  /**
   * What stands behind the gateway: the functions that its methods call, in the form in which they
   * cross it.
   */
  public record Functions(
      Function<Object[], Object> link,
      Function<Object[], Object> linkCall,
      BiFunction<Object, Object[], Object> observe,
      BiFunction<Object, Object, Object> callee) {}

  /**
   * Injects the gateway, or if one was left in the process uses that.
   *
   * @param otherwise serves what is not the linker's: code from before a detach
   * @throws ReflectiveOperationException if the JVM does not let the agent into {@code java.lang}
   */
  public static void inject(Instrumentation instrumentation, Linker linker, Functions otherwise)
      throws ReflectiveOperationException {
    put(
        instrumentation,
        new Functions(
            Gateway.linkFunction(linker, otherwise.link()),
            Gateway.linkCallFunction(linker),
            Gateway.observeFunction(),
            Gateway.calleeFunction(otherwise.callee())));
  }

  /**
   * Puts functions behind the gateway.
   *
   * @throws ReflectiveOperationException if the JVM does not let the agent into {@code java.lang}
   */
  public static void put(Instrumentation instrumentation, Functions functions)
      throws ReflectiveOperationException {
    GatewayInjector.inject(
        instrumentation,
        Gateway.INTERNAL_NAME,
        bytes(),
        Map.of(
            LINKER_FIELD,
            functions.link(),
            CALL_LINKER_FIELD,
            functions.linkCall(),
            OBSERVER_FIELD,
            functions.observe(),
            CALLEES_FIELD,
            functions.callee()));
  }

  static byte[] bytes() {
    ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_MAXS);
    writer.visit(
        V17,
        ACC_PUBLIC | ACC_FINAL | ACC_SUPER | ACC_SYNTHETIC,
        Gateway.INTERNAL_NAME,
        null,
        "java/lang/Object",
        null);
    field(writer, LINKER_FIELD, FUNCTION);
    field(writer, CALL_LINKER_FIELD, FUNCTION);
    field(writer, OBSERVER_FIELD, BI_FUNCTION);
    field(writer, CALLEES_FIELD, BI_FUNCTION);
    link(writer, Gateway.LINK, Gateway.LINK_DESCRIPTOR, LINKER_FIELD);
    link(writer, Gateway.LINK_REDEFINED, Gateway.LINK_REDEFINED_DESCRIPTOR, LINKER_FIELD);
    link(writer, Gateway.LINK_CALL, Gateway.LINK_CALL_DESCRIPTOR, CALL_LINKER_FIELD);
    observe(writer);
    callee(writer);
    writer.visitEnd();
    return writer.toByteArray();
  }

  private static void field(ClassWriter writer, String name, String type) {
    writer.visitField(ACC_PRIVATE | ACC_STATIC, name, "L" + type + ";", null, null).visitEnd();
  }

  /** Passes all arguments on to the function in a field. */
  private static void link(ClassWriter writer, String name, String descriptor, String field) {
    MethodVisitor code = method(writer, name, descriptor);
    code.visitFieldInsn(GETSTATIC, Gateway.INTERNAL_NAME, field, "L" + FUNCTION + ";");
    int arguments = Type.getArgumentTypes(descriptor).length;
    code.visitInsn(ICONST_0 + arguments);
    code.visitTypeInsn(ANEWARRAY, "java/lang/Object");
    for (int i = 0; i < arguments; i++) {
      code.visitInsn(DUP);
      code.visitInsn(ICONST_0 + i);
      code.visitVarInsn(ALOAD, i);
      code.visitInsn(AASTORE);
    }
    code.visitMethodInsn(
        INVOKEINTERFACE, FUNCTION, "apply", "(Ljava/lang/Object;)Ljava/lang/Object;", true);
    end(code);
  }

  private static void observe(ClassWriter writer) {
    MethodVisitor code = method(writer, Gateway.OBSERVE, Gateway.OBSERVE_DESCRIPTOR);
    load(code, OBSERVER_FIELD);
    code.visitVarInsn(ALOAD, 0);
    code.visitVarInsn(ALOAD, 1);
    apply(code);
    code.visitTypeInsn(CHECKCAST, "java/lang/invoke/MethodHandle");
    end(code);
  }

  private static void callee(ClassWriter writer) {
    MethodVisitor code = method(writer, Gateway.CALLEE, Gateway.CALLEE_DESCRIPTOR);
    load(code, CALLEES_FIELD);
    code.visitVarInsn(ALOAD, 0);
    code.visitVarInsn(ALOAD, 3);
    apply(code);
    end(code);
  }

  private static void load(MethodVisitor code, String field) {
    code.visitFieldInsn(GETSTATIC, Gateway.INTERNAL_NAME, field, "L" + BI_FUNCTION + ";");
  }

  private static void apply(MethodVisitor code) {
    code.visitMethodInsn(
        INVOKEINTERFACE,
        BI_FUNCTION,
        "apply",
        "(Ljava/lang/Object;Ljava/lang/Object;)Ljava/lang/Object;",
        true);
  }

  private static MethodVisitor method(ClassWriter writer, String name, String descriptor) {
    MethodVisitor code = writer.visitMethod(ACC_PUBLIC | ACC_STATIC, name, descriptor, null, null);
    code.visitCode();
    return code;
  }

  private static void end(MethodVisitor code) {
    code.visitInsn(ARETURN);
    code.visitMaxs(0, 0);
    code.visitEnd();
  }
}
