package dev.monomorph.weave;

import dev.monomorph.runtime.AgentThread;
import java.lang.instrument.ClassFileTransformer;
import java.lang.instrument.IllegalClassFormatException;
import java.lang.instrument.Instrumentation;
import java.security.ProtectionDomain;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * The agent's transformers. They are called after those of all other agents, so that what others
 * have made of a class is what gets copied, and so that nobody sees what the agent has woven: Byte
 * Buddy, for one, drops nest members that do not exist yet, and the JVM then refuses the class.
 *
 * <p>The JVM calls agents in the order in which they were made known to it. Mockito's, say, is
 * attached when the program has long been running. So when another agent retransforms a class, this
 * one has itself made known once more. HotSpot goes through its list as it is by then, so what is
 * appended while a class is being transformed is called for that class too.
 *
 * <p>Safe for use by many threads.
 */
public final class Transformers {
  private final UnaryOperator<Instrumentation> last;
  private final List<Placed> placed = new ArrayList<>();
  private volatile Instrumentation instrumentation;
  private Requesters requesters;

  /**
   * @param instrumentation whose transformers are called last for now
   * @param last gives, for an instrumentation of this agent, another whose transformers are called
   *     last from then on, or the same if there is none; each stays in the process for good
   */
  public Transformers(Instrumentation instrumentation, UnaryOperator<Instrumentation> last) {
    this.instrumentation = instrumentation;
    this.last = last;
  }

  /** What to ask of the JVM. */
  public Instrumentation instrumentation() {
    return instrumentation;
  }

  /** Has the JVM call a transformer, after those that were added before. */
  public synchronized void add(ClassFileTransformer transformer) {
    place(new Placed(transformer));
  }

  /** Has the JVM call a transformer no more. */
  public synchronized void remove(ClassFileTransformer transformer) {
    for (Placed each : List.copyOf(placed)) {
      if (each.transformer == transformer) {
        instrumentation.removeTransformer(each);
        placed.remove(each);
      }
    }
  }

  private void place(Placed transformer) {
    placed.add(transformer);
    instrumentation.addTransformer(transformer, instrumentation.isRetransformClassesSupported());
  }

  /**
   * If an agent may have come to stand behind this one, stands behind that.
   *
   * @param called the transformer that is being called; one of them is enough to see it
   */
  private synchronized void keepLast(Placed called) {
    if (requesters == null) {
      requesters = new Requesters(instrumentation.getClass());
    }
    if (placed.indexOf(called) == 0 && requesters.mayBeBehind()) {
      moveBehind();
    }
  }

  private void moveBehind() {
    Instrumentation behind;
    try {
      behind = last.apply(instrumentation);
    } catch (StackOverflowError | OutOfMemoryError e) {
      // No room here and now: the agent stays where it is, and its classes woven.
      return;
    }
    if (behind == instrumentation) {
      return;
    }
    Instrumentation before = instrumentation;
    List<Placed> moved = List.copyOf(placed);
    placed.clear();
    instrumentation = behind;
    for (Placed each : moved) {
      place(new Placed(each.transformer));
      each.left = true;
      before.removeTransformer(each);
    }
  }

  /**
   * A transformer at its place among those of all agents.
   *
   * <p>The JDK goes through a copy of its list: what has left is still called there.
   */
  private final class Placed implements ClassFileTransformer {
    private final ClassFileTransformer transformer;
    private volatile boolean left;

    Placed(ClassFileTransformer transformer) {
      this.transformer = transformer;
    }

    @Override
    public byte[] transform(
        Module module,
        ClassLoader loader,
        String name,
        Class<?> loaded,
        ProtectionDomain domain,
        byte[] file)
        throws IllegalClassFormatException {
      if (loaded != null && !left && !AgentThread.isBusy()) {
        keepLast(this);
      }
      return left ? null : transformer.transform(module, loader, name, loaded, domain, file);
    }
  }
}
