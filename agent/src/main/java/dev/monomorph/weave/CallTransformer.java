package dev.monomorph.weave;

import java.lang.instrument.ClassFileTransformer;
import java.lang.instrument.Instrumentation;
import java.lang.instrument.UnmodifiableClassException;
import java.security.ProtectionDomain;
import java.util.List;
import java.util.function.BooleanSupplier;

/**
 * Puts call sites in place of the {@link SplitCalls} of loaded classes, behind all other
 * transformers.
 *
 * <p>Other agents' retransformations keep them. When this agent reads a class's bytecode they are
 * left out, so that copies are made of what the class's author wrote.
 */
public final class CallTransformer implements ClassFileTransformer {
  private final BooleanSupplier reading;
  private final TargetTransformer.FailureListener failures;

  /**
   * @param reading whether the agent reads bytecode on the current thread
   * @param failures is told when a class could not be rewritten; it then stays as it is
   */
  public CallTransformer(BooleanSupplier reading, TargetTransformer.FailureListener failures) {
    this.reading = reading;
    this.failures = failures;
  }

  /**
   * Has the JVM load the code of classes anew. By one thread at a time.
   *
   * @throws UnmodifiableClassException if one cannot be; then none is
   * @throws LinkageError if the JVM does not accept one; then none is changed
   */
  public synchronized void retransform(Instrumentation instrumentation, List<Class<?>> classes)
      throws UnmodifiableClassException {
    instrumentation.retransformClasses(classes.toArray(Class<?>[]::new));
  }

  /** Never throws: the JVM would swallow it without a word. */
  @Override
  public byte[] transform(
      ClassLoader loader,
      String className,
      Class<?> loaded,
      ProtectionDomain domain,
      byte[] classFile) {
    if (loaded == null || reading.getAsBoolean()) {
      return null;
    }
    try {
      SplitCalls calls = SplitCalls.of(loaded);
      if (calls.isEmpty()) {
        return null;
      }
      byte[] rewritten = CallRewriter.rewrite(classFile, calls::target);
      return rewritten == classFile ? null : rewritten;
    } catch (Throwable failure) {
      failures.failed(className, failure);
      return null;
    }
  }
}
