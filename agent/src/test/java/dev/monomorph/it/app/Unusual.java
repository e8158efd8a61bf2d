package dev.monomorph.it.app;

import java.lang.invoke.CallSite;
import java.lang.invoke.ConstantCallSite;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodHandles.Lookup;
import java.lang.invoke.MethodType;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.function.Consumer;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Handle;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** Class files that javac does not write; each scene prints what became of a call. */
public final class Unusual {
  private static final String NAME = "dev/monomorph/it/app/Made";
  private static final String OBJECT = "java/lang/Object";
  private static final String ANNOTATION = "Ldev/monomorph/Specialize;";

  private Unusual() {}

  /** Plays the scene that the first argument names. */
  public static void main(String[] args) throws Throwable {
    switch (args[0]) {
      case "words" -> words(Integer.parseInt(args[1]));
      case "missingType" -> missingType();
      case "finalFieldWrite" -> finalFieldWrite();
      case "bound" -> bound();
      case "bootstrap" -> bootstrap();
      case "oldPrivate" -> oldPrivate();
      default -> throw new IllegalArgumentException(args[0]);
    }
  }

  /** A target with that many words of arguments: an object and numbers. */
  private static void words(int number) throws Exception {
    Maker maker = new Maker(Opcodes.V17, OBJECT);
    String descriptor = "(Ljava/lang/Object;" + "I".repeat(number - 1) + ")Ljava/lang/String;";
    maker.target(Opcodes.ACC_STATIC, descriptor, code -> toStringOf(code, 0));
    Object[] arguments = new Object[number];
    Arrays.fill(arguments, 1);
    call(maker.make(), null, arguments);
  }

  /** A target with a parameter whose class is nowhere, called with null. */
  private static void missingType() throws Throwable {
    Maker maker = new Maker(Opcodes.V17, OBJECT);
    String descriptor = "(Ljava/lang/Object;Lno/such/Type;)Ljava/lang/String;";
    maker.target(Opcodes.ACC_STATIC, descriptor, code -> toStringOf(code, 0));
    MethodVisitor code = maker.method(Opcodes.ACC_STATIC, "caller", "(Ljava/lang/Object;)V");
    code.visitFieldInsn(Opcodes.GETSTATIC, "java/lang/System", "out", "Ljava/io/PrintStream;");
    code.visitVarInsn(Opcodes.ALOAD, 0);
    code.visitInsn(Opcodes.ACONST_NULL);
    code.visitMethodInsn(Opcodes.INVOKESTATIC, NAME, "target", descriptor, false);
    code.visitMethodInsn(
        Opcodes.INVOKEVIRTUAL, "java/io/PrintStream", "println", "(Ljava/lang/String;)V", false);
    code.visitInsn(Opcodes.RETURN);
    code.visitMaxs(0, 0);
    // By a handle: reflection looks at all methods of the class, and finds one type missing.
    Class<?> made = maker.make();
    Lookup lookup = MethodHandles.privateLookupIn(made, MethodHandles.lookup());
    MethodType type = MethodType.methodType(void.class, Object.class);
    MethodHandle caller = lookup.findStatic(made, "caller", type);
    caller.invoke("no such type");
    caller.invoke("no such type");
  }

  /** A class of Java 8 with a target, in which another method assigns a final field. */
  private static void finalFieldWrite() throws Exception {
    Maker maker = new Maker(Opcodes.V1_8, OBJECT);
    maker.writer.visitField(Opcodes.ACC_FINAL, "fixed", "I", null, null).visitEnd();
    MethodVisitor code = maker.method(Opcodes.ACC_PRIVATE, "assign", "()V");
    code.visitVarInsn(Opcodes.ALOAD, 0);
    code.visitInsn(Opcodes.ICONST_1);
    code.visitFieldInsn(Opcodes.PUTFIELD, NAME, "fixed", "I");
    code.visitInsn(Opcodes.RETURN);
    code.visitMaxs(0, 0);
    maker.target(
        0,
        "(Ljava/lang/Object;)Ljava/lang/String;",
        target -> {
          target.visitVarInsn(Opcodes.ALOAD, 0);
          target.visitMethodInsn(Opcodes.INVOKESPECIAL, NAME, "assign", "()V", false);
          toStringOf(target, 1);
        });
    call(maker.make(), "new", "assigned");
  }

  /** A target that calls a public method of its own class by {@code invokespecial}. */
  private static void bound() throws Exception {
    Maker maker = new Maker(Opcodes.V17, OBJECT);
    MethodVisitor open = maker.method(Opcodes.ACC_PUBLIC, "open", "()Ljava/lang/String;");
    open.visitLdcInsn("own");
    open.visitInsn(Opcodes.ARETURN);
    open.visitMaxs(0, 0);
    maker.target(
        0,
        "(Ljava/lang/Object;)Ljava/lang/String;",
        code -> {
          toText(code, 1);
          code.visitInsn(Opcodes.POP);
          code.visitVarInsn(Opcodes.ALOAD, 0);
          code.visitMethodInsn(Opcodes.INVOKESPECIAL, NAME, "open", "()Ljava/lang/String;", false);
          code.visitInsn(Opcodes.ARETURN);
        });
    Class<?> made = maker.make();
    ClassWriter sub = new ClassWriter(ClassWriter.COMPUTE_MAXS);
    sub.visit(Opcodes.V17, Opcodes.ACC_PUBLIC, NAME + "Sub", null, NAME, null);
    Maker.constructor(sub, NAME);
    MethodVisitor overriding =
        sub.visitMethod(Opcodes.ACC_PUBLIC, "open", "()Ljava/lang/String;", null, null);
    overriding.visitLdcInsn("overridden");
    overriding.visitInsn(Opcodes.ARETURN);
    overriding.visitMaxs(0, 0);
    byte[] bytes = sub.toByteArray();
    Class<?> subclass = ((Loader) made.getClassLoader()).define(bytes);
    call(made, subclass, "unused");
  }

  /** A target with a dynamic call of a language of its own, which looks at its caller's class. */
  private static void bootstrap() throws Exception {
    Maker maker = new Maker(Opcodes.V17, OBJECT);
    String type =
        MethodType.methodType(CallSite.class, Lookup.class, String.class, MethodType.class)
            .toMethodDescriptorString();
    Handle handle =
        new Handle(
            Opcodes.H_INVOKESTATIC,
            Unusual.class.getName().replace('.', '/'),
            "nameOfCaller",
            type,
            false);
    maker.target(
        Opcodes.ACC_STATIC,
        "(Ljava/lang/Object;)Ljava/lang/String;",
        code -> {
          toText(code, 0);
          code.visitInsn(Opcodes.POP);
          code.visitInvokeDynamicInsn("name", "()Ljava/lang/String;", handle);
          code.visitInsn(Opcodes.ARETURN);
        });
    call(maker.make(), null, "unused");
  }

  /** The bootstrap method of {@link #bootstrap}. */
  public static CallSite nameOfCaller(Lookup lookup, String name, MethodType type) {
    String caller = lookup.lookupClass().getName();
    return new ConstantCallSite(MethodHandles.constant(String.class, name + " " + caller));
  }

  /** A class of Java 8 whose target uses what it keeps private, as javac then wrote it. */
  private static void oldPrivate() throws Exception {
    Maker maker = new Maker(Opcodes.V1_8, OBJECT);
    maker.writer.visitField(Opcodes.ACC_PRIVATE, "count", "I", null, null).visitEnd();
    MethodVisitor secret = maker.method(Opcodes.ACC_PRIVATE, "secret", "()V");
    secret.visitVarInsn(Opcodes.ALOAD, 0);
    secret.visitInsn(Opcodes.ICONST_5);
    secret.visitFieldInsn(Opcodes.PUTFIELD, NAME, "count", "I");
    secret.visitInsn(Opcodes.RETURN);
    secret.visitMaxs(0, 0);
    maker.target(
        0,
        "(Ljava/lang/Object;)Ljava/lang/String;",
        code -> {
          code.visitVarInsn(Opcodes.ALOAD, 0);
          code.visitMethodInsn(Opcodes.INVOKESPECIAL, NAME, "secret", "()V", false);
          toText(code, 1);
          code.visitVarInsn(Opcodes.ALOAD, 0);
          code.visitFieldInsn(Opcodes.GETFIELD, NAME, "count", "I");
          String substring = "(I)Ljava/lang/String;";
          code.visitMethodInsn(
              Opcodes.INVOKEVIRTUAL, "java/lang/String", "substring", substring, false);
          code.visitInsn(Opcodes.ARETURN);
        });
    call(maker.make(), "new", "12345 good");
  }

  private static void toText(MethodVisitor code, int local) {
    code.visitVarInsn(Opcodes.ALOAD, local);
    code.visitMethodInsn(Opcodes.INVOKEVIRTUAL, OBJECT, "toString", "()Ljava/lang/String;", false);
  }

  private static void toStringOf(MethodVisitor code, int local) {
    toText(code, local);
    code.visitInsn(Opcodes.ARETURN);
  }

  /**
   * Calls the target twice.
   *
   * @param receiver its class; null for a static target, any other object for the class itself
   */
  private static void call(Class<?> type, Object receiver, Object... arguments) throws Exception {
    Object object =
        receiver == null
            ? null
            : (receiver instanceof Class<?> subclass ? subclass : type)
                .getDeclaredConstructor()
                .newInstance();
    for (Method method : type.getDeclaredMethods()) {
      if (method.getName().equals("target")) {
        method.setAccessible(true);
        for (int i = 0; i < 2; i++) {
          try {
            System.out.println(method.invoke(object, arguments));
          } catch (InvocationTargetException e) {
            System.out.println(e.getCause());
          }
        }
      }
    }
  }

  private static final class Loader extends ClassLoader {
    Class<?> define(byte[] bytes) {
      return defineClass(null, bytes, 0, bytes.length);
    }
  }

  private static final class Maker {
    final ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_MAXS);

    Maker(int version, String superName) {
      writer.visit(version, Opcodes.ACC_PUBLIC, NAME, null, superName, null);
      constructor(writer, superName);
    }

    static void constructor(ClassWriter writer, String superName) {
      MethodVisitor code = writer.visitMethod(Opcodes.ACC_PUBLIC, "<init>", "()V", null, null);
      code.visitVarInsn(Opcodes.ALOAD, 0);
      code.visitMethodInsn(Opcodes.INVOKESPECIAL, superName, "<init>", "()V", false);
      code.visitInsn(Opcodes.RETURN);
      code.visitMaxs(0, 0);
    }

    MethodVisitor method(int access, String name, String descriptor) {
      MethodVisitor code = writer.visitMethod(access, name, descriptor, null, null);
      if (name.equals("target")) {
        code.visitAnnotation(ANNOTATION, false).visitEnd();
      }
      code.visitCode();
      return code;
    }

    void target(int access, String descriptor, Consumer<MethodVisitor> body) {
      MethodVisitor code = method(access, "target", descriptor);
      body.accept(code);
      code.visitMaxs(0, 0);
    }

    Class<?> make() {
      return new Loader().define(writer.toByteArray());
    }
  }
}
