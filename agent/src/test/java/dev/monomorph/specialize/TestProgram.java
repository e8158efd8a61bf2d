package dev.monomorph.specialize;

import dev.monomorph.define.ClassReferences;
import dev.monomorph.runtime.Foldable;
import dev.monomorph.runtime.Key;
import dev.monomorph.runtime.Target;
import dev.monomorph.testing.ClassBytes;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodHandles.Lookup;
import java.lang.invoke.MethodType;
import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * The program that the tests run in, as the specializer sees it. Whatever the tests of this package
 * ask of the specializer they ask here.
 */
final class TestProgram implements RunningProgram {
  private final Map<Class<?>, ClassNode> trees = new HashMap<>();

  /** Classes that count as not initialized. */
  final Set<Class<?>> uninitialized = new HashSet<>();

  /** Class files that are no resources, by internal name. */
  final Map<String, byte[]> classFiles = new HashMap<>();

  /** What is guessed of elements; null for nothing. */
  Speculation speculation;

  /** Whether generated classes can join the nest of any host. */
  boolean joinsNests = true;

  @Override
  public ClassNode tree(Class<?> type) {
    return trees.computeIfAbsent(type, key -> read(Type.getInternalName(key)));
  }

  @Override
  public Foldable foldable() {
    return Foldable.BY_ITSELF;
  }

  @Override
  public Object read(Field field, Object holder) {
    throw new IllegalStateException("no values here");
  }

  @Override
  public ClassReferences references(Class<?> type) {
    throw new IllegalStateException("no hidden classes here");
  }

  @Override
  public LambdaFactory lambda(Class<?> owner, LambdaSite site) {
    return null; // each copy links its own
  }

  @Override
  public boolean isInitialized(Class<?> type) {
    return !uninitialized.contains(type);
  }

  @Override
  public boolean canJoinNest(Class<?> host) {
    return joinsNests;
  }

  private ClassNode read(String internalName) {
    byte[] known = classFiles.get(internalName);
    return known != null ? tree(known) : resource(internalName);
  }

  private static ClassNode resource(String internalName) {
    ClassLoader loader = TestProgram.class.getClassLoader();
    try (InputStream in = loader.getResourceAsStream(internalName + ".class")) {
      return in == null ? null : tree(in.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What may be copied of a class. */
  static Eligibility eligibility(ClassNode tree) {
    return new Eligibility(tree, TestProgram::resource);
  }

  /** A class file's tree as the specializer reads it. */
  static ClassNode tree(byte[] classFile) {
    ClassNode tree = new ClassNode(Opcodes.ASM9);
    new ClassReader(classFile).accept(tree, ClassReader.EXPAND_FRAMES);
    return tree;
  }

  /** The target that the one method of that name is. */
  static Target target(ClassNode tree, MethodNode method) {
    boolean isStatic = (method.access & Opcodes.ACC_STATIC) != 0;
    return new Target(tree.name, method.name, method.desc, isStatic);
  }

  /** The parameters that may matter to a method. */
  static BitSet relevantParameters(byte[] classFile, MethodNode method) {
    return Specializer.relevantParameters(
        new OriginalClass(classFile), target(ClassBytes.tree(classFile), method));
  }

  /** The generic copies of methods, in one class. */
  GeneratedClass generic(Class<?> owner, String... methods) {
    ClassNode tree = tree(owner);
    List<Target> targets = new ArrayList<>();
    for (String method : methods) {
      targets.add(target(tree, ClassBytes.method(tree, method)));
    }
    return Specializer.generic(this, owner, targets);
  }

  /** Runs the root of a specialization that stands in one class. */
  Object run(Class<?> owner, String method, Class<?>[] classes, Object... arguments)
      throws Throwable {
    GeneratedClass made = specialize(owner, method, classes).classes().get(0);
    Lookup lookup = MethodHandles.privateLookupIn(owner, MethodHandles.lookup());
    byte[] bytes = made.toBytes(Type.getInternalName(owner) + "$$Mono", null);
    Lookup copy = lookup.defineHiddenClass(bytes, true, Lookup.ClassOption.NESTMATE);
    MethodNode root = made.methods().get(0);
    MethodType type = MethodType.fromMethodDescriptorString(root.desc, owner.getClassLoader());
    MethodHandle handle = copy.findStatic(copy.lookupClass(), root.name, type);
    return handle.invokeWithArguments(arguments);
  }

  /**
   * A specialization.
   *
   * @param owner whose bytes are a resource or among {@link #classFiles}
   * @param classes what is known of the arguments: as in {@link Key#exact}
   */
  Specializer.Result specialize(Class<?> owner, String method, Class<?>... classes) {
    ClassNode tree = tree(owner);
    int[] all = new int[classes.length];
    for (int i = 0; i < all.length; i++) {
      all[i] = i;
    }
    return Specializer.specialize(
        this,
        owner,
        target(tree, ClassBytes.method(tree, method)),
        Key.exact(classes.length, all, classes),
        speculation,
        true);
  }

  /** The copies of a specialization, each with its calls; classes are separated by a line. */
  static List<String> outline(Specializer.Result result) {
    List<String> outline = new ArrayList<>();
    for (GeneratedClass type : result.classes()) {
      if (!outline.isEmpty()) {
        outline.add("--");
      }
      for (MethodNode method : type.methods()) {
        outline.add(method.name + " -> " + String.join(" ", calls(method)));
      }
    }
    return outline;
  }

  /** The calls in a method: {@code $self.name} of another copy, {@code name()} by a handle. */
  static List<String> calls(MethodNode method) {
    List<String> calls = new ArrayList<>();
    for (AbstractInsnNode insn : method.instructions) {
      if (insn instanceof MethodInsnNode call) {
        calls.add(call.owner.replaceFirst(".*[/$](?=\\w)(?!self)", "") + "." + call.name);
      } else if (insn instanceof InvokeDynamicInsnNode dynamic) {
        calls.add(dynamic.name + "()");
      }
    }
    return calls;
  }
}
