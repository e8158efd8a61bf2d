package dev.monomorph.specialize;

import dev.monomorph.runtime.KeptCall;
import dev.monomorph.runtime.Reachability;
import dev.monomorph.specialize.fact.Fact;
import dev.monomorph.specialize.fact.FactValue;
import dev.monomorph.specialize.sign.ConditionMethod;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;

/** Decides which method a call runs, and whether that may be copied beside the root. */
final class CalleeFinder {
  /**
   * What became of a call.
   *
   * @param method the method to copy, or null if the call stays as it is
   * @param kept why it stays; null if there is a method, or nothing to gain
   */
  record Found(Program.Resolved method, KeptCall kept) {
    private static final Found NOTHING = new Found(null, null);
  }

  private final Program program;
  private final Class<?> root;
  private final Map<MethodNode, Boolean> standing = new HashMap<>();

  CalleeFinder(Program program, Class<?> root) {
    this.program = program;
    this.root = root;
  }

  /** The method to copy, or why the call stays as it is. */
  Found find(LoadedClass caller, MethodInsnNode call, List<FactValue> arguments) {
    if (call.name.equals("<init>") || call.owner.startsWith("[") || CopyGraph.isPlaceholder(call)) {
      return Found.NOTHING;
    }
    boolean byFacts = mayProfit(call, arguments);
    if (!byFacts && !ConditionMethod.mayBeAsked(call)) {
      return Found.NOTHING;
    }
    Program.Resolved callee = resolve(caller, call, arguments);
    if (!byFacts && (callee == null || !ConditionMethod.compares(callee.method()))) {
      return Found.NOTHING;
    }
    if (callee == null) {
      return new Found(null, KeptCall.UNCERTAIN);
    }
    KeptCall kept = reasonToKeep(caller, callee, arguments);
    return kept == null ? new Found(callee, null) : new Found(null, kept);
  }

  private static boolean mayProfit(MethodInsnNode call, List<FactValue> arguments) {
    if (call.getOpcode() == Opcodes.INVOKESTATIC && Unboxing.maySpareBox(call)) {
      return true;
    }
    for (FactValue argument : arguments) {
      if (argument.fact().isExactObject() || argument.fact().isNull()) {
        return true;
      }
    }
    return false;
  }

  private Program.Resolved resolve(
      LoadedClass caller, MethodInsnNode call, List<FactValue> arguments) {
    Class<?> named = Inlined.homeOf(call, caller).resolve(call.owner);
    if (named == null) {
      return null;
    }
    if (call.getOpcode() == Opcodes.INVOKESTATIC) {
      Program.Resolved callee = program.inSuperclasses(named, call.name, call.desc);
      return callee != null && callee.isStatic() ? callee : null;
    }
    Fact receiver = arguments.get(0).fact();
    if (call.getOpcode() == Opcodes.INVOKESPECIAL) {
      return inSuper(caller, call, named);
    }
    if (!receiver.isNonNull()) {
      // The call itself must fail on null.
      return null;
    }
    Program.Resolved declared = program.inSuperclasses(named, call.name, call.desc);
    if (isFixed(declared)) {
      return declared.isStatic() ? null : declared;
    }
    if (!receiver.isExactObject()) {
      return null;
    }
    return declared != null && declared.isPackagePrivate()
        ? program.selectInPackage(receiver.type(), declared)
        : program.select(receiver.type(), call);
  }

  /** Whether no class can have another method for a call that names this one. */
  private static boolean isFixed(Program.Resolved declared) {
    return declared != null && (declared.isPrivate() || declared.isFinal());
  }

  /** Whether the receiver's class decides which method a call runs. */
  boolean isDecidedByReceiver(LoadedClass caller, MethodInsnNode call) {
    if (call.getOpcode() != Opcodes.INVOKEVIRTUAL && call.getOpcode() != Opcodes.INVOKEINTERFACE) {
      return false;
    }
    Class<?> named = Inlined.homeOf(call, caller).resolve(call.owner);
    return named == null || !isFixed(program.inSuperclasses(named, call.name, call.desc));
  }

  /** What a call with {@code super} runs, if that is a class's method (JVMS 6.5, invokespecial). */
  private Program.Resolved inSuper(LoadedClass caller, MethodInsnNode call, Class<?> named) {
    if (call.itf || !named.isAssignableFrom(caller.type()) || named == caller.type()) {
      return null;
    }
    Class<?> superclass = caller.type().getSuperclass();
    Program.Resolved callee = program.inSuperclasses(superclass, call.name, call.desc);
    return callee == null || callee.isStatic() || callee.isPrivate() ? null : callee;
  }

  /**
   * Whether the call cannot be what initializes the callee's class: the root's own class is being
   * run, and so are its superclasses.
   */
  private boolean isInitialized(Program.Resolved callee) {
    Class<?> owner = callee.owner().type();
    boolean runs = owner.isAssignableFrom(root) && !owner.isInterface();
    return runs || program.running().isInitialized(owner);
  }

  private KeptCall reasonToKeep(
      LoadedClass caller, Program.Resolved callee, List<FactValue> arguments) {
    LoadedClass owner = callee.owner();
    MethodNode method = callee.method();
    if (callee.isStatic() && !isInitialized(callee)) {
      return KeptCall.NOT_INITIALIZED;
    }
    if ((method.access & Opcodes.ACC_SYNCHRONIZED) != 0) {
      return KeptCall.SYNCHRONIZED;
    }
    if (!isWithinReach(caller, owner, arguments, callee.isStatic() ? 0 : 1)) {
      return KeptCall.OTHER_LOADER;
    }
    if (owner.type().isHidden()) {
      return KeptCall.HIDDEN_CLASS;
    }
    boolean erases = isForeign(caller) && isForeign(owner);
    if (!isNear(owner) && !erases && !placeOf(caller).canName(DescriptorTypes.of(method.desc))) {
      return KeptCall.UNNAMEABLE;
    }
    if (isForeign(owner) && !mayStand(owner, method)) {
      return KeptCall.NO_PLACE;
    }
    return reasonInCode(owner, method);
  }

  /** Whether code from elsewhere can stand beside the root, whatever is known of its arguments. */
  private boolean mayStand(LoadedClass owner, MethodNode method) {
    return standing.computeIfAbsent(
        method, each -> new ForeignAccess(program.load(root), true).mayStand(each, owner));
  }

  private KeptCall reasonInCode(LoadedClass owner, MethodNode method) {
    if (PlatformMethods.isSpecial(method)) {
      return KeptCall.INTRINSIC;
    }
    if (!StackMaps.areMissing(owner.tree()) && !PlatformMethods.hasFrames(method)) {
      return KeptCall.NO_FRAMES;
    }
    return program.eligibility(owner).checkCopy(method) == null ? null : KeptCall.NOT_COPYABLE;
  }

  /**
   * The code of other loaders, the JDK's foremost, is worth copying for what it calls back: where
   * it is handed an object whose class is none of its own, and where it hands objects on from
   * there.
   */
  private boolean isWithinReach(
      LoadedClass caller, LoadedClass owner, List<FactValue> arguments, int receivers) {
    if (!isForeign(owner)) {
      return true;
    }
    if (!Reachability.reaches(root.getClassLoader(), owner.type())) {
      return false;
    }
    for (int i = 0; i < arguments.size(); i++) {
      Fact fact = arguments.get(i).fact();
      Class<?> type = fact.isExactObject() ? fact.type() : null;
      boolean isHandedOn = isForeign(caller) && i >= receivers;
      if (type != null
          && (isHandedOn || type.isHidden() || type.getClassLoader() == root.getClassLoader())) {
        return true;
      }
    }
    return false;
  }

  private LoadedClass placeOf(LoadedClass caller) {
    return isForeign(caller) ? program.load(root) : caller;
  }

  private boolean isForeign(LoadedClass type) {
    return type.type().getClassLoader() != root.getClassLoader();
  }

  private boolean isNear(LoadedClass owner) {
    return owner.type().getNestHost() == root.getNestHost();
  }

  /** Whether a copy has to stand outside the nest whose private members it may use. */
  boolean mustBorrow(Copy copy) {
    Class<?> host = copy.owner().type().getNestHost();
    if (host.getClassLoader() != root.getClassLoader()) {
      return true;
    }
    return host != root.getNestHost() && !program.running().canJoinNest(host);
  }
}
