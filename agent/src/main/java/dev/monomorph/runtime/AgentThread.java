package dev.monomorph.runtime;

import java.lang.ref.WeakReference;
import java.security.AccessController;
import java.security.PrivilegedAction;
import java.util.function.Supplier;

/**
 * Marks threads that are at work for the agent, so that woven code they run into stays generic.
 *
 * <p>The agent calls application code: a class loader's {@code getResourceAsStream}, say. Were that
 * code woven and observed, the agent would call itself without end.
 */
public final class AgentThread {
  /**
   * Of JDK types: a value of the agent's own would keep the agent's loader as long as the thread
   * lives. One element is whether the thread is busy, the other refers to its {@link AgentThread},
   * which is not made anew each time: what the optimizing compiler makes of that fails where the
   * stack has just overflowed.
   */
  private static final ThreadLocal<Object[]> CURRENT = ThreadLocal.withInitial(new Start());

  private final boolean[] busy;

  private AgentThread(boolean[] busy) {
    this.busy = busy;
  }

  /** Whether the current thread is at work for the agent. */
  public static boolean isBusy() {
    return ((boolean[]) CURRENT.get()[0])[0];
  }

  /**
   * Enters the agent.
   *
   * @return what to {@link #leave}; null if the thread was in it already
   */
  public static AgentThread enter() {
    Object[] current = CURRENT.get();
    boolean[] busy = (boolean[]) current[0];
    if (busy[0]) {
      return null;
    }
    AgentThread thread = (AgentThread) ((WeakReference<?>) current[1]).get();
    if (thread == null) {
      thread = new AgentThread(busy);
      current[1] = new WeakReference<>(thread);
    }
    busy[0] = true;
    return thread;
  }

  /** Leaves the agent. Calls nothing, so that it works where the stack has just overflowed. */
  public void leave() {
    busy[0] = false;
  }

  /**
   * A daemon thread for the agent's own work, started wherever the application happens to need it.
   *
   * <p>It takes over nothing by which it would keep the application's loaders alive: no context
   * loader, no thread locals, no thread group, and no protection domains of the calling code, which
   * JDK 17 remembers in each thread.
   */
  @SuppressWarnings("removal") // on JDK 17 there is no other way to leave the domains out
  public static Thread newDaemon(String name, Runnable work) {
    ThreadGroup root = Thread.currentThread().getThreadGroup();
    while (root.getParent() != null) {
      root = root.getParent();
    }
    ThreadGroup group = root;
    PrivilegedAction<Thread> make = () -> new Thread(group, () -> run(work), name, 0, false);
    Thread thread = AccessController.doPrivileged(make);
    thread.setDaemon(true);
    thread.setContextClassLoader(null);
    return thread;
  }

  private static void run(Runnable work) {
    enter();
    work.run();
  }

  // Named: a lambda here would link invokedynamic before the first target runs.
  private static final class Start implements Supplier<Object[]> {
    @Override
    public Object[] get() {
      boolean[] busy = new boolean[1];
      return new Object[] {busy, new WeakReference<>(new AgentThread(busy))};
    }
  }
}
