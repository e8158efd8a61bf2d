package dev.monomorph.engine;

import dev.monomorph.runtime.Key;
import dev.monomorph.runtime.SpecializingCallSite;

/**
 * What is looked after once a specialization is in place.
 *
 * @param reviews of keys that could be for constants
 * @param deadConstants what was made for objects that are gone
 */
record Aftercare(ConstantReviews reviews, DeadConstants deadConstants) {

  /** Begins with what a site has got for a key. */
  void begin(SpecializingCallSite site, Key key) {
    reviews.schedule(site, key);
    deadConstants.watch(site, key);
  }

  /** Begins with what a site had before, over whose objects a watch is kept already. */
  void resume(SpecializingCallSite site, Key key) {
    reviews.schedule(site, key);
  }
}
