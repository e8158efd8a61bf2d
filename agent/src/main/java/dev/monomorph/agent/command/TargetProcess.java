package dev.monomorph.agent.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A process that is to be attached to, as the operating system knows it.
 *
 * <p>To attach, the JDK sends the process a signal that ends every program that does not expect it;
 * so what can be known before is looked at before.
 *
 * @param pid its number
 * @param exists whether there is such a process
 * @param user its user, where that is known
 * @param ownUser the user of this process
 * @param own whether it is this process
 * @param status the lines of {@code /proc/PID/status}, empty where there is no such file
 */
record TargetProcess(
    long pid,
    boolean exists,
    Optional<String> user,
    Optional<String> ownUser,
    boolean own,
    String status) {
  private static final String CAUGHT = "SigCgt:";

  /** The bit of SIGQUIT, number 3, in a mask of signals. */
  private static final long QUIT = 1L << 2;

  /** What is known of a process. */
  static TargetProcess of(long pid) {
    ProcessHandle self = ProcessHandle.current();
    Optional<ProcessHandle> process = pid > 0 ? ProcessHandle.of(pid) : Optional.empty();
    return new TargetProcess(
        pid,
        process.isPresent(),
        process.flatMap(handle -> handle.info().user()),
        self.info().user(),
        self.pid() == pid,
        status(pid));
  }

  private static String status(long pid) {
    try {
      return Files.readString(Path.of("/proc/" + pid + "/status"));
    } catch (IOException e) {
      // No such process, or no such file system: then the JDK finds out.
      return "";
    }
  }

  /**
   * Checks that it may be a JVM that lets this process attach.
   *
   * @throws JvmException if it cannot be
   */
  void check() throws JvmException {
    if (!exists) {
      throw new JvmException(pid, "no such process");
    }
    if (own) {
      throw new JvmException(pid, "this is the process of this very command");
    }
    boolean mayAll = ownUser.isEmpty() || ownUser.get().equals("root");
    if (user.isPresent() && !mayAll && !user.equals(ownUser)) {
      throw new JvmException(
          pid, "belongs to user " + user.get() + ", and this command runs as " + ownUser.get());
    }
    if (!catchesQuit()) {
      throw new JvmException(
          pid, "is no JVM, or one that does not let others attach (it does not catch SIGQUIT)");
    }
  }

  private boolean catchesQuit() {
    int start = status.indexOf(CAUGHT);
    if (start < 0) {
      return true;
    }
    String mask = status.substring(start + CAUGHT.length()).strip().split("\\s", 2)[0];
    return (Long.parseUnsignedLong(mask, 16) & QUIT) != 0;
  }
}
