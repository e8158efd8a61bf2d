package dev.monomorph.engine;

import dev.monomorph.weave.SplitCalls;
import dev.monomorph.weave.Transformers;
import java.lang.instrument.ClassFileTransformer;
import java.lang.instrument.Instrumentation;
import java.lang.instrument.UnmodifiableClassException;
import java.security.ProtectionDomain;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.Opcodes;

/**
 * Reads the class files of loaded classes from the JVM itself: what other agents have made of them
 * at load and since, and what no resource holds.
 *
 * <p>Asks for a retransformation, takes the bytes it is handed, and answers with a class of other
 * modifiers, which the JVM turns down before anything has changed (JVMTI {@code
 * RetransformClasses}, error {@code UNSUPPORTED_REDEFINITION_CLASS_MODIFIERS_CHANGED}). Costs 30 to
 * 350 microseconds a class, and no safepoint.
 */
public final class LoadedBytecode {
  private static final ThreadLocal<Boolean> READING = ThreadLocal.withInitial(() -> false);

  private final Transformers transformers;

  /**
   * @param transformers the agent's, to read behind
   */
  public LoadedBytecode(Transformers transformers) {
    this.transformers = transformers;
  }

  /** Whether this thread is at it: what is woven now would be read. */
  static boolean isReading() {
    return READING.get();
  }

  /** The class file of {@code type} before weaving, or null if the JVM does not tell. */
  public byte[] read(Class<?> type) {
    byte[] file = capture(type);
    return file == null || isStale(type, file) ? null : file;
  }

  /**
   * JDK 17 keeps what a class was loaded with once calls in it are split, and hands that out
   * whatever it is redefined with. A redefinition that the JVM has refused looks the same from
   * here; then the class counts as unknown until the next one.
   */
  private static boolean isStale(Class<?> type, byte[] file) {
    return !SplitCalls.of(type).isEmpty() && !SourceClass.OF.get(type).isOfNow(file);
  }

  private byte[] capture(Class<?> type) {
    Instrumentation instrumentation = transformers.instrumentation();
    if (!instrumentation.isModifiableClass(type)) {
      return null;
    }
    Capture capture = new Capture(type);
    transformers.add(capture);
    READING.set(true);
    try {
      instrumentation.retransformClasses(type);
    } catch (UnsupportedOperationException | InternalError asIntended) {
      // The JVM says InternalError of a class whose initializer has failed.
      return capture.classFile;
    } catch (UnmodifiableClassException | LinkageError e) {
      // Another agent's transformer has spoiled the class file, or the JVM cannot write it.
      return null;
    } finally {
      READING.set(false);
      transformers.remove(capture);
    }
    return capture.classFile;
  }

  private static final class Capture implements ClassFileTransformer {
    private final Thread thread = Thread.currentThread();
    private final Class<?> type;
    private byte[] classFile;

    Capture(Class<?> type) {
      this.type = type;
    }

    @Override
    public byte[] transform(
        ClassLoader loader,
        String name,
        Class<?> redefined,
        ProtectionDomain domain,
        byte[] bytes) {
      if (redefined != type || Thread.currentThread() != thread) {
        return null;
      }
      classFile = bytes;
      return withOtherModifiers(bytes);
    }

    private static byte[] withOtherModifiers(byte[] bytes) {
      byte[] changed = bytes.clone();
      changed[new ClassReader(bytes).header] ^= (byte) (Opcodes.ACC_SYNTHETIC >> Byte.SIZE);
      return changed;
    }
  }
}
