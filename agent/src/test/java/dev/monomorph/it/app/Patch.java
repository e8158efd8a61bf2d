package dev.monomorph.it.app;

import java.lang.instrument.ClassFileTransformer;
import java.lang.instrument.Instrumentation;
import java.lang.instrument.UnmodifiableClassException;
import java.security.ProtectionDomain;

/** An agent beside ours: replaces the constant 60 in classes of one name. */
public final class Patch implements ClassFileTransformer {
  private static final byte BIPUSH = 0x10;
  private static final byte SIXTY = 60;
  private static final byte IADD = 0x60;

  private static volatile Patch only;

  private final Instrumentation instrumentation;
  private volatile byte value;

  private Patch(Instrumentation instrumentation, byte value) {
    this.instrumentation = instrumentation;
    this.value = value;
  }

  /**
   * Called by the JVM.
   *
   * @param options the new constant, and whether the class may be retransformed: {@code 7,true}
   */
  public static void premain(String options, Instrumentation instrumentation) {
    String[] parts = options.split(",", -1);
    only = new Patch(instrumentation, Byte.parseByte(parts[0]));
    instrumentation.addTransformer(only, Boolean.parseBoolean(parts[1]));
  }

  /** Replaces the constant in the loaded class. */
  static void apply(Class<?> type, byte value) throws UnmodifiableClassException {
    only.value = value;
    only.instrumentation.retransformClasses(type);
  }

  @Override
  public byte[] transform(
      ClassLoader loader, String name, Class<?> type, ProtectionDomain domain, byte[] bytes) {
    if (name == null || !name.startsWith("dev/monomorph/it/app/") || !name.endsWith("$Sixty")) {
      return null;
    }
    for (int at = 0; at < bytes.length - 2; at++) {
      if (bytes[at] == BIPUSH && bytes[at + 1] == SIXTY && bytes[at + 2] == IADD) {
        byte[] patched = bytes.clone();
        patched[at + 1] = value;
        return patched;
      }
    }
    throw new IllegalStateException("no constant 60 in " + name);
  }
}
