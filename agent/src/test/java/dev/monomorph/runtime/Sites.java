package dev.monomorph.runtime;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodHandles.Lookup;
import java.lang.invoke.MethodType;
import java.util.BitSet;

/** Sites of a method that takes two objects and an int. */
final class Sites {
  static final Lookup LOOKUP = MethodHandles.lookup();
  static final MethodType TYPE =
      MethodType.methodType(String.class, Object.class, int.class, Object.class);
  static final Code GENERIC = new Code(Sites.class, "generic", TYPE, null);
  private static final Target TARGET =
      new Target("dev/monomorph/runtime/Sites", "generic", TYPE.toMethodDescriptorString(), true);

  private Sites() {}

  static String generic(Object first, int second, Object third) {
    return "generic " + first + second + third;
  }

  /** A site that guards its two objects, with a target. */
  static SpecializingCallSite site(Policy policy, SiteEngine engine) {
    SpecializingCallSite site =
        new SpecializingCallSite(
            TARGET, LOOKUP, 0, TYPE, new int[] {0, 2}, new BitSet(), policy, engine, GENERIC);
    site.install(site.state(), site.state(), GENERIC.handle(LOOKUP));
    return site;
  }

  /** The key under which a site sees two objects. */
  static Key key(Object first, Object third) {
    Class<?>[] classes = {
      first == null ? null : first.getClass(), third == null ? null : third.getClass()
    };
    return Key.exact(3, new int[] {0, 2}, classes);
  }

  static Specialization specialization(Key key) {
    return new Specialization(key, GENERIC);
  }
}
