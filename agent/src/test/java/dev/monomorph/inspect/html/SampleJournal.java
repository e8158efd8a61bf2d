package dev.monomorph.inspect.html;

import dev.monomorph.inspect.Journal;
import dev.monomorph.inspect.Lasting;
import dev.monomorph.inspect.Placed;
import dev.monomorph.runtime.CallRefusal;
import dev.monomorph.runtime.Code;
import dev.monomorph.runtime.Extent;
import dev.monomorph.runtime.Hits;
import dev.monomorph.runtime.KeptCall;
import dev.monomorph.runtime.Key;
import dev.monomorph.runtime.Policy;
import dev.monomorph.runtime.Refusal;
import dev.monomorph.runtime.Retirement;
import dev.monomorph.runtime.SiteState;
import dev.monomorph.runtime.Specialization;
import dev.monomorph.runtime.SpecializingCallSite;
import dev.monomorph.runtime.SplitCall;
import dev.monomorph.runtime.Target;
import dev.monomorph.testing.BytesLoader;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** A journal as that of a program, of any size; always the same but for its times. */
final class SampleJournal {
  private static final String DESCRIPTOR = "([ILjava/util/function/IntBinaryOperator;)V";
  private static final MethodType TYPE = MethodType.methodType(void.class, int[].class);
  private static final String[] PACKAGES = {"com/acme/shop", "com/acme/rules", "org/example/text"};
  private static final String[] CLASSES = {
    "Fold", "Sort", "Visitor", "Matcher", "Index", "Pipeline"
  };
  private static final String[] METHODS = {"fold", "apply", "compare", "visit", "merge", "reduce"};
  private static final String[] KINDS = {"ByName", "ByPrice", "Sum", "Max", "Product", "Xor"};

  private static final Refusal[] REFUSED = {
    Refusal.SUPER_CALL,
    Refusal.NO_REFERENCE_PARAMETER,
    Refusal.ABSTRACT_OR_NATIVE,
    Refusal.TOO_LARGE
  };

  private static final List<Retirement> ENDS = List.copyOf(EnumSet.allOf(Retirement.class));

  final KeptCode code = new KeptCode();
  final Journal journal = new Journal(null, List.of(code));

  private final Random random = new Random(1);
  private final BytesLoader loader = new BytesLoader(SampleJournal.class.getClassLoader());

  /** What a site refers to only as long as somebody else does. */
  private final List<SpecializingCallSite> sites = new ArrayList<>();

  private int classes;

  /**
   * Fills the journal.
   *
   * @param specializations how many are made
   * @param pause milliseconds between some of them
   */
  SampleJournal fill(int specializations, int pause) throws InterruptedException {
    int made = 0;
    for (int number = 0; made < specializations; number++) {
      Target target = target(number);
      journal.woven(target);
      journal.linked(target, placed(target, "generic", 3_000_000));
      int some = Math.min(1 + random.nextInt(8), specializations - made);
      specialize(target, some);
      made += some;
      if (pause > 0 && random.nextInt(3) == 0) {
        Thread.sleep(random.nextInt(pause));
      }
      besides(number);
    }
    return this;
  }

  private Target target(int number) {
    String owner = pick(PACKAGES) + "/" + CLASSES[number % CLASSES.length];
    return new Target(owner + number / 6, pick(METHODS), DESCRIPTOR, random.nextBoolean());
  }

  /** Methods that were refused, never called or gained nothing. */
  private void besides(int number) {
    Target other = target(10_000 + number);
    if (number % 3 == 0) {
      journal.refused(other, REFUSED[random.nextInt(REFUSED.length)]);
    } else {
      journal.woven(other);
      if (number % 3 == 1) {
        journal.linked(other, placed(other, "generic", 200));
        journal.refused(other, Refusal.NOTHING_TO_SPECIALIZE);
      }
    }
  }

  private void specialize(Target target, int some) {
    journal.copied(
        target, SampleCode.method(target.owner(), target.name(), DESCRIPTOR, null, random));
    List<Specialization> all = new ArrayList<>();
    List<String> gone = new ArrayList<>();
    for (int i = 0; i < some; i++) {
      Key key = Key.exact(2, new int[] {1}, new Class<?>[] {named(pick(PACKAGES) + "/" + kind(i))});
      String copy = target.owner() + "$$Mono_" + Integer.toHexString(random.nextInt());
      byte[] bytes = SampleCode.method(copy, target.name(), DESCRIPTOR, copy, random);
      Placed placed = placed(target, copy, (long) Math.pow(10, 7 * random.nextDouble()));
      journal.defined(target, Map.of(placed.className(), bytes));
      journal.specialized(
          target, key, placed, extent(), Lasting.nanoseconds(200_000 + random.nextInt(40_000_000)));
      all.add(new Specialization(key, code(loader.define(bytes))));
      if (random.nextInt(6) == 0) {
        gone.add(placed.className());
      }
    }
    relink(target, all);
    journal.retired(target, gone, ENDS.get(random.nextInt(ENDS.size())));
    if (some > 6) {
      journal.refused(target, Refusal.SITE_CHURN);
      journal.split(target, "com.acme.shop.Main#run()V");
      journal.notSplit(target, CallRefusal.PLATFORM_CALLER);
    }
  }

  private void relink(Target target, List<Specialization> all) {
    MethodHandle plain = code(SampleJournal.class).handle(MethodHandles.lookup());
    SplitCall call = new SplitCall(plain, false, false, "com.acme.shop.Main");
    for (SplitCall each : all.size() > 6 ? new SplitCall[] {null, call} : new SplitCall[] {null}) {
      SpecializingCallSite site =
          new SpecializingCallSite(
              target,
              MethodHandles.lookup(),
              0,
              TYPE,
              new int[] {0},
              new BitSet(),
              new Policy(20, 8, true),
              null,
              code(SampleJournal.class),
              each);
      sites.add(site);
      journal.relinked(
          site,
          new SiteState(all, code(SampleJournal.class), true, null, false),
          Lasting.nanoseconds(50_000));
    }
  }

  /** Stands for the generic copies. */
  @SuppressWarnings("unused") // found by its name
  private static void fold(int[] numbers) {
    // nothing calls it
  }

  private static Code code(Class<?> holder) {
    return new Code(holder, "fold", TYPE, null);
  }

  private Placed placed(Target target, String name, long hits) {
    Hits counted = new Hits();
    counted.cell()[0] = hits;
    String className = name.equals("generic") ? target.owner() + "$$Mono_" + classes++ : name;
    return new Placed(className.replace('/', '.'), 600 + random.nextInt(4000), null, counted);
  }

  private Extent extent() {
    int copied = 20 + random.nextInt(400);
    Map<KeptCall, Integer> kept =
        random.nextInt(3) == 0 ? Map.of(KeptCall.TOO_DEEP, 1 + random.nextInt(4)) : Map.of();
    return new Extent(copied, copied + random.nextInt(200), kept, random.nextInt(7) == 0);
  }

  private Class<?> named(String internalName) {
    return loader.define(SampleCode.empty(internalName));
  }

  private String kind(int number) {
    return "Op" + classes++ + "$" + KINDS[number % KINDS.length];
  }

  private String pick(String[] some) {
    return some[random.nextInt(some.length)];
  }

  /** Strings out of an application that means ill. */
  SampleJournal fillWithHostileNames() {
    String[] evil = {
      "</script><script>window.hacked=1</script>",
      "<img src=x onerror=window.hacked=1>",
      "\"><svg onload=window.hacked=1>",
      "<!--<script>",
      "\u2028\u2029\u0000\ud800 lone",
      "${window.hacked=1} @script@ @report@",
      "javascript:window.hacked=1",
      "__proto__"
    };
    for (String name : evil) {
      Target target = new Target("a/" + name, name, "(L" + name + ";)V", true);
      journal.woven(target);
      journal.linked(target, new Placed(name, 1, name, null));
      Key key =
          Key.exact(
              1, new int[] {0}, new Class<?>[] {named("b/" + name.replaceAll("[/;.\\[]", ""))});
      journal.copied(target, SampleCode.method("a/A", "m", "()V", null, random));
      journal.defined(
          target, Map.of(name, SampleCode.method("a/B", "m", DESCRIPTOR, "c/<b>x", random)));
      journal.specialized(
          target, key, new Placed(name, 1, name, null), extent(), Lasting.nanoseconds(5));
      journal.refused(target, Refusal.QUEUE_FULL);
      journal.split(target, name);
      relink(target, List.of(new Specialization(key, code(key.getClass()))));
      journal.failed(name, new IllegalStateException(name));
      journal.unmatched(name);
    }
    return this;
  }
}
