package dev.monomorph.it.app;

import java.lang.instrument.ClassFileTransformer;
import java.lang.instrument.Instrumentation;
import java.lang.instrument.UnmodifiableClassException;
import java.lang.ref.WeakReference;
import java.security.ProtectionDomain;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** An agent beside ours that looks at class files, and at whether our agent's loader is there. */
public final class Witness {
  private static final Duration DEADLINE = Duration.ofSeconds(30);

  private static final String PACKAGE = Witness.class.getPackageName();
  private static final Set<String> NAMES = Set.of("Attachable", "AttachableCallers", "Ancient");

  private static Instrumentation instrumentation;
  private static Map<String, byte[]> captured;
  private static WeakReference<ClassLoader> agent;

  private Witness() {}

  /**
   * Called by the JVM.
   *
   * @param options names of classes to load, before the agents that come after
   */
  public static void premain(String options, Instrumentation given) throws ClassNotFoundException {
    instrumentation = given;
    if (options != null && !options.isEmpty()) {
      Class.forName(options);
    }
  }

  /** Remembers the class files of the targets' classes as they are handed to transformers. */
  static void capture() throws UnmodifiableClassException {
    captured = classFiles();
  }

  /** Whether they are what they were. */
  static String compare() throws UnmodifiableClassException {
    Map<String, byte[]> now = classFiles();
    StringBuilder different = new StringBuilder();
    captured.forEach(
        (name, file) -> {
          if (!Arrays.equals(file, now.get(name))) {
            different.append(name).append(' ');
          }
        });
    return captured.size() + " class files, different: " + different;
  }

  private static Map<String, byte[]> classFiles() throws UnmodifiableClassException {
    Map<String, byte[]> files = new TreeMap<>();
    ClassFileTransformer reader =
        new ClassFileTransformer() {
          @Override
          public byte[] transform(
              ClassLoader loader, String name, Class<?> type, ProtectionDomain d, byte[] file) {
            if (type != null) {
              files.put(name + " " + (loader instanceof AncientVersions), file);
            }
            return null;
          }
        };
    instrumentation.addTransformer(reader, true);
    try {
      for (Class<?> type : instrumentation.getAllLoadedClasses()) {
        String name = type.getSimpleName();
        if (type.getName().startsWith(PACKAGE) && NAMES.contains(name)) {
          instrumentation.retransformClasses(type);
        }
      }
    } finally {
      instrumentation.removeTransformer(reader);
    }
    return files;
  }

  /** Remembers the agent's loader, weakly. */
  static void rememberAgent() {
    for (Class<?> type : instrumentation.getAllLoadedClasses()) {
      ClassLoader loader = type.getClassLoader();
      if (loader != null && "monomorph".equals(loader.getName())) {
        agent = new WeakReference<>(loader);
      }
    }
    System.out.println(agent == null ? "no agent" : "an agent");
  }

  /** Whether the remembered loader goes. */
  static boolean isAgentGone() throws InterruptedException {
    long start = System.nanoTime();
    while (agent.get() != null && System.nanoTime() - start < DEADLINE.toNanos()) {
      System.gc();
      Thread.sleep(50);
    }
    return agent.get() == null;
  }
}
