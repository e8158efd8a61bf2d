package dev.monomorph.engine;

import dev.monomorph.define.Privileges;
import dev.monomorph.dispatch.Dispatcher;
import dev.monomorph.dispatch.NullReceiver;
import dev.monomorph.inspect.Journal;
import dev.monomorph.runtime.Code;
import dev.monomorph.runtime.Policy;
import dev.monomorph.runtime.SiteEngine;
import dev.monomorph.runtime.SiteState;
import dev.monomorph.runtime.SpecializingCallSite;
import dev.monomorph.runtime.SplitCall;
import dev.monomorph.runtime.Target;
import dev.monomorph.specialize.Specializer;
import dev.monomorph.split.CallCheck;
import java.lang.invoke.CallSite;
import java.lang.invoke.ConstantCallSite;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandleInfo;
import java.lang.invoke.MethodHandles.Lookup;
import java.lang.invoke.MethodType;
import java.lang.reflect.Modifier;

/**
 * Links the call site that stands in place of a call instruction.
 *
 * <p>Where a site could not do exactly what the instruction did, or the target is none (any more),
 * it is constant and does what the instruction did: {@code null} in the methods below.
 */
final class CallLinker {
  private final TargetClasses classes;
  private final Privileges privileges;
  private final GenericCopies generics;
  private final Policy policy;
  private final SiteEngine engine;
  private final SiteSwitches switches;
  private final CopiesCalls copiesCalls;
  private final Journal journal;

  /**
   * @param copiesCalls takes the sites in generated classes
   */
  CallLinker(
      TargetClasses classes,
      Privileges privileges,
      GenericCopies generics,
      Policy policy,
      SiteEngine engine,
      SiteSwitches switches,
      CopiesCalls copiesCalls,
      Journal journal) {
    this.classes = classes;
    this.privileges = privileges;
    this.generics = generics;
    this.policy = policy;
    this.engine = engine;
    this.switches = switches;
    this.copiesCalls = copiesCalls;
    this.journal = journal;
  }

  /** What stands in the instruction's place. */
  CallSite link(Lookup caller, MethodType type, MethodHandle resolved, String owner) {
    // The handle of a method with variable arity would collect the arguments once more.
    MethodHandle direct = resolved.asFixedArity();
    MethodHandle plain = direct.asType(type);
    SpecializingCallSite site = null;
    try {
      MethodHandleInfo called = caller.revealDirect(direct);
      if (hasReceiver(called)) {
        plain = NullReceiver.refusedBy(plain, called.getName());
      } else if (InitializingCall.is(caller, called, privileges)) {
        plain = InitializingCall.of(caller, called, privileges).asType(type);
      }
      site = site(caller, called, plain, owner);
    } catch (StackOverflowError e) {
      // The application's own; the JVM links anew at the next call.
      throw e;
    } catch (Throwable failure) {
      journal.failed("call site of " + direct + " in " + caller.lookupClass().getName(), failure);
    }
    if (site == null) {
      return new ConstantCallSite(plain);
    }
    Class<?> standsIn = caller.lookupClass();
    return CallCheck.isGenerated(standsIn) ? copiesCalls.lead(standsIn, site) : site;
  }

  private static boolean hasReceiver(MethodHandleInfo called) {
    return called.getReferenceKind() != MethodHandleInfo.REF_invokeStatic;
  }

  private SpecializingCallSite site(
      Lookup caller, MethodHandleInfo called, MethodHandle plain, String owner) {
    boolean virtual = isVirtual(called);
    Class<?> targetClass =
        virtual ? find(owner, caller.lookupClass().getClassLoader()) : called.getDeclaringClass();
    TargetClass woven =
        targetClass == null
            ? null
            : classes.find(targetClass.getClassLoader(), targetClass.getName().replace('.', '/'));
    if (woven == null
        || woven.isRestored()
        || !woven.isLive()
        || !privileges.isInitialized(targetClass)) {
      // What initializes a class is the instruction, or a handle like it.
      return null;
    }
    String descriptor = called.getMethodType().toMethodDescriptorString();
    boolean isStatic = !hasReceiver(called);
    Target target =
        new Target(targetClass.getName().replace('.', '/'), called.getName(), descriptor, isStatic);
    if (!woven.isTarget(target.name(), descriptor) || !canStandFor(called, woven, target)) {
      return null;
    }
    return site(
        targetClass,
        woven,
        target,
        new SplitCall(plain, virtual, !isStatic, caller.lookupClass().getName()));
  }

  private static boolean isVirtual(MethodHandleInfo called) {
    int kind = called.getReferenceKind();
    return (kind == MethodHandleInfo.REF_invokeVirtual
            || kind == MethodHandleInfo.REF_invokeInterface)
        && ReceiverSelection.isNeeded(called.getDeclaringClass(), called.getModifiers());
  }

  private static Class<?> find(String name, ClassLoader loader) {
    try {
      return Class.forName(name.replace('/', '.'), false, loader);
    } catch (ClassNotFoundException e) {
      return null;
    }
  }

  /** Whether a call of that method may run the target's copies, given the right receiver. */
  private static boolean canStandFor(MethodHandleInfo called, TargetClass woven, Target target) {
    int access = woven.original().access(target);
    boolean same = called.getDeclaringClass().getName().replace('.', '/').equals(target.owner());
    boolean overrides =
        (called.getModifiers() & (Modifier.PUBLIC | Modifier.PROTECTED)) != 0
            && Modifier.isPublic(access);
    return !Modifier.isSynchronized(access)
        && Modifier.isStatic(access) == target.isStatic()
        && (same || overrides);
  }

  private SpecializingCallSite site(
      Class<?> owner, TargetClass woven, Target target, SplitCall call) {
    MethodType type = call.plain().type();
    Lookup lookup = privileges.lookupIn(owner);
    SourceClass source = SourceClass.OF.get(owner);
    int version = source.version();
    Code generic = generics.find(lookup, woven, target).code();
    int[] guarded = TargetSites.guarded(generics, woven, generic.type(), target, call.virtual());
    if (guarded.length == 0 || !isSameButReceiver(generic.type(), type, call)) {
      return null;
    }
    SpecializingCallSite site =
        new SpecializingCallSite(
            target,
            lookup,
            woven.version(),
            type,
            guarded,
            Specializer.constantParameters(woven.original(), target),
            policy,
            engine,
            generic,
            call);
    SiteState state = site.state();
    site.install(state, state, Dispatcher.define(site, state));
    source.addDependent(site);
    switches.linked(site);
    // A redefinition before that has not seen the site, a later one will.
    return woven.isReplaced() || source.version() != version ? null : site;
  }

  private static boolean isSameButReceiver(MethodType code, MethodType site, SplitCall call) {
    return call.hasReceiver()
        ? code.dropParameterTypes(0, 1).equals(site.dropParameterTypes(0, 1))
        : code.equals(site);
  }
}
