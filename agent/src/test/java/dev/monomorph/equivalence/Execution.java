package dev.monomorph.equivalence;

import dev.monomorph.equivalence.generate.EntryCall;
import dev.monomorph.equivalence.generate.Program;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.function.IntFunction;

/** One run of a program: makes the entry calls in order and writes down what can be seen. */
final class Execution implements BiFunction<Object, Object, Object> {
  /** How many method entries and rounds of loops an entry call may take. */
  private static final int FUEL = 600;

  private static final int MOST_LINES = 600;

  /** The system property that says how often each entry call is made. */
  static final String TIMES = "dev.monomorph.equivalence.times";

  private static final int TIMES_EACH = Integer.getInteger(TIMES, 1);

  private final Program program;
  private final ProgramLoader loader;
  private final Rendering rendering = new Rendering();
  private List<String> lines = new ArrayList<>();

  private Execution(Program program, ProgramLoader loader) {
    this.program = program;
    this.loader = loader;
  }

  /** Runs the program in a loader that has not run it before. */
  static Outcome run(Program program, ProgramLoader loader) {
    return new Execution(program, loader).run();
  }

  private Outcome run() {
    List<Outcome.Step> steps = new ArrayList<>();
    try {
      Class<?> trace = loader.load(Program.TRACE);
      trace.getField("sink").set(null, this);
      calls(trace.getField("fuel"), steps);
    } catch (Exception | LinkageError e) {
      // Not even the class that logs could be defined.
      thrown(e);
      steps.add(new Outcome.Step("loading", untwinned()));
    }
    lines = new ArrayList<>();
    statics();
    steps.add(new Outcome.Step("state", untwinned()));
    return new Outcome(steps);
  }

  private void calls(Field fuel, List<Outcome.Step> steps) throws ReflectiveOperationException {
    fuel.setInt(null, FUEL);
    IntFunction<?> main = main();
    steps.add(new Outcome.Step("start", untwinned()));
    for (int i = 0; i < program.calls().size(); i++) {
      EntryCall call = program.calls().get(i);
      lines = new ArrayList<>();
      for (int j = 0; j < TIMES_EACH; j++) {
        fuel.setInt(null, FUEL);
        call(main, call.code());
        lines.add("fuel left: " + fuel.getInt(null));
      }
      locks();
      steps.add(new Outcome.Step("call " + i + ": " + call, untwinned()));
    }
    fuel.setInt(null, FUEL);
  }

  private List<String> untwinned() {
    return lines.stream().map(ProgramLoader::untwin).toList();
  }

  private IntFunction<?> main() {
    try {
      Constructor<?> constructor = loader.load(Program.MAIN).getConstructor();
      return (IntFunction<?>) constructor.newInstance();
    } catch (Throwable thrown) {
      thrown(thrown);
      return code -> "no main class";
    }
  }

  private void call(IntFunction<?> main, int code) {
    try {
      Object result = main.apply(code);
      lines.add("result: " + rendering.deep(result));
    } catch (Throwable thrown) {
      thrown(thrown);
    }
  }

  private void thrown(Throwable thrown) {
    Throwable each = thrown;
    for (int i = 0; each != null && i < 5; i++) {
      lines.add((i == 0 ? "thrown: " : "cause: ") + rendering.shallow(each));
      lines.addAll(Frames.of(each));
      each = each.getCause();
    }
  }

  /** No call may leave a monitor locked. */
  private void locks() {
    for (Object each : rendering.seen()) {
      if (Thread.holdsLock(each)) {
        lines.add("still locked: " + rendering.shallow(each));
      }
    }
  }

  private void statics() {
    for (String name : new TreeSet<>(program.classes().keySet())) {
      if (!name.equals(Program.TRACE)) {
        try {
          Class<?> type = loader.load(name);
          Class.forName(type.getName(), true, loader);
          lines.addAll(rendering.statics(type));
          if (Thread.holdsLock(type)) {
            lines.add("still locked: " + type);
          }
        } catch (Throwable thrown) {
          lines.add(name + ": " + rendering.shallow(thrown));
        }
      }
    }
  }

  /** What the program's log calls: the kind of event, and the value. */
  @Override
  public Object apply(Object kind, Object value) {
    String text =
        switch ((String) kind) {
          case "L", "S" -> rendering.shallow(value);
          case "T" -> rendering.shallow(value) + ' ' + Frames.of((Throwable) value);
          default -> kind + ":" + Rendering.primitive(value);
        };
    if (kind.equals("S")) {
      return text;
    }
    text = ProgramLoader.untwin(text);
    if (lines.size() < MOST_LINES) {
      lines.add(text);
    } else {
      String last = lines.remove(MOST_LINES - 1);
      lines.add("... and more, hash " + (31 * last.hashCode() + text.hashCode()));
    }
    return null;
  }
}
