package dev.monomorph.it.app;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * Calls targets by every kind of instruction until no frame of a stub is left in the traces, and
 * writes what they return then, and what they throw.
 *
 * <p>The calls stand in another class: of methods that run while their class is redefined, traces
 * lack the file's name.
 *
 * <p>Without the agent there is no stub, and nothing is waited for.
 */
public final class Splits {
  private static final Duration DEADLINE = Duration.ofSeconds(40);
  private static final int MORE_ROUNDS = 200;

  /** A call instruction at a place of its own, with a function of its own. */
  private record Call(
      String name,
      Object receiver,
      BiFunction<Object, Function<Object, Object>, Object> code,
      Function<Object, Object> function) {

    Object result() {
      return code.apply(receiver, function);
    }

    List<String> trace() {
      try {
        throw new AssertionError(code.apply(receiver, Splits::fail));
      } catch (IllegalStateException e) {
        return frames(e);
      }
    }

    boolean hasStub() {
      List<String> trace = trace();
      return method(trace.get(1)).equals(method(trace.get(2)));
    }

    String atNull() {
      if (receiver == null) {
        return "static";
      }
      try {
        return "no exception: " + code.apply(null, function);
      } catch (NullPointerException e) {
        return e.getMessage().replaceFirst(" because.*", "") + " " + frames(e);
      }
    }

    private static String method(String frame) {
      return frame.substring(0, frame.indexOf(' '));
    }
  }

  private final List<Call> calls = new ArrayList<>();

  private Splits() {}

  /**
   * Runs calls.
   *
   * @param args {@code kinds} for every kind of instruction, {@code many} for many of one kind,
   *     {@code places} for special places; then, if calls are not to be split, the seconds to wait
   */
  public static void main(String[] args) throws Exception {
    Splits splits = new Splits();
    switch (args[0]) {
      case "kinds" -> SplitCallers.addAll(splits);
      case "many" -> ManyCallers.addAll(splits);
      case "places" -> SplitPlaces.addAll(splits);
      default -> throw new IllegalArgumentException(args[0]);
    }
    splits.run(args.length > 1 ? Duration.ofSeconds(Integer.parseInt(args[1])) : DEADLINE);
  }

  void add(
      String name,
      Object receiver,
      BiFunction<Object, Function<Object, Object>, Object> code,
      Function<Object, Object> function) {
    calls.add(new Call(name, receiver, code, function));
  }

  private void run(Duration deadline) throws InterruptedException {
    List<Object> first = results();
    long start = System.nanoTime();
    while (calls.stream().anyMatch(Call::hasStub)) {
      check(first);
      if (System.nanoTime() - start > deadline.toNanos()) {
        calls.stream().filter(Call::hasStub).forEach(call -> System.out.println("stub: " + call));
        return;
      }
      Thread.sleep(2);
    }
    for (int i = 0; i < MORE_ROUNDS; i++) {
      check(first);
    }
    for (Call call : calls) {
      System.out.println(call.name + ": " + call.result() + " " + call.trace());
      System.out.println("    " + call.atNull());
    }
  }

  private static Object fail(Object value) {
    throw new IllegalStateException(value.toString());
  }

  private List<Object> results() {
    return calls.stream().map(Call::result).toList();
  }

  private void check(List<Object> expected) {
    List<Object> now = results();
    if (!now.equals(expected)) {
      throw new AssertionError(now + " and not " + expected);
    }
  }

  /**
   * The program's own frames. Copies may stand in their nest's name, so that is all that counts.
   */
  private static List<String> frames(Throwable thrown) {
    List<String> frames = new ArrayList<>();
    for (StackTraceElement frame : thrown.getStackTrace()) {
      String type = frame.getClassName().replaceFirst("\\$.*", "");
      if (type.startsWith("dev.monomorph.it")) {
        frames.add(
            type.substring(type.lastIndexOf('.') + 1)
                + "."
                + frame.getMethodName()
                + " "
                + frame.getFileName()
                + ":"
                + frame.getLineNumber());
      }
    }
    return frames;
  }
}
