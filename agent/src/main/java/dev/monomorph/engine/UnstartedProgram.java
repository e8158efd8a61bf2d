package dev.monomorph.engine;

import dev.monomorph.define.ClassReferences;
import dev.monomorph.define.Privileges;
import dev.monomorph.runtime.Foldable;
import dev.monomorph.specialize.LambdaFactory;
import dev.monomorph.specialize.LambdaSite;
import dev.monomorph.specialize.RunningProgram;
import dev.monomorph.weave.Transformers;
import java.io.IOException;
import java.io.InputStream;
import java.lang.instrument.Instrumentation;
import java.lang.reflect.Field;
import java.util.HashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.ClassNode;

/**
 * A program of which nothing has run, and nothing will: its classes are loaded in this JVM and
 * never initialized, and the JDK's are this JVM's own.
 *
 * <p>It is taken for one that has run for a while: where it counts, every class is initialized. No
 * class but the targets' own is prepared for copies in its nest.
 */
public final class UnstartedProgram implements RunningProgram {
  private final Privileges privileges;
  private final LoadedBytecode platform;
  private final Map<Class<?>, ClassNode> trees = new HashMap<>();

  /**
   * @throws IllegalStateException if this JVM does not let the agent into its own classes
   */
  public UnstartedProgram(Instrumentation instrumentation) {
    try {
      this.privileges = Privileges.take(instrumentation);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("this JVM does not let the agent into java.base", e);
    }
    this.platform = new LoadedBytecode(new Transformers(instrumentation, UnaryOperator.identity()));
  }

  @Override
  public ClassNode tree(Class<?> type) {
    return trees.computeIfAbsent(type, this::read);
  }

  /** Of the JDK's classes the JVM has less than their class files, and that is what is copied. */
  private ClassNode read(Class<?> type) {
    ClassLoader loader = type.getClassLoader();
    boolean isPlatform = loader == null || loader == ClassLoader.getPlatformClassLoader();
    byte[] bytes = isPlatform ? platform.read(type) : resource(loader, type);
    if (bytes == null) {
      return null;
    }
    ClassNode tree = new ClassNode(Opcodes.ASM9);
    new ClassReader(bytes).accept(tree, ClassReader.EXPAND_FRAMES);
    return tree;
  }

  private static byte[] resource(ClassLoader loader, Class<?> type) {
    String file = Type.getInternalName(type) + ".class";
    try (InputStream in = loader.getResourceAsStream(file)) {
      return in == null ? null : in.readAllBytes();
    } catch (IOException e) {
      throw new IllegalStateException("cannot read " + file + ": " + e.getMessage(), e);
    }
  }

  @Override
  public Foldable foldable() {
    return Foldable.BY_ITSELF;
  }

  @Override
  public Object read(Field field, Object holder) {
    return privileges.read(field, holder);
  }

  @Override
  public ClassReferences references(Class<?> type) {
    return privileges.references(type);
  }

  @Override
  public LambdaFactory lambda(Class<?> owner, LambdaSite site) {
    return LinkedLambdas.of(owner, site, privileges);
  }

  @Override
  public boolean isInitialized(Class<?> type) {
    return true;
  }

  @Override
  public boolean hasValues(Class<?> type) {
    return privileges.isInitialized(type);
  }

  @Override
  public boolean canJoinNest(Class<?> host) {
    return false;
  }
}
