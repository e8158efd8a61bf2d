package dev.monomorph.engine;

import dev.monomorph.define.Privileges;
import dev.monomorph.dispatch.Dispatcher;
import dev.monomorph.runtime.AgentThread;
import dev.monomorph.runtime.Code;
import dev.monomorph.runtime.Linker;
import dev.monomorph.runtime.Policy;
import dev.monomorph.runtime.SiteEngine;
import dev.monomorph.runtime.SiteState;
import dev.monomorph.runtime.SpecializingCallSite;
import dev.monomorph.runtime.Target;
import dev.monomorph.specialize.Specializer;
import java.lang.invoke.CallSite;
import java.lang.invoke.ConstantCallSite;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles.Lookup;
import java.lang.invoke.MethodType;
import java.lang.reflect.Modifier;
import java.util.BitSet;
import org.objectweb.asm.Type;

/**
 * Links the call site in a woven method when it first runs.
 *
 * <p>If the agent fails here the class gets its own body back and the site calls that.
 */
final class SiteLinker implements Linker {
  private final TargetClasses classes;
  private final Privileges privileges;
  private final GenericCopies generics;
  private final Policy policy;
  private final SiteEngine engine;
  private final Restorer restorer;
  private final CallLinker calls;
  private final SiteSwitches switches;
  private final Redefinitions redefinitions;

  /**
   * @param calls links the sites of call instructions
   */
  SiteLinker(
      TargetClasses classes,
      Privileges privileges,
      GenericCopies generics,
      Policy policy,
      SiteEngine engine,
      Restorer restorer,
      CallLinker calls,
      SiteSwitches switches,
      Redefinitions redefinitions) {
    this.classes = classes;
    this.privileges = privileges;
    this.generics = generics;
    this.policy = policy;
    this.engine = engine;
    this.restorer = restorer;
    this.calls = calls;
    this.switches = switches;
    this.redefinitions = redefinitions;
  }

  @Override
  public CallSite link(
      Lookup caller, String name, MethodType type, String descriptor, int version) {
    Lookup lookup = ownerOf(caller);
    Class<?> owner = lookup.lookupClass();
    int declared = Type.getArgumentTypes(descriptor).length;
    boolean isStatic = declared == type.parameterCount();
    Target target = new Target(Type.getInternalName(owner), name, descriptor, isStatic);
    if (classes.find(owner.getClassLoader(), target.owner()) == null) {
      return null;
    }
    AgentThread entered = AgentThread.enter();
    try {
      return link(lookup, type, target, version);
    } finally {
      if (entered != null) {
        entered.leave();
      }
    }
  }

  @Override
  public CallSite linkCall(Lookup caller, MethodType type, MethodHandle plain, String owner) {
    AgentThread entered = AgentThread.enter();
    try {
      return calls.link(caller, type, plain, owner);
    } finally {
      if (entered != null) {
        entered.leave();
      }
    }
  }

  /** The woven class itself, where it has its sites in a bridge; it is loaded, as it has called. */
  private Lookup ownerOf(Lookup caller) {
    Class<?> type = caller.lookupClass();
    ClassLoader loader = type.getClassLoader();
    String name = Type.getInternalName(type);
    String owner = classes.ownerOfSites(loader, name);
    if (owner.equals(name)) {
      return caller;
    }
    try {
      return privileges.lookupIn(Class.forName(owner.replace('/', '.'), false, loader));
    } catch (ClassNotFoundException e) {
      throw new NoClassDefFoundError(owner);
    }
  }

  private CallSite link(Lookup lookup, MethodType type, Target target, int version) {
    ClassLoader loader = lookup.lookupClass().getClassLoader();
    TargetClass woven = classes.find(loader, target.owner(), version);
    if (woven == null || woven.isRestored()) {
      return linkItself(lookup, type, target, version);
    }
    if (woven.confirm()) {
      redefinitions.accepted(lookup.lookupClass());
    }
    try {
      LinkedClass linked = LinkedClass.of(lookup.lookupClass(), version);
      CallSite known = linked.site(target);
      CallSite site =
          known != null ? known : linked.site(target, newSite(lookup, type, target, woven));
      if (site instanceof SpecializingCallSite own) {
        // By each thread that links it, as all of them use it from here on.
        switches.linked(own);
      }
      return site;
    } catch (StackOverflowError e) {
      // The application's own; the JVM links anew at the next call.
      throw e;
    } catch (Throwable failure) {
      generics.failed(target, failure);
      return linkItself(lookup, type, target, version);
    }
  }

  private CallSite newSite(Lookup lookup, MethodType type, Target target, TargetClass owner) {
    Code generic = generics.of(lookup, owner, target);
    int[] guarded = guarded(generics, owner, type, target, false);
    if (guarded.length == 0) {
      generics.suffices(target);
      return new ConstantCallSite(generic.handle(lookup));
    }
    BitSet constants = Specializer.constantParameters(owner.original(), target);
    SpecializingCallSite site =
        new SpecializingCallSite(
            target,
            lookup,
            owner.version(),
            type,
            guarded,
            constants,
            constants.isEmpty() ? policy : policy.forConstants(),
            engine,
            generic);
    SiteState state = site.state();
    site.install(state, state, Dispatcher.define(site, state));
    return site;
  }

  /**
   * The parameters whose classes a site looks at.
   *
   * @param type the target's type, its receiver first
   * @param receiver whether the receiver is one in any case
   */
  static int[] guarded(
      GenericCopies generics, TargetClass owner, MethodType type, Target target, boolean receiver) {
    BitSet relevant = generics.relevantParameters(owner, target);
    for (int i = 0; i < type.parameterCount(); i++) {
      if (isExact(type.parameterType(i))) {
        relevant.clear(i);
      }
    }
    relevant.or(Specializer.constantParameters(owner.original(), target));
    if (receiver) {
      relevant.set(0);
    }
    return relevant.stream().toArray();
  }

  /** Whether a type has one class only. */
  private static boolean isExact(Class<?> type) {
    Class<?> component = type;
    while (component.isArray()) {
      component = component.getComponentType();
    }
    return Modifier.isFinal(component.getModifiers());
  }

  /**
   * Calls the method itself, whose body must not be the stub that is being linked. It is another's
   * if the class has been redefined while a call of the stub was under way.
   */
  private CallSite linkItself(Lookup lookup, MethodType type, Target target, int version) {
    Class<?> owner = lookup.lookupClass();
    ClassLoader loader = owner.getClassLoader();
    try {
      if (!classes.isPast(loader, target.owner(), version)) {
        classes.giveUp(loader, target.owner(), version);
        restorer.restore(owner);
      }
      return new ConstantCallSite(Detachment.original(lookup, target).asType(type));
    } catch (Exception e) {
      throw new LinkageError("monomorph cannot give " + target + " its own body back", e);
    }
  }
}
