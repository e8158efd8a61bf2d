package dev.monomorph.specialize;

import dev.monomorph.define.ClassReferences;
import dev.monomorph.runtime.Foldable;
import java.lang.reflect.Field;
import org.objectweb.asm.tree.ClassNode;

/** What the specializer asks about the program it runs beside. */
public interface RunningProgram {
  /**
   * The bytecode that the JVM has for {@code type}, but without what the agent has woven into it;
   * null if it cannot be had. Shared: never changed.
   */
  ClassNode tree(Class<?> type);

  /** Is told of a class that code names: what it is may decide something. */
  default void resolved(Class<?> type) {}

  /** Whose objects never change. */
  Foldable foldable();

  /**
   * The value of an instance field.
   *
   * @throws IllegalStateException if it cannot be read
   */
  Object read(Field field, Object holder);

  /**
   * What a hidden class refers to.
   *
   * @throws IllegalStateException if the JVM does not tell
   */
  ClassReferences references(Class<?> type);

  /**
   * What a lambda expression gives, linked as the JVM would link it in its class; null if it cannot
   * be linked.
   */
  LambdaFactory lambda(Class<?> owner, LambdaSite site);

  /** Whether the class is initialized: then no call of its methods can be what initializes it. */
  boolean isInitialized(Class<?> type);

  /** Whether the static fields of a class have the values that its initializer gives them. */
  default boolean hasValues(Class<?> type) {
    return isInitialized(type);
  }

  /** Whether generated classes can join the nest of this host and still be seen in stack traces. */
  boolean canJoinNest(Class<?> host);
}
