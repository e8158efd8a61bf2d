package dev.monomorph.engine;

import dev.monomorph.define.ClassReferences;
import dev.monomorph.define.ClassReferences.MethodReference;
import dev.monomorph.runtime.Key;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * Names of keys that are the same in every run of a program.
 *
 * <p>The JVM numbers the classes of lambdas in the order in which they are made; what tells them
 * apart in every run is the method that each of them calls, and the interface it does so for.
 */
final class StableNames {
  private static final String LAMBDA = "$$Lambda";

  private final Function<Class<?>, ClassReferences> references;

  /**
   * @param references tells what a lambda's class calls
   */
  StableNames(Function<Class<?>, ClassReferences> references) {
    this.references = references;
  }

  /** The key's text, without the numbers and addresses that the JVM adds to names of classes. */
  String of(Key key) {
    StringBuilder text = new StringBuilder("(");
    for (int i = 0; i < key.size(); i++) {
      text.append(i == 0 ? "" : ", ").append(assumption(key, i));
    }
    return text.append(')').toString();
  }

  private String assumption(Key key, int parameter) {
    Class<?> type = key.exactClass(parameter);
    if (type == null) {
      return key.isNull(parameter) ? "null" : "_";
    }
    if (!key.isIdentity(parameter)) {
      return of(type);
    }
    Object constant = key.identity(parameter).get();
    String which = constant instanceof Enum<?> one ? " " + one.name() : "";
    return "constant " + of(type) + which;
  }

  /** A class's name, of a lambda's class what it calls besides. */
  String of(Class<?> type) {
    if (type.isArray()) {
      return of(type.getComponentType()) + "[]";
    }
    String name = type.getTypeName();
    if (!type.isHidden()) {
      return name;
    }
    int lambda = name.indexOf(LAMBDA);
    return lambda < 0
        ? name.substring(0, name.indexOf('/'))
        : name.substring(0, lambda + LAMBDA.length()) + called(type);
  }

  private String called(Class<?> lambda) {
    Set<String> called = new TreeSet<>();
    for (MethodReference method : references.apply(lambda).methods()) {
      if (!method.name().equals("<init>")) {
        called.add(method.owner().replace('/', '.') + "." + method.name() + method.descriptor());
      }
    }
    Set<String> interfaces = new TreeSet<>();
    for (Class<?> each : lambda.getInterfaces()) {
      interfaces.add(each.getTypeName());
    }
    return "{" + String.join(" & ", interfaces) + " -> " + String.join(" & ", called) + "}";
  }
}
