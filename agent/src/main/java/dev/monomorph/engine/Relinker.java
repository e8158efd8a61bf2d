package dev.monomorph.engine;

import dev.monomorph.dispatch.Dispatcher;
import dev.monomorph.inspect.Begun;
import dev.monomorph.inspect.Journal;
import dev.monomorph.inspect.Work;
import dev.monomorph.runtime.SiteState;
import dev.monomorph.runtime.Specialization;
import dev.monomorph.runtime.SpecializingCallSite;
import java.lang.invoke.MethodHandle;
import java.util.function.BooleanSupplier;
import java.util.function.UnaryOperator;

/** Gives sites new states, whatever other threads make of them at the same time. */
final class Relinker {
  private final Journal journal;

  Relinker(Journal journal) {
    this.journal = journal;
  }

  /**
   * Changes a site's state.
   *
   * @param change from the state that is to the one that shall be; the same if there is nothing to
   *     do; called again where another thread was faster
   * @return whether there was something to do
   */
  @SuppressWarnings("ReferenceEquality") // the very state
  boolean replace(SpecializingCallSite site, UnaryOperator<SiteState> change) {
    SiteState current;
    SiteState next;
    Begun begun = journal.begins(Work.DISPATCHER);
    do {
      current = site.state();
      next = change.apply(current);
      if (next == current) {
        return false;
      }
    } while (!site.install(current, next, dispatcher(site, next)));
    journal.relinked(site, next, begun);
    return true;
  }

  /**
   * Puts a specialization in place. A redefinition replaces the state after it has made {@code
   * valid} false: so what is stale is not installed, not even for a moment.
   *
   * @param valid whether the code that it was made from is still the program's
   * @return false if it is stale, the site's target was switched off, or threads that were faster
   *     have filled the site or made the same
   */
  boolean add(SpecializingCallSite site, Specialization specialization, BooleanSupplier valid) {
    SiteState current;
    SiteState next;
    Begun begun = journal.begins(Work.DISPATCHER);
    do {
      current = site.state();
      if (current.off()
          || site.isFull()
          || current.has(specialization.key())
          || !valid.getAsBoolean()) {
        return false;
      }
      next = current.with(specialization);
    } while (!site.install(current, next, Dispatcher.define(site, next)));
    journal.relinked(site, next, begun);
    return true;
  }

  /** Has a site look for no more keys. */
  void settle(SpecializingCallSite site) {
    SiteState current;
    SiteState next;
    Begun begun = journal.begins(Work.DISPATCHER);
    do {
      current = site.state();
      if (current.off()) {
        return;
      }
      next = current.settled();
    } while (!site.install(current, next, Dispatcher.define(site, next)));
    journal.relinked(site, next, begun);
  }

  /** The generic copy alone where even a dispatcher cannot be made: old code must not stay. */
  private MethodHandle dispatcher(SpecializingCallSite site, SiteState state) {
    try {
      return Dispatcher.define(site, state);
    } catch (Throwable failure) {
      journal.failed("dispatcher of " + site.target(), failure);
      return state.generic().handle(site.lookup());
    }
  }
}
