package dev.monomorph.it.app;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;

/**
 * A program that has the agent attached to itself and detached, by the command line as a user
 * would, and does one step for each argument.
 */
public final class Attached {
  private final String jar;
  private final List<Waiter> waiters = new ArrayList<>();
  private AncientVersions ancient;

  private Attached(String jar) {
    this.jar = jar;
  }

  /**
   * Runs the steps.
   *
   * @param args the agent's jar, then steps; see {@link #step}
   */
  public static void main(String[] args) throws Exception {
    Attached program = new Attached(args[0]);
    for (int i = 1; i < args.length; i++) {
      program.step(args[i]);
    }
  }

  private void step(String step) throws Exception {
    int colon = step.indexOf(':');
    String what = colon < 0 ? step : step.substring(0, colon);
    String rest = colon < 0 ? "" : step.substring(colon + 1);
    switch (what) {
      case "run" -> Attachable.run();
      case "split" -> AttachableCallers.waitUntilSplit();
      case "call" -> System.out.println(AttachableCallers.second());
      case "ancient" -> ancient(rest);
      case "attach" -> command("attach", rest);
      case "detach" -> command("detach", "");
      case "list" -> command("list", "");
      case "capture" -> Witness.capture();
      case "compare" -> System.out.println(Witness.compare());
      case "remember" -> Witness.rememberAgent();
      case "gone" -> System.out.println(Witness.isAgentGone() ? "gone" : "still there");
      case "served" -> System.out.println("a bean: " + Managed.isServed());
      case "record" -> Managed.record();
      case "look" -> Managed.look();
      case "wait" -> waiters.add(new Waiter());
      case "go on" -> waiters.get(Integer.parseInt(rest)).goOn();
      default -> throw new IllegalArgumentException(step);
    }
  }

  private void ancient(String version) throws ReflectiveOperationException {
    if (ancient == null) {
      ancient = new AncientVersions(Integer.parseInt(version));
    }
    ancient.loadClass(Ancient.class.getName()).getMethod("run").invoke(null);
  }

  private void command(String name, String options) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:TieredStopAtLevel=1", "-jar", jar, name));
    if (!name.equals("list")) {
      command.add(Long.toString(ProcessHandle.current().pid()));
    }
    if (!options.isEmpty()) {
      command.add(options);
    }
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    process.getOutputStream().close();
    byte[] said = process.getInputStream().readAllBytes();
    System.out.println(name + ": " + process.waitFor());
    System.out.print(new String(said, Charset.defaultCharset()));
  }

  /** A thread in a target, which goes on there when it is told to. */
  private static final class Waiter {
    private final CountDownLatch entered = new CountDownLatch(1);
    private final CountDownLatch gate = new CountDownLatch(1);
    private final AtomicReference<Object> result = new AtomicReference<>();
    private final Thread thread = new Thread(this::work);

    Waiter() throws InterruptedException {
      thread.start();
      entered.await();
    }

    private void work() {
      try {
        result.set(Attachable.waiting(x -> x * 7, entered, gate));
      } catch (Throwable e) {
        result.set(e);
      }
    }

    void goOn() throws InterruptedException {
      gate.countDown();
      thread.join();
      System.out.println("waited for " + result.get());
    }
  }
}
