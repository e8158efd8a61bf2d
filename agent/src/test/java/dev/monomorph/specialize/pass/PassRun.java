package dev.monomorph.specialize.pass;

import dev.monomorph.specialize.fact.ConstantHeap;
import dev.monomorph.specialize.fact.Fact;
import dev.monomorph.specialize.fact.FactValue;
import dev.monomorph.specialize.fact.Facts;
import dev.monomorph.testing.BytesLoader;
import dev.monomorph.testing.ClassBytes;
import dev.monomorph.testing.MethodText;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.MethodNode;

/** One pass applied to one static method. */
final class PassRun {
  final MethodNode method;
  final boolean changed;

  /** The parameters whose facts decided something. */
  final BitSet used = new BitSet();

  /** Those of them of which it mattered which object they are. */
  final BitSet identified = new BitSet();

  private final ConstantHeap heap;
  private final String owner;
  private final List<Fact> entry;

  /**
   * @param pass the pass; null for none, where only dead code is to be removed
   * @param entry what is known of each parameter
   */
  PassRun(Pass pass, String owner, MethodNode method, List<Fact> entry) {
    this(pass, owner, method, entry, ConstantHeap.NONE);
  }

  /** The same, with something on the heap that never changes. */
  PassRun(Pass pass, String owner, MethodNode method, List<Fact> entry, ConstantHeap heap) {
    this.heap = heap;
    this.owner = owner;
    this.method = method;
    this.entry = entry;
    this.changed = pass != null && pass.apply(method, facts(), new Used());
  }

  /**
   * A pass applied to a method of a test's targets, of whose parameters {@code facts} are known.
   */
  static PassRun of(Pass pass, Class<?> targets, String name, String facts) {
    ClassNode tree = new ClassNode(Opcodes.ASM9);
    new ClassReader(ClassBytes.of(targets)).accept(tree, ClassReader.EXPAND_FRAMES);
    return new PassRun(pass, tree.name, ClassBytes.method(tree, name), parse(facts));
  }

  /** Facts as tests write them: {@code String null object _}. */
  static List<Fact> parse(String facts) {
    List<Fact> parsed = new ArrayList<>();
    for (String fact : facts.split(" ", -1)) {
      parsed.add(
          switch (fact) {
            case "_" -> Fact.ANY;
            case "null" -> Fact.NULL;
            case "object" -> Fact.NON_NULL;
            default -> Fact.exact(resolve("java/lang/" + fact));
          });
    }
    return parsed;
  }

  /** Finds no class {@code Missing}. */
  private static Class<?> resolve(String internalName) {
    if (internalName.endsWith("$Missing")) {
      return null;
    }
    try {
      return Class.forName(internalName.replace('/', '.'), false, PassRun.class.getClassLoader());
    } catch (ClassNotFoundException e) {
      return null;
    }
  }

  private final class Used implements Uses {
    @Override
    public void accept(FactValue value) {
      used.or(value.origins());
    }

    @Override
    public void acceptObject(FactValue value) {
      identified.or(value.origins());
      used.or(value.origins());
    }
  }

  private Facts facts() {
    return Facts.of(owner, method, entry, PassRun::resolve, heap);
  }

  /** Removes what can no longer be reached. */
  PassRun withoutDeadCode() {
    DeadCode.remove(method, facts());
    return this;
  }

  /** What became of the method. */
  String text() {
    return "facts: " + entry + "\nused: " + used + "\n\n" + MethodText.of(method);
  }

  /** The method alone in a class of its own, which the JVM has verified. */
  Class<?> define() {
    ClassWriter writer = new ClassWriter(0);
    writer.visit(Opcodes.V17, Opcodes.ACC_PUBLIC, owner, null, "java/lang/Object", null);
    method.accept(writer);
    Class<?> type = new BytesLoader(PassRun.class.getClassLoader()).define(writer.toByteArray());
    try {
      return Class.forName(type.getName(), true, type.getClassLoader());
    } catch (ClassNotFoundException e) {
      throw new AssertionError(e);
    }
  }

  /** What the rewritten method returns. */
  Object call(Object... arguments) {
    try {
      for (var candidate : define().getDeclaredMethods()) {
        candidate.setAccessible(true);
        return candidate.invoke(null, arguments);
      }
    } catch (ReflectiveOperationException e) {
      throw new LinkageError(e.getMessage(), e);
    }
    throw new AssertionError("no method");
  }
}
