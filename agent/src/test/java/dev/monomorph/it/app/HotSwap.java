package dev.monomorph.it.app;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.InputStream;
import java.lang.instrument.ClassDefinition;
import java.lang.instrument.Instrumentation;
import java.util.Arrays;

/** Replaces classes as an IDE does: by {@link Instrumentation#redefineClasses}. */
public final class HotSwap {
  private static final byte BIPUSH = 0x10;

  private static volatile Instrumentation instrumentation;

  private HotSwap() {}

  /** Called by the JVM. */
  public static void premain(String options, Instrumentation given) {
    instrumentation = given;
  }

  /** Detaches the agent that is tested, as the JVM does when it is asked to. */
  static void detachMonomorph() throws Exception {
    Class.forName("dev.monomorph.agent.MonomorphAgent", true, ClassLoader.getSystemClassLoader())
        .getMethod("agentmain", String.class, Instrumentation.class)
        .invoke(null, "detach", instrumentation);
  }

  /** Gives a class its own code, with another number in place of the one constant {@code old}. */
  public static void replace(Class<?> type, int old, int fresh) throws Exception {
    replace(type, new byte[] {BIPUSH, (byte) old}, new byte[] {BIPUSH, (byte) fresh});
  }

  /** Gives a class its own code, with another name, as long as {@code old}, of a method. */
  static void rename(Class<?> type, String old, String fresh) throws Exception {
    replace(type, constant(old), constant(fresh));
  }

  /** A text as class files have it: its length comes first. */
  private static byte[] constant(String text) {
    return ((char) text.length() + text).getBytes(US_ASCII);
  }

  private static void replace(Class<?> type, byte[] old, byte[] fresh) throws Exception {
    byte[] bytes = classFile(type);
    int found = 0;
    for (int i = 0; i <= bytes.length - old.length; i++) {
      if (Arrays.equals(bytes, i, i + old.length, old, 0, old.length)) {
        System.arraycopy(fresh, 0, bytes, i, fresh.length);
        found++;
      }
    }
    if (found != 1) {
      throw new IllegalStateException("found " + found + " times in " + type);
    }
    instrumentation.redefineClasses(new ClassDefinition(type, bytes));
  }

  private static byte[] classFile(Class<?> type) throws IOException {
    String path = "/" + type.getName().replace('.', '/') + ".class";
    try (InputStream in = type.getResourceAsStream(path)) {
      return in.readAllBytes();
    }
  }
}
