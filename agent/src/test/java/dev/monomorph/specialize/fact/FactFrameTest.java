package dev.monomorph.specialize.fact;

import static org.assertj.core.api.Assertions.assertThat;

import dev.monomorph.testing.ClassBytes;
import dev.monomorph.testing.TestSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.Timeout;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.LineNumberNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * What is known where {@code see} is called, as the comments there say; of parameters nothing is.
 */
class FactFrameTest {
  @SuppressWarnings({"unused", "DuplicateBranches", "UnnecessaryStringBuilder"}) // only looked at
  static final class Targets {
    private static void see(Object o) {}

    static void instance(Object o) {
      if (o instanceof String) {
        see(o); // Exact(java.lang.String)
      } else {
        see(o); // Any
      }
      see(o); // Any
    }

    static void subtype(Object o) {
      if (!(o instanceof Number)) {
        see(o); // Any
        return;
      }
      see(o); // Subtype(java.lang.Number)
    }

    static void both(Object o) {
      if (o instanceof Number && o instanceof Integer) {
        see(o); // Exact(java.lang.Integer)
      }
    }

    static void either(Object o) {
      if (o instanceof String || o instanceof Integer) {
        see(o); // NonNull
      }
    }

    /** Where nobody gets nothing is learned, or what is known would be lost behind it. */
    static void impossible(int n) {
      Object o = Integer.valueOf(n);
      if (o instanceof String) {
        see(o); // Exact(java.lang.Integer)
      }
      if (o.getClass() == StringBuilder.class) {
        see(o); // Exact(java.lang.Integer)
      }
      if (o == null) {
        see(o); // Exact(java.lang.Integer)
      }
      see(o); // Exact(java.lang.Integer)
    }

    static void isNull(Object o) {
      if (o == null) {
        see(o); // Null
      } else {
        see(o); // NonNull
      }
    }

    static void isNotNull(Object o) {
      if (o != null) {
        see(o); // NonNull
      } else {
        see(o); // Null
      }
    }

    static void exactClass(Object o) {
      if (o.getClass() == Number.class) {
        see(o); // Exact(java.lang.Number)
      } else {
        see(o); // NonNull
      }
    }

    static void exactClassTheOtherWayRound(Object o) {
      if (Number.class != o.getClass()) {
        see(o); // NonNull
      } else {
        see(o); // Exact(java.lang.Number)
      }
    }

    static void copies(Object o) {
      Object copy = o;
      if (o instanceof String) {
        see(copy); // Exact(java.lang.String)
      }
    }

    static void kept(Object o) {
      boolean test = o instanceof String;
      if (test) {
        see(o); // Exact(java.lang.String)
      }
    }

    static void reassigned(Object o, Object other) {
      boolean test = o instanceof String;
      o = other;
      if (test) {
        see(o); // Any
      }
    }

    /** The same instruction's result of an earlier round is another value. */
    static void stale(Iterator<?> it) {
      Object former = null;
      while (it.hasNext()) {
        Object o = it.next();
        if (o instanceof String) {
          see(former); // Any
          see(o); // Exact(java.lang.String)
        }
        former = o;
      }
    }

    static void staleTest(Iterator<?> it) {
      boolean former = false;
      while (it.hasNext()) {
        Object o = it.next();
        if (former) {
          see(o); // Any
        }
        former = o instanceof String;
      }
    }

    static void loop(Object o, int n) {
      if (o instanceof String) {
        for (int i = 0; i < n; i++) {
          see(o); // Exact(java.lang.String)
        }
      }
    }

    static void cast(Object o) {
      see((Number) o); // Subtype(java.lang.Number)?
      see(o); // Any
    }

    static void made(int n) {
      see(new StringBuilder()); // Exact(java.lang.StringBuilder)
      see("text"); // Exact(java.lang.String)
      see(String.class); // Constant(class java.lang.String)
      see(Integer.valueOf(n)); // Exact(java.lang.Integer)
      see(String.valueOf(n)); // Exact(java.lang.String)
      see(Thread.currentThread()); // Any
      see(new int[n]); // NonNull
      see(null); // Null
    }

    static void caught(Runnable r) {
      try {
        r.run();
      } catch (IllegalStateException e) {
        see(e); // NonNull
      }
    }

    static void carriedByALoop(Object o, int n) {
      Object carried = null;
      for (int i = 0; i < n; i++) {
        if (carried != null) {
          see(carried); // NonNull
        }
        carried = o;
      }
      see(carried); // Any
    }

    static void testedInALoop(Object o, int n) {
      Object former = o;
      for (int i = 0; i < n; i++) {
        Object same = former;
        if (former instanceof Integer) {
          see(same); // Exact(java.lang.Integer)
        }
        former = former.toString();
        see(same); // NonNull
        see(former); // Any
      }
    }

    /** What the slot held in the round before has been called by the same name. */
    static void formerRound(Object[] objects) {
      Object former = null;
      Object now = null;
      for (Object each : objects) {
        former = now;
        now = each;
        if (now != null) {
          see(now); // NonNull
          see(former); // Any
        }
      }
      if (now instanceof Integer) {
        see(former); // Any
      }
    }

    static void failsOnNull(int[] numbers, Object[] objects, Point point) {
      see(point); // Any
      int sum = numbers.length + point.x;
      see(numbers); // NonNull
      see(point); // NonNull
      see(objects); // Any
      see(objects[sum]); // Any
      see(objects); // NonNull
    }

    static void merged(boolean which, Object o) {
      Object merged = which ? "text" : 1;
      see(merged); // NonNull
      Object maybe = which ? "text" : null;
      see(maybe); // Exact(java.lang.String)?
      Object any = which ? "text" : o;
      see(any); // Any
    }
  }

  /** Has a field. */
  static final class Point {
    int x;
  }

  /** Two nulls, one of them cast, that change places in a loop. */
  @SuppressWarnings({"unused", "SelfAssignment"}) // only looked at
  static final class Nulls {
    private static void see(Object o) {}

    static void swapped(int n) {
      Object a = null;
      Object b = null;
      b = (String) b;
      for (int i = 0; i < n; i++) {
        Object former = a;
        a = b;
        b = former;
      }
      see(a); // Null
    }
  }

  private static Class<?> resolve(String internalName) {
    try {
      return Class.forName(internalName.replace('/', '.'));
    } catch (ClassNotFoundException e) {
      return null;
    }
  }

  @TestFactory
  Stream<DynamicTest> factsAreAsTheCommentsSay() {
    return ClassBytes.tree(Targets.class).methods.stream()
        .filter(method -> !method.name.equals("<init>") && !method.name.equals("see"))
        .map(method -> DynamicTest.dynamicTest(method.name, () -> check(Targets.class, method)));
  }

  private static void check(Class<?> targets, MethodNode method) {
    int parameters = Type.getArgumentTypes(method.desc).length;
    List<Fact> nothing = Collections.nCopies(parameters, Fact.ANY);
    Facts facts = Facts.of("a/B", method, nothing, FactFrameTest::resolve, ConstantHeap.NONE);
    List<String> source = TestSource.lines(targets);
    List<String> expected = new ArrayList<>();
    List<String> seen = new ArrayList<>();
    int line = 0;
    for (AbstractInsnNode insn : method.instructions) {
      if (insn instanceof LineNumberNode number) {
        line = number.line;
      } else if (insn instanceof MethodInsnNode call && call.name.equals("see")) {
        String text = source.get(line - 1);
        expected.add(line + text.replaceFirst(".* // ", " "));
        seen.add(line + " " + facts.operand(insn, 0).fact());
      }
    }
    assertThat(expected).isNotEmpty();
    assertThat(seen).isEqualTo(expected);
  }

  @Timeout(value = 10, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  @Test
  void theAnalysisEnds() {
    check(Nulls.class, ClassBytes.method(ClassBytes.tree(Nulls.class), "swapped"));
  }
}
