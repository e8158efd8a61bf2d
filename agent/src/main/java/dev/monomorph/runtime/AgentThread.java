package dev.monomorph.runtime;

/**
 * Marks threads that are at work for the agent, so that woven code they run into stays generic.
 *
 * <p>The agent calls application code: a class loader's {@code getResourceAsStream}, say. Were that
 * code woven and observed, the agent would call itself without end.
 */
public final class AgentThread {
  private static final ThreadLocal<Boolean> BUSY = new ThreadLocal<>();

  private AgentThread() {}

  /** Whether the current thread is at work for the agent. */
  public static boolean isBusy() {
    return BUSY.get() != null;
  }

  /**
   * Enters the agent.
   *
   * @return false if the thread was in it already; then {@link #leave} must not be called
   */
  public static boolean enter() {
    if (BUSY.get() != null) {
      return false;
    }
    BUSY.set(Boolean.TRUE);
    return true;
  }

  /** Leaves the agent. */
  public static void leave() {
    BUSY.remove();
  }
}
