package dev.monomorph.agent;

import java.lang.instrument.ClassFileTransformer;
import java.lang.instrument.Instrumentation;
import java.security.ProtectionDomain;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.WeakHashMap;
import java.util.function.Supplier;

/**
 * Keeps the nest members that classes were loaded with, after the agent has been detached.
 *
 * <p>The JVM refuses every retransformation that changes a nest, and starts each from the class
 * file of before weaving. Without this no other agent could change those classes any more.
 */
final class NestKeeper implements ClassFileTransformer {
  private final Supplier<Instrumentation> last;
  private final Map<ClassLoader, Map<String, List<String>>> nests = new WeakHashMap<>();
  private boolean installed;

  /**
   * @param last gives an instrumentation whose transformers are called after all others
   */
  NestKeeper(Supplier<Instrumentation> last) {
    this.last = last;
  }

  /**
   * Keeps nests as they are.
   *
   * @param members added members by nest host; both by internal name
   */
  synchronized void keep(ClassLoader loader, Map<String, List<String>> members) {
    if (members.isEmpty()) {
      return;
    }
    nests.computeIfAbsent(loader, key -> new HashMap<>()).putAll(members);
    if (!installed) {
      last.get().addTransformer(this, true);
      installed = true;
    }
  }

  @Override
  public byte[] transform(
      ClassLoader loader, String name, Class<?> loaded, ProtectionDomain domain, byte[] file) {
    List<String> members = loaded == null || name == null ? null : membersOf(loader, name);
    return members == null ? null : new NestMembers(file).with(members);
  }

  private synchronized List<String> membersOf(ClassLoader loader, String name) {
    return nests.getOrDefault(loader, Map.of()).get(name);
  }
}
