package dev.monomorph.engine;

import dev.monomorph.runtime.Code;
import dev.monomorph.runtime.Key;
import dev.monomorph.runtime.Specialization;
import dev.monomorph.runtime.SpecializingCallSite;

/**
 * What is looked after once a specialization is in place.
 *
 * @param reviews of keys that could be for constants
 * @param deadConstants what was made for objects that are gone
 * @param benefits what specializations bring; null where that is not measured
 */
record Aftercare(ConstantReviews reviews, DeadConstants deadConstants, Benefits benefits) {
  /** The code of a specialization as dispatchers shall call it. */
  Code entry(SpecializingCallSite site, Code code) {
    return benefits == null ? code : benefits.metered(site, code);
  }

  /** Begins with what was made for a site. */
  void begin(SpecializingCallSite site, Specialization made) {
    share(site, made.key());
    if (benefits != null) {
      benefits.schedule(site, made.code());
    }
  }

  /** Begins with what was made for another site, which has it measured. */
  void share(SpecializingCallSite site, Key key) {
    reviews.schedule(site, key);
    deadConstants.watch(site, key);
  }

  /** Begins with what a site had before, over whose objects a watch is kept already. */
  void resume(SpecializingCallSite site, Key key) {
    reviews.schedule(site, key);
  }
}
