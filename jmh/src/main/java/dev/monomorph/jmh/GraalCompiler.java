package dev.monomorph.jmh;

import com.sun.management.HotSpotDiagnosticMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.List;

/** The Graal compiler's community edition in the place of C2, by way of JVMCI. */
final class GraalCompiler {
  /** It is compiled by itself while it runs, so it takes long to become as good as it gets. */
  static final int WARMUP_ITERATIONS = 60;

  private GraalCompiler() {}

  /** The arguments by which a JVM takes the compiler from the jars of a directory. */
  static List<String> jvmArguments(Path jars) {
    return List.of(
        "-XX:+UnlockExperimentalVMOptions",
        "-XX:+EnableJVMCI",
        "-XX:+UseJVMCICompiler",
        "-XX:-UseJVMCINativeLibrary",
        "--upgrade-module-path=" + jars);
  }

  /**
   * Fails if a fork that is to run with it does not.
   *
   * @throws IllegalStateException if so
   */
  static void check(Variant variant) {
    boolean wanted = variant == Variant.POLLUTED_UNDER_GRAAL;
    if (wanted && !"off".equals(System.getProperty(AgentPresence.CHECK)) && !isUsed()) {
      throw new IllegalStateException(
          variant.method + " needs a JVMCI compiler in its fork; start it with --graal");
    }
  }

  private static boolean isUsed() {
    HotSpotDiagnosticMXBean hotSpot =
        ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class);
    try {
      return Boolean.parseBoolean(hotSpot.getVMOption("UseJVMCICompiler").getValue());
    } catch (IllegalArgumentException e) {
      // This JVM was built without JVMCI.
      return false;
    }
  }
}
