package dev.monomorph.runtime;

import java.lang.invoke.MethodHandle;

/** What a site asks of the agent. */
public interface SiteEngine {
  /**
   * Asks for a specialization of the site's target.
   *
   * @param box the class of the boxes in the arrays and collections of this call; null for none
   * @return the specialization where it was made at once, in the foreground; else null
   */
  MethodHandle request(SpecializingCallSite site, Key key, Class<?> box);

  /** Whether there is anything of earlier runs of the program. */
  default boolean remembers() {
    return false;
  }

  /**
   * Asks for what an earlier run of the program has made for such a key, if there is anything and
   * it is good for this one; nothing is made.
   *
   * @return the specialization where it was put in place at once, in the foreground; else null
   */
  default MethodHandle reuse(SpecializingCallSite site, Key key) {
    return null;
  }

  /**
   * Whether a site may take an argument for a constant that its author has not called one.
   *
   * @param loader the loader of the site's class
   */
  boolean mayBeConstant(ClassLoader loader, Object argument);

  /**
   * The class of the boxes that the arrays and collections hold which are among the arguments of a
   * call, or in fields of its receiver; null if they hold none, or several.
   *
   * @param arguments the guarded ones
   */
  Class<?> elementsOf(SpecializingCallSite site, Object[] arguments);

  /** Tells that a site ran into its fallback, looking for keys still or not, and not on trial. */
  void missed(SpecializingCallSite site);

  /** Tells that a trial of a site has seen enough. Called by one thread of the application. */
  void trialOver(SpecializingCallSite site, Trial trial);

  /** Tells that a site stopped looking for new keys. */
  void settled(SpecializingCallSite site, Refusal reason);
}
