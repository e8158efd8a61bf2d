package dev.monomorph.engine;

import dev.monomorph.runtime.Key;
import dev.monomorph.runtime.SpecializingCallSite;

/** What the keys of a virtual call have besides: the receiver's class, which decides what runs. */
final class CallKeys {
  private CallKeys() {}

  /** Whether calls of a site run the site's target whenever they satisfy a key. */
  static boolean selectTarget(SpecializingCallSite site, Key key) {
    if (!isVirtual(site)) {
      return true;
    }
    Class<?> receiver = key.exactClass(0);
    return receiver != null
        && site.type().parameterType(0).isAssignableFrom(receiver)
        && ReceiverSelection.selects(site.lookup().lookupClass(), site.target(), receiver);
  }

  /**
   * What a site has to look at before it may run code.
   *
   * @param asked the key that the code was asked for by, at this site
   * @param used what the code assumes
   */
  static Key guarded(SpecializingCallSite site, Key asked, Key used) {
    return isVirtual(site) && used.isAny(0) ? used.withClass(0, asked.exactClass(0)) : used;
  }

  private static boolean isVirtual(SpecializingCallSite site) {
    return site.call() != null && site.call().virtual();
  }
}
