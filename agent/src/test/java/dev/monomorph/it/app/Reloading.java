package dev.monomorph.it.app;

import dev.monomorph.Constant;
import dev.monomorph.Specialize;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;

/** Rules that are constants, and are replaced by others again and again. */
public final class Reloading {
  private static final int GENERATIONS = 2;
  private static final int RULES = 40;
  private static final int CALLS = 30;

  /** After so many milliseconds something holds the rules for good. */
  private static final long DEADLINE_MILLIS = 7_000;

  private static Object seen;

  private Reloading() {}

  /** A rule about a number. */
  interface Rule {
    boolean test(int number);
  }

  /** What a rule says of numbers; code for a rule has to refer to it. */
  record Tag(String text) {}

  record Above(int bound, Tag tag) implements Rule {
    @Override
    public boolean test(int number) {
      if (number > bound) {
        seen = tag;
        return true;
      }
      return false;
    }
  }

  record Both(Rule first, Rule second) implements Rule {
    @Override
    public boolean test(int number) {
      return first.test(number) && second.test(number);
    }
  }

  /** Whether a rule holds. */
  @Specialize
  static boolean test(@Constant Rule rule, int number) {
    return rule.test(number);
  }

  /** Prints for each generation what has become of its rules and of their parts. */
  public static void main(String[] args) throws InterruptedException {
    for (int generation = 0; generation < GENERATIONS; generation++) {
      List<WeakReference<Object>> rules = new ArrayList<>();
      List<WeakReference<Object>> tags = new ArrayList<>();
      System.out.println(generation + ": " + use(generation, rules, tags) + " of " + RULES);
      seen = null;
      System.out.println("rules left: " + await(rules));
      System.out.println("tags left: " + await(tags));
    }
  }

  private static int use(
      int generation, List<WeakReference<Object>> rules, List<WeakReference<Object>> tags) {
    int held = 0;
    for (int i = 0; i < RULES; i++) {
      Tag tag = new Tag("rule " + i);
      Rule rule = new Both(new Above(i, tag), new Above(generation, tag));
      rules.add(new WeakReference<>(rule));
      tags.add(new WeakReference<>(tag));
      for (int call = 0; call < CALLS; call++) {
        boolean holds = test(rule, call);
        if (holds != (call > i && call > generation) || (holds && seen != tag)) {
          throw new IllegalStateException(rule + " of " + call);
        }
        held += holds ? 1 : 0;
      }
    }
    return held;
  }

  private static long await(List<WeakReference<Object>> references) throws InterruptedException {
    long deadline = System.currentTimeMillis() + DEADLINE_MILLIS;
    while (left(references) > 0 && System.currentTimeMillis() < deadline) {
      System.gc();
      Thread.sleep(50);
    }
    return left(references);
  }

  private static long left(List<WeakReference<Object>> references) {
    return references.stream().filter(each -> each.get() != null).count();
  }
}
