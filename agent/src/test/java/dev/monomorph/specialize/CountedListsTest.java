package dev.monomorph.specialize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.monomorph.testing.ClassBytes;
import java.lang.reflect.InvocationTargetException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.ConcurrentModificationException;
import java.util.Iterator;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Type;

/** Loops over lists count where nobody can tell. */
class CountedListsTest {
  @SuppressWarnings({"unused", "ModifyCollectionInEnhancedForLoop"}) // is the subject
  static class Targets {
    private int plain;
    private volatile int ready;

    static long add(long total, Object step, Object value) {
      long by = step instanceof Integer number ? number : 0;
      return value instanceof Integer number ? total * 31 + by * Math.abs(number) : total - 1;
    }

    static long say(long total, Object step, Object value) {
      return total + (step instanceof Integer ? String.valueOf(value) : "").length();
    }

    static long sum(List<?> values, Object step) {
      long total = 0;
      for (Object value : values) {
        total = add(total, step, value);
      }
      return total;
    }

    static long twice(List<?> values, Object step) {
      long total = 0;
      for (Object value : values) {
        total += add(total, step, value);
      }
      for (Object value : values) {
        if (value == null) {
          continue;
        }
        total ^= add(total, step, value);
        if (total < -1_000_000) {
          break;
        }
      }
      return total;
    }

    static long pairs(List<?> values, Object step) {
      long total = 0;
      for (Object left : values) {
        for (Object right : values) {
          total = add(add(total, step, left), step, right);
        }
      }
      return total;
    }

    static Object search(List<?> values, Object step) {
      for (Object value : values) {
        if (value instanceof String) {
          return value;
        }
      }
      return "none of " + values.size();
    }

    static String failing(List<?> values, Object step) {
      int seen = 0;
      try {
        for (Object value : values) {
          seen += 60 / (Integer) value;
        }
      } catch (RuntimeException e) {
        return seen + " " + e.getClass();
      }
      return seen + "";
    }

    /** The message would say what has returned the null. */
    static String told(List<Integer> values, Object step) {
      int total = 0;
      try {
        for (int value : values) {
          total += value;
        }
      } catch (NullPointerException e) {
        return total + " and a null";
      }
      return total + "";
    }

    static long saying(List<?> values, Object step) {
      long total = 0;
      for (Object value : values) {
        total = say(total, step, value);
      }
      return total;
    }

    static Object changing(List<Object> values, Object step) {
      for (Object value : values) {
        values.add(value);
      }
      return values;
    }

    static Object removing(List<?> values, Object step) {
      for (Iterator<?> all = values.iterator(); all.hasNext(); ) {
        if (all.next() == null) {
          all.remove();
        }
      }
      return values;
    }

    static long named(List<?> values, Object step) {
      long total = 0;
      Iterator<?> all = values.iterator();
      while (all.hasNext()) {
        Object value = all.next();
        total = add(total, step, value);
      }
      return total;
    }

    static long rest(List<?> values, Object step) {
      long total = 0;
      Iterator<?> all = values.iterator();
      if (all.hasNext()) {
        all.next();
      }
      while (all.hasNext()) {
        total = add(total, step, all.next());
      }
      return total;
    }

    static Object after(List<Object> values, Object step) {
      long total = 0;
      Iterator<Object> all = values.iterator();
      while (all.hasNext()) {
        Object value = all.next();
        if (value instanceof String) {
          break;
        }
        total = add(total, step, value);
      }
      values.add(total);
      Iterator<Object> rest = all;
      return rest.next();
    }

    static String both(List<Object> values, Object step) {
      long total = 0;
      Iterator<Object> all = values.iterator();
      while (all.hasNext()) {
        Object value = all.next();
        if (value instanceof String) {
          break;
        }
        total = add(total, step, value);
      }
      Iterator<Object> one = all;
      Iterator<Object> other = all;
      return total + "" + one.next() + other.next();
    }

    /** Where the first test is folded two labels are in one place. */
    static String restarted(List<Object> values, Object step) {
      long total = 0;
      Iterator<Object> all = values.iterator();
      for (; ; ) {
        if (step instanceof String) {
          total = 5;
        }
        while (all.hasNext()) {
          Object value = all.next();
          if (value instanceof String) {
            break;
          }
          total = add(total, step, value);
        }
        if (total > 100_000) {
          return total + "";
        }
        values.add(step);
        total += 1000;
      }
    }

    long plain(List<?> values) {
      for (Object value : values) {
        plain += value == null ? 1 : 2;
      }
      return plain;
    }

    long ready(List<?> values) {
      long total = 0;
      for (Object value : values) {
        total += value == null ? ready : 1;
      }
      return total;
    }
  }

  /** As a user's list may be: its iterator is another. */
  static final class Other extends ArrayList<Object> {
    private static final long serialVersionUID = 1;

    Other(List<?> values) {
      super(values);
    }
  }

  private static final List<List<Object>> LISTS =
      List.of(
          List.of(),
          List.of(5),
          Arrays.asList(1, -2, null, 4),
          List.of("first", 3),
          Arrays.asList(null, 10, "last"));

  private final TestProgram program = new TestProgram();

  private List<String> calls(String name, Class<?>... classes) {
    return TestProgram.calls(
        program.specialize(Targets.class, name, classes).classes().get(0).methods().get(0));
  }

  private Object run(String name, List<?> list) throws Throwable {
    return program.run(Targets.class, name, classes(list.getClass()), list, 7);
  }

  private static Class<?>[] classes(Class<?> list) {
    return new Class<?>[] {list, Integer.class};
  }

  private static Object original(String name, List<?> list) throws ReflectiveOperationException {
    return Targets.class.getDeclaredMethod(name, List.class, Object.class).invoke(null, list, 7);
  }

  @ParameterizedTest
  @ValueSource(strings = {"sum", "twice", "pairs", "search", "failing"})
  void whatOnlyLooksCounts(String name) throws Throwable {
    assertThat(calls(name, classes(ArrayList.class)))
        .contains("ArrayList.get", "ArrayList.size")
        .doesNotContain("List.iterator", "Iterator.hasNext", "Iterator.next");
    for (List<Object> values : LISTS) {
      assertThat(run(name, new ArrayList<>(values))).isEqualTo(original(name, values));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"told", "saying", "named", "rest", "removing"})
  void anIteratorThatMattersStays(String name) throws Throwable {
    assertThat(calls(name, classes(ArrayList.class)))
        .contains("List.iterator", "Iterator.next")
        .doesNotContain("ArrayList.get");
    for (List<Object> values : LISTS) {
      boolean fits = !name.equals("told") || values.stream().noneMatch(String.class::isInstance);
      if (fits) {
        assertThat(run(name, new ArrayList<>(values)))
            .isEqualTo(original(name, new ArrayList<>(values)));
      }
    }
  }

  @Test
  void changesAreNoticed() {
    assertThatThrownBy(() -> run("changing", new ArrayList<>(List.of(1, 2))))
        .isInstanceOf(ConcurrentModificationException.class);
  }

  @Test
  void otherListsAreAskedForTheirIterators() throws Throwable {
    for (List<Object> values : LISTS) {
      Other other = new Other(values);
      assertThat(run("sum", other)).isEqualTo(Targets.sum(values, 7));
    }
    assertThat(calls("sum", classes(Other.class))).contains("Iterator.next");
  }

  /** What is written before a volatile field is seen by who reads it, changes of lists too. */
  @Test
  void fieldsThatMayTellOfChangesAreLeftAlone() {
    assertThat(calls("plain", Targets.class, ArrayList.class)).contains("ArrayList.get");
    assertThat(calls("ready", Targets.class, ArrayList.class)).contains("Iterator.next");
  }

  /** A class without names of variables, where a local may as well be the compiler's. */
  @ParameterizedTest
  @ValueSource(strings = {"after", "both", "restarted"})
  void anIteratorThatIsAskedElsewhereStays(String name) {
    ClassWriter writer = new ClassWriter(0);
    new ClassReader(ClassBytes.of(Targets.class)).accept(writer, ClassReader.SKIP_DEBUG);
    program.classFiles.put(Type.getInternalName(Targets.class), writer.toByteArray());
    List<Object> values = List.of(1, "two", 3, 4);

    assertThat(calls(name, classes(ArrayList.class))).contains("Iterator.next");
    assertThat(outcome(() -> run(name, new ArrayList<>(values))))
        .isEqualTo(outcome(() -> original(name, new ArrayList<>(values))));
  }

  private static String outcome(Callable call) {
    try {
      return String.valueOf(call.call());
    } catch (InvocationTargetException e) {
      return e.getCause().toString();
    } catch (Throwable e) {
      return e.toString();
    }
  }

  private interface Callable {
    Object call() throws Throwable;
  }
}
