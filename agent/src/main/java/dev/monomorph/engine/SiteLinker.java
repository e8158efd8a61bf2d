package dev.monomorph.engine;

import dev.monomorph.define.Privileges;
import dev.monomorph.runtime.AgentThread;
import dev.monomorph.runtime.Linker;
import dev.monomorph.runtime.Target;
import java.lang.invoke.CallSite;
import java.lang.invoke.ConstantCallSite;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles.Lookup;
import java.lang.invoke.MethodType;
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
  private final TargetSites sites;
  private final Restorer restorer;
  private final CallLinker calls;
  private final Foresight foresight;
  private final Redefinitions redefinitions;

  /**
   * @param calls links the sites of call instructions
   * @param foresight begins with the first call
   */
  SiteLinker(
      TargetClasses classes,
      Privileges privileges,
      GenericCopies generics,
      TargetSites sites,
      Restorer restorer,
      CallLinker calls,
      Foresight foresight,
      Redefinitions redefinitions) {
    this.classes = classes;
    this.privileges = privileges;
    this.generics = generics;
    this.sites = sites;
    this.restorer = restorer;
    this.calls = calls;
    this.foresight = foresight;
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
      CallSite site = link(lookup, type, target, version);
      if (entered != null) {
        // The agent itself calls a target before the program runs.
        foresight.begin();
      }
      return site;
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
      return sites.of(lookup, woven, target);
    } catch (StackOverflowError e) {
      // The application's own; the JVM links anew at the next call.
      throw e;
    } catch (Throwable failure) {
      generics.failed(target, failure);
      return linkItself(lookup, type, target, version);
    }
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
