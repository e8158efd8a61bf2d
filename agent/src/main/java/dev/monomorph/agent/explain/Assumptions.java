package dev.monomorph.agent.explain;

import dev.monomorph.runtime.Key;
import dev.monomorph.runtime.Target;
import java.lang.reflect.Modifier;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.objectweb.asm.Type;

/** The classes that parameters are assumed to be of. */
final class Assumptions {
  private final ClassPath path;
  private final Map<Integer, Class<?>> classes = new TreeMap<>();

  private Assumptions(ClassPath path) {
    this.path = path;
  }

  /**
   * Loads the classes.
   *
   * @param names by the parameters' numbers, as in Java source, nested ones with {@code $}
   * @throws ExplainException if there is no such class, or no object is of exactly that class
   */
  static Assumptions of(ClassPath path, Map<Integer, String> names) throws ExplainException {
    Assumptions assumptions = new Assumptions(path);
    for (Map.Entry<Integer, String> each : new TreeMap<>(names).entrySet()) {
      assumptions.classes.put(each.getKey(), assumptions.load(each.getKey(), each.getValue()));
    }
    return assumptions;
  }

  /** Whether there are none. */
  boolean isEmpty() {
    return classes.isEmpty();
  }

  private Class<?> load(int number, String name) throws ExplainException {
    String element = name;
    int dimensions = 0;
    while (element.endsWith("[]")) {
      element = element.substring(0, element.length() - 2);
      dimensions++;
    }
    String where = "assume " + number + "=" + name;
    Class<?> type = dimensions > 0 ? primitive(element) : null;
    type = type == null ? load(where, element) : type;
    if (dimensions == 0 && Modifier.isAbstract(type.getModifiers())) {
      throw new ExplainException(where + ": is abstract, so no object is of exactly this class");
    }
    for (int i = 0; i < dimensions; i++) {
      type = type.arrayType();
    }
    return type;
  }

  private static Class<?> primitive(String name) {
    return switch (name) {
      case "boolean" -> boolean.class;
      case "byte" -> byte.class;
      case "char" -> char.class;
      case "short" -> short.class;
      case "int" -> int.class;
      case "long" -> long.class;
      case "float" -> float.class;
      case "double" -> double.class;
      default -> null;
    };
  }

  private Class<?> load(String where, String name) throws ExplainException {
    try {
      return Class.forName(name, false, path.loader());
    } catch (ClassNotFoundException e) {
      throw new ExplainException(
          where
              + ": no such class on the class path"
              + MethodSearch.nearest(name, MethodSearch.dotted(path.names())),
          e);
    } catch (LinkageError e) {
      throw new ExplainException(where + ": " + Failures.describe(e), e);
    }
  }

  /**
   * The key that they are for a method.
   *
   * @param relevant the parameters that may matter to it: of others nothing is ever assumed
   * @throws ExplainException if it has no such parameter, or one that never has such a value
   */
  Key key(Target target, List<Parameter> parameters, BitSet relevant) throws ExplainException {
    Key key = Key.generic(parameters.size());
    for (Map.Entry<Integer, Class<?>> each : classes.entrySet()) {
      int number = each.getKey();
      if (number < 0 || number >= parameters.size()) {
        throw new ExplainException(
            "assume " + number + ": " + target + " has " + parameters.size() + " parameters");
      }
      check(target, parameters.get(number), each.getValue());
      if (relevant.get(number)) {
        key = key.withClass(number, each.getValue());
      }
    }
    return key;
  }

  private void check(Target target, Parameter parameter, Class<?> assumed) throws ExplainException {
    String what =
        "assume " + parameter.number() + "=" + assumed.getTypeName() + ": in " + target + " it is ";
    if (!parameter.isReference()) {
      throw new ExplainException(what + parameter.type().getClassName() + ", which has no classes");
    }
    try {
      if (!declared(parameter.type()).isAssignableFrom(assumed)) {
        throw new ExplainException(
            what + parameter.type().getClassName() + ", and this is no subclass of it");
      }
    } catch (ClassNotFoundException | LinkageError e) {
      throw new ExplainException(what + "of a type that is missing: " + Failures.describe(e), e);
    }
  }

  private Class<?> declared(Type type) throws ClassNotFoundException {
    String name =
        type.getSort() == Type.ARRAY ? type.getDescriptor().replace('/', '.') : type.getClassName();
    return Class.forName(name, false, path.loader());
  }
}
