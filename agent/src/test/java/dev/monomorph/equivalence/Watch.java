package dev.monomorph.equivalence;

import java.lang.instrument.ClassFileTransformer;
import java.lang.instrument.Instrumentation;
import java.security.ProtectionDomain;
import java.util.ArrayList;
import java.util.List;

/**
 * A second agent, which sees the classes that Monomorph defines for the running program: it counts
 * them, and can put a mistake into one of them. Hidden ones are never shown to agents.
 */
public final class Watch implements ClassFileTransformer {
  private static final List<byte[]> COPIES = new ArrayList<>();

  private static PlantedBug bug;
  private static boolean planted;

  private Watch() {}

  /** Called by the JVM; the argument is the name of a {@link PlantedBug}, or missing. */
  public static void premain(String argument, Instrumentation instrumentation) {
    bug = argument == null ? null : PlantedBug.valueOf(argument);
    instrumentation.addTransformer(new Watch());
  }

  /** Forgets what was seen. */
  static void reset() {
    COPIES.clear();
    planted = false;
  }

  /** The class files seen since the last reset. */
  static List<byte[]> copies() {
    return COPIES;
  }

  /** Whether a mistake was made since the last reset. */
  static boolean hasPlanted() {
    return planted;
  }

  @Override
  public byte[] transform(
      ClassLoader loader, String name, Class<?> loaded, ProtectionDomain domain, byte[] bytes) {
    if (!(loader instanceof ProgramLoader) || !name.contains(Frames.COPY)) {
      return null;
    }
    COPIES.add(bytes.clone());
    if (bug == null || planted || !Copies.hasCopiedCallee(bytes)) {
      return null;
    }
    byte[] mistaken = bug.plant(bytes);
    planted = mistaken != null;
    return mistaken;
  }
}
