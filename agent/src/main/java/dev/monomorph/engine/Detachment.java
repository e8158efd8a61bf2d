package dev.monomorph.engine;

import dev.monomorph.define.Privileges;
import dev.monomorph.dispatch.GatewayClass;
import dev.monomorph.inspect.Journal;
import dev.monomorph.runtime.AgentThread;
import dev.monomorph.runtime.Callees;
import dev.monomorph.runtime.Target;
import dev.monomorph.split.Splitter;
import dev.monomorph.weave.SplitCalls;
import java.lang.instrument.Instrumentation;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles.Lookup;
import java.lang.invoke.MethodType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;

/**
 * Gives every woven class, and every one whose calls were split, its own code back, and takes from
 * the application's classes all that would hold the agent.
 *
 * <p>Works after {@link Engine#stop}, while the agent's transformer is still in place. Threads that
 * are in a copy run on in it: what it may still call is left behind in the form of JDK types.
 */
public final class Detachment {
  private final Instrumentation instrumentation;
  private final TargetClasses classes;
  private final LoadedBytecode bytecode;
  private final Privileges privileges;
  private final CopiesCalls copiesCalls;
  private final Journal journal;
  private final List<Class<?>> refused = new ArrayList<>();

  Detachment(
      Instrumentation instrumentation,
      TargetClasses classes,
      LoadedBytecode bytecode,
      Privileges privileges,
      CopiesCalls copiesCalls,
      Journal journal) {
    this.instrumentation = instrumentation;
    this.classes = classes;
    this.bytecode = bytecode;
    this.privileges = privileges;
    this.copiesCalls = copiesCalls;
    this.journal = journal;
  }

  /**
   * What stays in the process, of JDK types only.
   *
   * @param functions what stands behind the gateway from now on
   * @param handles takes what a class may still link: a generated class's callees by number, and
   *     the methods whose call sites a bridge holds, by name and descriptor
   * @param nests takes the loader of nest hosts, and the members that each of them was loaded with
   */
  public record Left(
      GatewayClass.Functions functions,
      BiConsumer<Class<?>, Map<Object, MethodHandle>> handles,
      BiConsumer<ClassLoader, Map<String, List<String>>> nests) {}

  /**
   * Detaches.
   *
   * @return the classes that the JVM does not give their own code back: they run on as they are, in
   *     copies, and keep the agent's loader
   */
  public List<Class<?>> run(Left left) {
    AgentThread entered = AgentThread.enter();
    try {
      giveBack();
    } finally {
      if (entered != null) {
        entered.leave();
      }
    }
    classes.hosts().forEach(left.nests());
    if (refused.isEmpty()) {
      classes.bridges().forEach((loader, bridges) -> leaveBridges(loader, bridges, left));
      leaveGateway(left);
    }
    return refused;
  }

  private void giveBack() {
    Map<Class<?>, TargetClass> woven = new HashMap<>();
    Set<Class<?>> types = new LinkedHashSet<>();
    collect(woven, types);
    for (Class<?> type : SplitCalls.classes()) {
      if (SourceClass.OF.get(type).isAnnounced() && bytecode.read(type) == null) {
        refuse(
            woven, type, new IllegalStateException("it was redefined, and the JVM has lost that"));
      } else {
        types.add(type);
      }
    }
    new Retransformer(instrumentation)
        .retransform(new ArrayList<>(types), (type, e) -> refuse(woven, type, e));
  }

  private void leaveGateway(Left left) {
    try {
      // First: what a class needs must be there before it asks.
      Callees.leaveTo(left.handles());
      copiesCalls.release();
      GatewayClass.put(instrumentation, left.functions());
      LinkedClass.removeAll();
      LinkedLambdas.removeAll();
      SourceClass.OF.removeAll();
      SplitCalls.removeAll();
      Splitter.forgetCounts();
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("this JVM does not let the agent into java.base", e);
    }
  }

  private void refuse(Map<Class<?>, TargetClass> woven, Class<?> type, Throwable reason) {
    refused.add(type);
    journal.failed("the own code of " + type.getName(), reason);
    TargetClass known = woven.get(type);
    if (known != null) {
      known.keepWoven();
    }
  }

  /** The woven classes, and those that hold their call sites. */
  private void collect(Map<Class<?>, TargetClass> woven, Set<Class<?>> types) {
    Map<ClassLoader, Map<String, TargetClass>> byName = classes.woven();
    Map<ClassLoader, Map<String, String>> bridges = classes.bridges();
    Set<TargetClass> missing = new HashSet<>();
    byName.values().forEach(all -> missing.addAll(all.values()));
    for (Class<?> type : instrumentation.getAllLoadedClasses()) {
      ClassLoader loader = type.getClassLoader();
      String name = type.getName().replace('.', '/');
      TargetClass known = byName.getOrDefault(loader, Map.of()).get(name);
      if (known != null && missing.remove(known)) {
        woven.put(type, known);
        types.add(type);
      } else if (bridges.getOrDefault(loader, Map.of()).containsKey(name)) {
        types.add(type);
      }
    }
    byName.forEach(
        (loader, all) ->
            all.forEach(
                (name, known) -> {
                  if (missing.contains(known)) {
                    await(loader, name, known, woven, types);
                  }
                }));
  }

  /** The class that another thread is defining just now, with call sites in it. */
  private static void await(
      ClassLoader loader,
      String name,
      TargetClass known,
      Map<Class<?>, TargetClass> woven,
      Set<Class<?>> types) {
    try {
      Class<?> type = Class.forName(name.replace('/', '.'), false, loader);
      woven.put(type, known);
      types.add(type);
    } catch (ClassNotFoundException | LinkageError e) {
      // Its definition has failed; there is nothing to be given back.
    }
  }

  private void leaveBridges(ClassLoader loader, Map<String, String> bridges, Left left) {
    bridges.forEach(
        (bridge, owner) -> {
          try {
            Class<?> type = Class.forName(bridge.replace('/', '.'), false, loader);
            Class<?> woven = Class.forName(owner.replace('/', '.'), false, loader);
            left.handles().accept(type, originals(loader, owner, woven));
          } catch (ReflectiveOperationException | LinkageError e) {
            // The class was never loaded, so nothing calls its bridge.
          }
        });
  }

  private Map<Object, MethodHandle> originals(ClassLoader loader, String owner, Class<?> woven)
      throws ReflectiveOperationException {
    Map<Object, MethodHandle> handles = new HashMap<>();
    Lookup lookup = privileges.lookupIn(woven);
    for (Target target : classes.find(loader, owner).targets()) {
      handles.put(target.signature(), original(lookup, target));
    }
    return handles;
  }

  /** The method that a target is, which has its own body. */
  static MethodHandle original(Lookup lookup, Target target) throws ReflectiveOperationException {
    Class<?> owner = lookup.lookupClass();
    MethodType type =
        MethodType.fromMethodDescriptorString(target.descriptor(), owner.getClassLoader());
    return target.isStatic()
        ? lookup.findStatic(owner, target.name(), type)
        : lookup.findSpecial(owner, target.name(), type, owner);
  }
}
