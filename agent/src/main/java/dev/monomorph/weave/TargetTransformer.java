package dev.monomorph.weave;

import dev.monomorph.runtime.AgentThread;
import dev.monomorph.runtime.GeneratedNames;
import java.lang.instrument.ClassFileTransformer;
import java.nio.charset.StandardCharsets;
import java.security.ProtectionDomain;

/**
 * Looks at every class that is loaded and weaves those that hold targets.
 *
 * <p>For all others it costs one look into the constant pool. No library is touched, and no class
 * of one is loaded, before a target turns up.
 */
public final class TargetTransformer implements ClassFileTransformer {
  private static final byte[] ANNOTATION =
      "Ldev/monomorph/Specialize;".getBytes(StandardCharsets.US_ASCII);

  private final TargetPatterns patterns;
  private final Planner planner;
  private final FailureListener failures;
  private final ClassLoader ownLoader = TargetTransformer.class.getClassLoader();

  /** Is told when a class could not be woven; the class is then loaded as it is. */
  public interface FailureListener {
    /** {@code className} is internal. */
    void failed(String className, Throwable failure);
  }

  /**
   * @param planner must be cheap to make: most programs have no target
   */
  public TargetTransformer(TargetPatterns patterns, Planner planner, FailureListener failures) {
    this.patterns = patterns;
    this.planner = planner;
    this.failures = failures;
  }

  /** Never throws: the JVM would swallow it without a word. */
  @Override
  public byte[] transform(
      Module module,
      ClassLoader loader,
      String className,
      Class<?> loaded,
      ProtectionDomain domain,
      byte[] classFile) {
    // Loaders need not tell the name of the class that they define.
    String name = className == null ? ConstantPoolScan.thisClass(classFile) : className;
    if (name == null || loader == ownLoader) {
      return null;
    }
    if (loaded != null) {
      noteRedefinition(loaded, name, classFile);
    }
    boolean changed = loaded != null && planner.isChanged(loader, name);
    if (!changed && !mayHoldTargets(loader, name, classFile)) {
      return null;
    }
    AgentThread entered = AgentThread.enter();
    try {
      WeavePlan plan = planner.plan(loader, classFile, loaded);
      return plan.changesNothing() ? null : Weaver.weave(classFile, plan);
    } catch (Throwable failure) {
      failures.failed(name, failure);
      return null;
    } finally {
      if (entered != null) {
        entered.leave();
      }
    }
  }

  /** What the agent retransforms itself has the same code as before. */
  private void noteRedefinition(Class<?> loaded, String name, byte[] classFile) {
    AgentThread entered = AgentThread.enter();
    if (entered == null) {
      return;
    }
    try {
      planner.redefined(loaded, classFile);
    } catch (Throwable failure) {
      failures.failed(name, failure);
    } finally {
      entered.leave();
    }
  }

  private boolean mayHoldTargets(ClassLoader loader, String name, byte[] classFile) {
    if (GeneratedNames.isGenerated(name)) {
      return false;
    }
    if (!patterns.isEmpty()
        && (patterns.mayMatchClass(name) || patterns.mayMatchNestMemberOf(name))) {
      return true;
    }
    // The JDK's own classes know nothing of the annotation; they are most of what is loaded.
    return loader != null && ConstantPoolScan.mentions(classFile, ANNOTATION);
  }
}
