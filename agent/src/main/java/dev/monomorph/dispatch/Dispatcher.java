package dev.monomorph.dispatch;

import static org.objectweb.asm.Opcodes.AASTORE;
import static org.objectweb.asm.Opcodes.ACC_FINAL;
import static org.objectweb.asm.Opcodes.ACC_STATIC;
import static org.objectweb.asm.Opcodes.ACC_SUPER;
import static org.objectweb.asm.Opcodes.ACC_SYNTHETIC;
import static org.objectweb.asm.Opcodes.ALOAD;
import static org.objectweb.asm.Opcodes.ANEWARRAY;
import static org.objectweb.asm.Opcodes.ASTORE;
import static org.objectweb.asm.Opcodes.DUP;
import static org.objectweb.asm.Opcodes.GOTO;
import static org.objectweb.asm.Opcodes.IFEQ;
import static org.objectweb.asm.Opcodes.IFNONNULL;
import static org.objectweb.asm.Opcodes.IFNULL;
import static org.objectweb.asm.Opcodes.IF_ACMPNE;
import static org.objectweb.asm.Opcodes.ILOAD;
import static org.objectweb.asm.Opcodes.INVOKESTATIC;
import static org.objectweb.asm.Opcodes.INVOKEVIRTUAL;
import static org.objectweb.asm.Opcodes.IRETURN;
import static org.objectweb.asm.Opcodes.V17;

import dev.monomorph.define.ClassDefiner;
import dev.monomorph.runtime.Code;
import dev.monomorph.runtime.Gateway;
import dev.monomorph.runtime.GeneratedNames;
import dev.monomorph.runtime.Key;
import dev.monomorph.runtime.SiteState;
import dev.monomorph.runtime.Specialization;
import dev.monomorph.runtime.SpecializingCallSite;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles.Lookup;
import java.lang.invoke.MethodType;
import java.lang.ref.Reference;
import java.util.ArrayList;
import java.util.List;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/**
 * Emits a site's guard chain as the one static method of a small hidden class.
 *
 * <p>Where many specializations are told apart by one argument's being a certain object, such as
 * one of a hundred rules, they are found by its identity hash code, in a switch. Such objects are
 * held weakly.
 *
 * <p>Bytecode and not a chain of {@code guardWithTest} handles: hot, the two are the same machine
 * code; cold, each handle of a chain costs a lambda form (figures in {@code docs/decisions.md}).
 * The class is hidden, so its frame shows in no stack trace and a replaced dispatcher can be
 * unloaded.
 */
public final class Dispatcher {
  private static final String METHOD = "dispatch";
  private static final String METHOD_HANDLE = "java/lang/invoke/MethodHandle";

  static {
    HandleCounters.load();
  }

  private final SpecializingCallSite site;
  private final SiteState state;
  private final MethodType type;
  private final String descriptor;
  private final String className;
  private final ClassConstants constants;
  private MethodVisitor code;

  private Dispatcher(SpecializingCallSite site, SiteState state) {
    this.site = site;
    this.state = state;
    this.type = site.type();
    this.descriptor = type.toMethodDescriptorString();
    this.className = site.target().owner() + GeneratedNames.MARK + "Dispatch";
    this.constants = new ClassConstants(className);
  }

  /**
   * Defines the dispatcher of {@code site} in {@code state}.
   *
   * @throws LinkageError if the JVM does not accept it: a bug
   */
  public static MethodHandle define(SpecializingCallSite site, SiteState state) {
    if (site.call() != null) {
      return CallChain.of(site, state);
    }
    Dispatcher dispatcher = new Dispatcher(site, state);
    byte[] bytes = dispatcher.emit();
    Lookup lookup = site.lookup();
    Class<?> hidden = ClassDefiner.defineHidden(lookup, bytes, dispatcher.constants.values());
    return new Code(hidden, METHOD, site.type(), null).handle(lookup);
  }

  private byte[] emit() {
    ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_MAXS);
    writer.visit(
        V17, ACC_FINAL | ACC_SUPER | ACC_SYNTHETIC, className, null, "java/lang/Object", null);
    code = writer.visitMethod(ACC_STATIC, METHOD, descriptor, null, null);
    code.visitCode();
    List<Specialization> chain = new ArrayList<>(state.guardedFor());
    IdentitySwitch rules = IdentitySwitch.of(chain, site.constant());
    if (rules != null) {
      chain.removeAll(rules.all());
      search(rules);
    }
    for (Specialization specialization : chain) {
      entry(specialization);
    }
    fallback();
    code.visitMaxs(0, 0);
    code.visitEnd();
    constants.emit(writer);
    writer.visitEnd();
    return writer.toByteArray();
  }

  /** Goes on with the next instruction where none of them fits. */
  private void search(IdentitySwitch rules) {
    Label otherwise = new Label();
    code.visitVarInsn(ALOAD, slotOf(rules.parameter()));
    code.visitMethodInsn(
        INVOKESTATIC, "java/lang/System", "identityHashCode", "(Ljava/lang/Object;)I", false);
    Label[] labels = new Label[rules.hashes().length];
    for (int i = 0; i < labels.length; i++) {
      labels[i] = new Label();
    }
    code.visitLookupSwitchInsn(otherwise, rules.hashes(), labels);
    for (int i = 0; i < labels.length; i++) {
      code.visitLabel(labels[i]);
      code.visitFrame(Opcodes.F_SAME, 0, null, 0, null);
      rules.at(i).forEach(this::entry);
      code.visitJumpInsn(GOTO, otherwise);
    }
    code.visitLabel(otherwise);
    code.visitFrame(Opcodes.F_SAME, 0, null, 0, null);
  }

  private void entry(Specialization specialization) {
    Label next = new Label();
    Key key = specialization.key();
    int slot = 0;
    for (int i = 0; i < key.size(); i++) {
      guard(key, i, slot, next);
      slot += Type.getType(type.parameterType(i)).getSize();
    }
    call(specialization.code());
    code.visitLabel(next);
    code.visitFrame(Opcodes.F_SAME, 0, null, 0, null);
  }

  private void guard(Key key, int parameter, int slot, Label otherwise) {
    if (key.isNull(parameter)) {
      code.visitVarInsn(ALOAD, slot);
      code.visitJumpInsn(IFNONNULL, otherwise);
    } else if (key.isIdentity(parameter)) {
      // Null is what a reference refers to once its object is gone.
      code.visitVarInsn(ALOAD, slot);
      code.visitJumpInsn(IFNULL, otherwise);
      constants.load(code, key.identity(parameter), Reference.class);
      code.visitVarInsn(ALOAD, slot);
      code.visitMethodInsn(
          INVOKEVIRTUAL, "java/lang/ref/Reference", "refersTo", "(Ljava/lang/Object;)Z", false);
      code.visitJumpInsn(IFEQ, otherwise);
    } else if (key.exactClass(parameter) != null) {
      code.visitVarInsn(ALOAD, slot);
      code.visitJumpInsn(IFNULL, otherwise);
      code.visitVarInsn(ALOAD, slot);
      code.visitMethodInsn(
          INVOKEVIRTUAL, "java/lang/Object", "getClass", "()Ljava/lang/Class;", false);
      constants.load(code, key.exactClass(parameter), Class.class);
      code.visitJumpInsn(IF_ACMPNE, otherwise);
    }
  }

  private void fallback() {
    if (state.observes()) {
      observe();
    }
    call(state.generic());
  }

  /** Leaves the method with what {@code observe} returned, unless that is null. */
  private void observe() {
    int local = argumentSlots();
    constants.load(code, site, Object.class);
    guardedArguments();
    code.visitMethodInsn(
        INVOKESTATIC, Gateway.INTERNAL_NAME, Gateway.OBSERVE, Gateway.OBSERVE_DESCRIPTOR, false);
    code.visitInsn(DUP);
    code.visitVarInsn(ASTORE, local);
    Label generic = new Label();
    code.visitJumpInsn(IFNULL, generic);
    code.visitVarInsn(ALOAD, local);
    arguments();
    code.visitMethodInsn(INVOKEVIRTUAL, METHOD_HANDLE, "invokeExact", descriptor, false);
    result();
    code.visitLabel(generic);
    code.visitFrame(Opcodes.F_APPEND, 1, new Object[] {METHOD_HANDLE}, 0, null);
  }

  private void guardedArguments() {
    int[] guarded = site.guarded();
    push(guarded.length);
    code.visitTypeInsn(ANEWARRAY, "java/lang/Object");
    for (int i = 0; i < guarded.length; i++) {
      code.visitInsn(DUP);
      push(i);
      code.visitVarInsn(ALOAD, slotOf(guarded[i]));
      code.visitInsn(AASTORE);
    }
  }

  private void call(Code callee) {
    if (callee.hits() != null) {
      count(callee.hits().cell());
    }
    if (callee.isNameable()) {
      arguments();
      code.visitMethodInsn(
          INVOKESTATIC, Type.getInternalName(callee.holder()), callee.name(), descriptor, false);
    } else {
      constants.load(code, callee.handle(site.lookup()), MethodHandle.class);
      arguments();
      code.visitMethodInsn(INVOKEVIRTUAL, METHOD_HANDLE, "invokeExact", descriptor, false);
    }
    result();
  }

  private void count(long[] hits) {
    constants.load(code, hits, long[].class);
    code.visitInsn(Opcodes.ICONST_0);
    code.visitInsn(Opcodes.DUP2);
    code.visitInsn(Opcodes.LALOAD);
    code.visitInsn(Opcodes.LCONST_1);
    code.visitInsn(Opcodes.LADD);
    code.visitInsn(Opcodes.LASTORE);
  }

  private void arguments() {
    int slot = 0;
    for (Class<?> parameter : type.parameterList()) {
      Type asmType = Type.getType(parameter);
      code.visitVarInsn(asmType.getOpcode(ILOAD), slot);
      slot += asmType.getSize();
    }
  }

  private void result() {
    code.visitInsn(Type.getType(type.returnType()).getOpcode(IRETURN));
  }

  private int argumentSlots() {
    return slotOf(type.parameterCount());
  }

  private int slotOf(int parameter) {
    int slot = 0;
    for (int i = 0; i < parameter; i++) {
      slot += Type.getType(type.parameterType(i)).getSize();
    }
    return slot;
  }

  private void push(int number) {
    code.visitIntInsn(Opcodes.SIPUSH, number);
  }
}
