package dev.monomorph.agent;

import dev.monomorph.inspect.Journal;
import dev.monomorph.inspect.TargetRecord;
import dev.monomorph.runtime.Refusal;
import dev.monomorph.runtime.Target;
import dev.monomorph.weave.TargetPattern;
import dev.monomorph.weave.TargetPatterns;
import java.lang.invoke.MethodType;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;

/**
 * Tells the journal of methods that were asked for and never came by the transformer, and of
 * patterns that named nothing.
 *
 * <p>Of the classes that a wildcard matches only those that came by are told of: {@code *#get}
 * would list half of the JDK.
 */
final class UnwovenTargets {
  private final TargetPatterns patterns;
  private final Journal journal;

  UnwovenTargets(TargetPatterns patterns, Journal journal) {
    this.patterns = patterns;
    this.journal = journal;
  }

  /**
   * Looks at all patterns.
   *
   * @param loaded the classes of the process
   */
  void add(Class<?>[] loaded) {
    for (TargetPattern pattern : patterns.patterns()) {
      if (pattern.exactClass() != null) {
        addExact(pattern, loaded);
      }
      if (!isMatched(pattern)) {
        journal.unmatched(pattern.toString());
      }
    }
  }

  private boolean isMatched(TargetPattern pattern) {
    for (TargetRecord known : journal.targets()) {
      Target target = known.target();
      if (pattern.matchesClass(target.owner())
          && pattern.matchesMethod(target.name(), target.descriptor())) {
        return true;
      }
    }
    return false;
  }

  private void addExact(TargetPattern pattern, Class<?>[] loaded) {
    String name = pattern.exactClass().replace('/', '.');
    for (Class<?> type : loaded) {
      if (type.getName().equals(name)) {
        addMethods(pattern, type);
      }
    }
  }

  private void addMethods(TargetPattern pattern, Class<?> type) {
    try {
      for (Method method : type.getDeclaredMethods()) {
        addMethod(pattern, method);
      }
    } catch (LinkageError e) {
      // The class names one that is missing; which methods it has cannot be told.
      journal.failed("methods of " + type.getName(), e);
    }
  }

  private void addMethod(TargetPattern pattern, Method method) {
    String descriptor =
        MethodType.methodType(method.getReturnType(), method.getParameterTypes())
            .toMethodDescriptorString();
    Class<?> owner = method.getDeclaringClass();
    Target target =
        new Target(
            pattern.exactClass(),
            method.getName(),
            descriptor,
            Modifier.isStatic(method.getModifiers()));
    if (pattern.matchesMethod(method.getName(), descriptor) && !journal.knows(target)) {
      boolean platform = owner.getClassLoader() == null;
      journal.refused(target, platform ? Refusal.PLATFORM_CLASS : Refusal.CLASS_ALREADY_LOADED);
    }
  }
}
