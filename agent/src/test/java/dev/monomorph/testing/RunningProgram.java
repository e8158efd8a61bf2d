package dev.monomorph.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.tools.attach.VirtualMachine;
import dev.monomorph.testing.ForkedJvm.Result;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.management.remote.JMXConnector;
import javax.management.remote.JMXConnectorFactory;
import javax.management.remote.JMXServiceURL;

/**
 * A program of the test tree that runs while the test does, until it is told to stop: it writes its
 * number into the file {@code pid} of its directory, and ends when a file {@code stop} is there.
 */
public final class RunningProgram implements AutoCloseable {
  /** Milliseconds between two looks at what is waited for. */
  private static final long STEP = 50;

  /** Of them. */
  private static final int STEPS = 1000;

  private final ExecutorService thread = Executors.newSingleThreadExecutor();
  private final CompletableFuture<Result> result;
  private final Path directory;
  private final String pid;

  /** After this time it has hung. */
  private static final Duration DEADLINE = Duration.ofMinutes(4);

  /** What is waited for. */
  public interface Condition {
    /** Whether it is so. */
    boolean holds() throws Exception;
  }

  /** Starts it, and waits until it runs. */
  public RunningProgram(ForkedJvm jvm, Class<?> main, Path directory) throws Exception {
    this.directory = directory;
    result =
        CompletableFuture.supplyAsync(
            () -> jvm.within(DEADLINE).run(main, directory.toString()), thread);
    Path file = directory.resolve("pid");
    await(() -> Files.exists(file) || result.isDone());
    assertThat(result.isDone()).as("has ended").isFalse();
    pid = Files.readString(file);
  }

  /** Waits until something is so. */
  public static void await(Condition condition) throws Exception {
    for (int i = 0; i < STEPS; i++) {
      if (condition.holds()) {
        return;
      }
      Thread.sleep(STEP);
    }
    throw new AssertionError("waited in vain");
  }

  /** Its process. */
  public String pid() {
    return pid;
  }

  /** Has it load the agent. */
  public void attach(String options) throws Exception {
    VirtualMachine jvm = VirtualMachine.attach(pid);
    try {
      jvm.loadAgent(ForkedJvm.agentJar().toString(), options);
    } finally {
      jvm.detach();
    }
  }

  /** A connection to its MBean server, as JMX clients make one. */
  @SuppressWarnings("BanJNDI") // the address is what the JVM itself tells
  public JMXConnector connect() throws Exception {
    VirtualMachine jvm = VirtualMachine.attach(pid);
    try {
      return JMXConnectorFactory.connect(new JMXServiceURL(jvm.startLocalManagementAgent()));
    } finally {
      jvm.detach();
    }
  }

  /** Stops it. */
  public Result stop() {
    try {
      Path stop = directory.resolve("stop");
      if (Files.notExists(stop)) {
        Files.createFile(stop);
      }
      return result.join();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      thread.shutdown();
    }
  }

  /** Has it end, where a test does not care any more how. */
  @Override
  public void close() {
    if (!result.isDone()) {
      stop();
    }
  }
}
