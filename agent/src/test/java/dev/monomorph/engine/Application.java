package dev.monomorph.engine;

import dev.monomorph.define.Privileges;
import dev.monomorph.inspect.Dump;
import dev.monomorph.inspect.Journal;
import dev.monomorph.inspect.JournalListener;
import dev.monomorph.inspect.SiteRecord;
import dev.monomorph.inspect.TargetRecord;
import dev.monomorph.inspect.Work;
import dev.monomorph.reuse.ClassHashes;
import dev.monomorph.reuse.SpecializationCache;
import dev.monomorph.runtime.Linker;
import dev.monomorph.runtime.Policy;
import dev.monomorph.runtime.Refusal;
import dev.monomorph.runtime.SpecializingCallSite;
import dev.monomorph.runtime.Target;
import dev.monomorph.split.SplitWhen;
import dev.monomorph.testing.ClassBytes;
import dev.monomorph.testing.TestGateway;
import dev.monomorph.weave.Planner;
import dev.monomorph.weave.TargetPatterns;
import dev.monomorph.weave.TargetTransformer;
import dev.monomorph.weave.Transformers;
import dev.monomorph.weave.WeavePlan;
import java.lang.instrument.ClassDefinition;
import java.lang.instrument.ClassFileTransformer;
import java.lang.instrument.IllegalClassFormatException;
import java.lang.instrument.Instrumentation;
import java.lang.instrument.UnmodifiableClassException;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodHandles.Lookup;
import java.lang.invoke.MethodType;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.MethodNode;

/** A program with an engine of its own, woven and run in this JVM, in a loader of its own. */
final class Application {
  /** What went to the log. */
  final List<String> logged = new CopyOnWriteArrayList<>();

  final Journal journal = new Journal(null, List.of(new ToLog()));
  final TargetClasses classes = new TargetClasses();
  final TargetSwitches switches = new TargetSwitches();
  final Engine engine;

  /** How the engine sees the class file of a class of this program that is not woven. */
  UnaryOperator<byte[]> seen = UnaryOperator.identity();

  /** How the engine sees the class file of a woven class. */
  UnaryOperator<byte[]> original = UnaryOperator.identity();

  /** What another thread does, or so it looks, before a site gets a new dispatcher. */
  Runnable beforeRelink = () -> {};

  /** What another thread does as soon as a site has a new dispatcher. */
  Runnable afterRelink = () -> {};

  private final ClassHashes hashes;
  private final Loader loader = new Loader();
  private final Linker linker;
  private final Map<String, byte[]> restored = new HashMap<>();
  private final Map<String, byte[]> loaded = new HashMap<>();

  Application(EngineOptions options) {
    this(options, new ClassHashes(Runnable::run), null, null);
  }

  /**
   * @param hashes of the classes that it loads
   * @param cache what earlier programs have made; null for none
   * @param dump takes what is generated; null for nobody
   */
  Application(EngineOptions options, ClassHashes hashes, SpecializationCache cache, Dump dump) {
    this.hashes = hashes;
    Privileges privileges;
    try {
      privileges = Privileges.take(TestGateway.instrumentation());
    } catch (ReflectiveOperationException e) {
      throw new LinkageError(e.getMessage(), e);
    }
    engine =
        new Engine(
            classes,
            new Transformers(instrumentation(), UnaryOperator.identity()),
            privileges,
            options,
            switches,
            cache,
            journal,
            dump);
    linker = engine.linker(this::restore);
    TestGateway.link(loader, linker);
  }

  /** Options for specializing at once, on the first call. */
  static EngineOptions foreground() {
    return new EngineOptions(
        new Policy(1, 8, true), 1000, 1 << 20, true, false, false, false, SplitWhen.NEVER);
  }

  private Instrumentation instrumentation() {
    return (Instrumentation)
        Proxy.newProxyInstance(
            Application.class.getClassLoader(),
            new Class<?>[] {Instrumentation.class},
            new ShownBytecode());
  }

  private byte[] classFile(Class<?> type) {
    return type.getClassLoader() == loader
        ? seen.apply(loaded.getOrDefault(type.getName(), ClassBytes.of(type)))
        : ClassBytes.of(type);
  }

  /**
   * Hands class files to transformers as the JVM does for a retransformation, but those of {@link
   * #seen}, and turns down whatever they make of them.
   */
  private final class ShownBytecode implements InvocationHandler {
    private final List<ClassFileTransformer> transformers = new CopyOnWriteArrayList<>();

    @Override
    public Object invoke(Object proxy, Method method, Object[] arguments)
        throws IllegalClassFormatException {
      return switch (method.getName()) {
        case "isModifiableClass", "isRetransformClassesSupported" -> true;
        case "addTransformer" -> transformers.add((ClassFileTransformer) arguments[0]);
        case "removeTransformer" -> transformers.remove(arguments[0]);
        case "retransformClasses" -> retransform(((Class<?>[]) arguments[0])[0]);
        default -> throw new AssertionError(method);
      };
    }

    private Object retransform(Class<?> type) throws IllegalClassFormatException {
      byte[] classFile = classFile(type);
      for (ClassFileTransformer transformer : transformers) {
        transformer.transform(
            type.getModule(),
            type.getClassLoader(),
            Type.getInternalName(type),
            type,
            null,
            classFile);
      }
      throw new UnsupportedOperationException("as the agent wants it");
    }
  }

  private final class ToLog implements JournalListener {
    @Override
    public Object begins(Work kind) {
      if (kind == Work.DISPATCHER) {
        beforeRelink.run();
      }
      return null;
    }

    @Override
    public void relinked(Target target, SiteRecord site, long nanoseconds, Object begun) {
      afterRelink.run();
    }

    @Override
    public void failed(String what, Throwable failure) {
      logged.add(what + ": " + failure);
    }
  }

  private record FixedPlan(WeavePlan plan) implements Planner {
    @Override
    public boolean isChanged(ClassLoader loader, String name) {
      return true;
    }

    @Override
    public WeavePlan plan(ClassLoader loader, byte[] classFile, Class<?> loaded) {
      return plan;
    }

    @Override
    public void redefined(Class<?> loaded, byte[] classFile) {
      // what is redefined here gets its own bodies back
    }
  }

  /** Loads classes anew, unwoven. */
  Class<?> load(Class<?> type) {
    return load(type, ClassBytes.of(type));
  }

  /** Loads a class with other code than it has here. */
  Class<?> load(Class<?> type, byte[] classFile) {
    hashes.note(loader, Type.getInternalName(type), classFile);
    loaded.put(type.getName(), classFile);
    return loader.define(type.getName(), classFile);
  }

  /** Loads a class anew, with the methods of those names woven, as the nest host it is or not. */
  Class<?> weave(Class<?> type, String... names) {
    return weave(type, ClassBytes.of(type), names);
  }

  /** The same for a class with other code than it has here. */
  Class<?> weave(Class<?> type, byte[] classFile, String... names) {
    hashes.note(loader, Type.getInternalName(type), classFile);
    String name = type.getName().replace('.', '/');
    List<Target> targets = targets(classFile, names);
    classes.add(loader, name, original.apply(classFile), targets);
    return loader.define(type.getName(), woven(name, classFile, targets, 0));
  }

  /** Redefines a woven class, with the methods of those names woven again. */
  void redefine(Class<?> type, byte[] classFile, String... names) {
    byte[] woven = announce(type, classFile, names);
    try {
      TestGateway.instrumentation().redefineClasses(new ClassDefinition(type, woven));
    } catch (ClassNotFoundException | UnmodifiableClassException e) {
      throw new AssertionError(e);
    }
  }

  /**
   * Tells the engine of a redefinition that has not happened, and may never.
   *
   * @return the class file as it is woven
   */
  byte[] announce(Class<?> type, byte[] classFile, String... names) {
    String name = Type.getInternalName(type);
    List<Target> targets = targets(classFile, names);
    engine.redefined(type, classFile);
    TargetClass next = classes.redefine(loader, name, classFile, targets);
    return woven(name, classFile, targets, next.version());
  }

  private static List<Target> targets(byte[] classFile, String... names) {
    ClassNode tree = ClassBytes.tree(classFile);
    List<Target> targets = new ArrayList<>();
    for (MethodNode method : tree.methods) {
      if (Arrays.asList(names).contains(method.name)) {
        boolean isStatic = (method.access & Opcodes.ACC_STATIC) != 0;
        targets.add(new Target(tree.name, method.name, method.desc, isStatic));
      }
    }
    return targets;
  }

  private byte[] woven(String name, byte[] classFile, List<Target> targets, int version) {
    Map<String, Integer> stubs = new HashMap<>();
    for (Target target : targets) {
      stubs.put(target.signature(), 1);
      journal.woven(target);
    }
    restored.put(name.replace('/', '.'), classFile);
    TargetTransformer transformer =
        new TargetTransformer(
            TargetPatterns.parse("*#*"),
            new FixedPlan(new WeavePlan(stubs, List.of()).ofVersion(version)),
            (failed, failure) -> {
              throw new AssertionError(failed, failure);
            });
    byte[] changed = transformer.transform(null, loader, name, null, null, classFile);
    return changed == null ? classFile : changed;
  }

  /** Says what the JVM would hand out for a class that gets its own bodies back. */
  void nowRestores(Class<?> type, byte[] classFile) {
    restored.put(type.getName(), classFile);
  }

  /** Loses a class's own bodies, so that they cannot be given back. */
  void forget(Class<?> type) {
    restored.remove(type.getName());
  }

  private void restore(Class<?> type) throws Exception {
    byte[] classFile = restored.get(type.getName());
    TestGateway.instrumentation().redefineClasses(new ClassDefinition(type, classFile));
  }

  /** Calls a static method, or an instance method whose receiver is the first argument. */
  static Object call(Class<?> type, String name, Object... arguments) {
    try {
      for (Method method : type.getDeclaredMethods()) {
        if (method.getName().equals(name)) {
          method.setAccessible(true);
          boolean isStatic = method.getParameterCount() == arguments.length;
          if (isStatic) {
            return method.invoke(null, arguments);
          }
          Object[] rest = Arrays.copyOfRange(arguments, 1, arguments.length);
          return method.invoke(arguments[0], rest);
        }
      }
    } catch (InvocationTargetException e) {
      throw new AssertionError(e.getCause());
    } catch (IllegalAccessException e) {
      throw new AssertionError(e);
    }
    throw new AssertionError("no method " + type + "." + name);
  }

  /** A new object of a class that has a constructor without parameters. */
  static Object make(Class<?> type) {
    try {
      var constructor = type.getDeclaredConstructor();
      constructor.setAccessible(true);
      return constructor.newInstance();
    } catch (ReflectiveOperationException e) {
      throw new LinkageError(e.getMessage(), e);
    }
  }

  /** Ends the engine's threads; no site is linked any more. */
  void close() {
    Detachment unused = engine.stop();
    TestGateway.unlink(loader);
  }

  /** What the journal has of the one target. */
  TargetRecord target() {
    List<TargetRecord> targets = journal.targets();
    if (targets.size() != 1) {
      throw new AssertionError(targets.size() + " targets");
    }
    return targets.get(0);
  }

  /** What the journal has of the target of this name. */
  TargetRecord record(String method) {
    return journal.targets().stream()
        .filter(record -> record.target().name().equals(method))
        .findAny()
        .orElseThrow(() -> new AssertionError("no target " + method));
  }

  /** The call site in the method of this name. */
  SpecializingCallSite site(Class<?> woven, String method) {
    int version = classes.find(loader, Type.getInternalName(woven)).version();
    return (SpecializingCallSite) LinkedClass.of(woven, version).site(record(method).target());
  }

  /** A new site for a call of a woven static method, which stands in the woven class itself. */
  SpecializingCallSite callSite(Class<?> woven, String method) {
    Target target = record(method).target();
    try {
      Lookup lookup = MethodHandles.privateLookupIn(woven, MethodHandles.lookup());
      lookup.ensureInitialized(woven);
      MethodType type = MethodType.fromMethodDescriptorString(target.descriptor(), loader);
      MethodHandle called = lookup.findStatic(woven, method, type);
      return (SpecializingCallSite) linker.linkCall(lookup, type, called, target.owner());
    } catch (ReflectiveOperationException e) {
      throw new LinkageError(e.getMessage(), e);
    }
  }

  /** Why the one target, or a key of it, was refused, and how often. */
  Map<Refusal, Integer> refusals() {
    return target().refusals();
  }

  private static final class Loader extends ClassLoader {
    Loader() {
      super(Application.class.getClassLoader());
    }

    Class<?> define(String name, byte[] bytes) {
      return defineClass(name, bytes, 0, bytes.length);
    }
  }
}
