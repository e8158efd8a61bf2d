package dev.monomorph.agent.explain;

import dev.monomorph.agent.Nearest;
import dev.monomorph.agent.TargetCheck;
import dev.monomorph.specialize.OriginalClass;
import dev.monomorph.weave.TargetPattern;
import dev.monomorph.weave.TargetPatterns;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.MethodNode;

/** Finds the methods that patterns name, by class files alone. */
final class MethodSearch {
  private final ClassPath path;
  private final Map<String, FoundMethod> found = new TreeMap<>();

  private MethodSearch(ClassPath path) {
    this.path = path;
  }

  /**
   * The methods that match, by name.
   *
   * @throws ExplainException if a pattern matches nothing, or a class file cannot be read
   */
  static Collection<FoundMethod> find(ClassPath path, TargetPatterns patterns)
      throws ExplainException {
    MethodSearch search = new MethodSearch(path);
    for (TargetPattern pattern : patterns.patterns()) {
      search.add(pattern);
    }
    return search.found.values();
  }

  private void add(TargetPattern pattern) throws ExplainException {
    List<String> classes = classesOf(pattern);
    if (classes.isEmpty()) {
      throw noClass(pattern);
    }
    boolean matched = false;
    TreeSet<String> others = new TreeSet<>();
    for (String name : classes) {
      OriginalClass original = original(name);
      TargetCheck check = new TargetCheck(loaderOf(name), original.tree());
      for (MethodNode method : original.tree().methods) {
        if (pattern.matchesMethod(method.name, method.desc)) {
          matched = true;
          FoundMethod each = new FoundMethod(original, check, method);
          found.put(each.target().toString(), each);
        } else {
          others.add(
              dotted(name) + "#" + method.name + (hasDescriptor(pattern) ? method.desc : ""));
        }
      }
    }
    if (!matched) {
      throw new ExplainException(
          pattern + ": no such method" + nearest(pattern.toString(), others));
    }
  }

  private List<String> classesOf(TargetPattern pattern) throws ExplainException {
    String exact = pattern.exactClass();
    if (exact != null) {
      return path.read(exact) == null ? List.of() : List.of(exact);
    }
    List<String> classes = new ArrayList<>();
    for (String name : path.names()) {
      if (pattern.matchesClass(name)) {
        classes.add(name);
      }
    }
    return classes;
  }

  private ExplainException noClass(TargetPattern pattern) throws ExplainException {
    String text = pattern.toString();
    String type = text.substring(0, text.indexOf('#'));
    return new ExplainException(
        text + ": no such class on the class path" + nearest(type, dotted(path.names())));
  }

  /** What is added to an error where something else may have been meant. */
  static String nearest(String word, Iterable<String> candidates) {
    String nearest = Nearest.to(word, candidates);
    return nearest == null ? "" : "; nearest: " + nearest;
  }

  /** Class names as people write them. */
  static List<String> dotted(Collection<String> internalNames) {
    return internalNames.stream().map(MethodSearch::dotted).toList();
  }

  private static String dotted(String internalName) {
    return internalName.replace('/', '.');
  }

  private static boolean hasDescriptor(TargetPattern pattern) {
    return pattern.toString().indexOf('(') >= 0;
  }

  /** The loader that the class would have in the program; null for the bootstrap loader. */
  private ClassLoader loaderOf(String internalName) {
    try {
      return Class.forName(dotted(internalName), false, ClassLoader.getPlatformClassLoader())
          .getClassLoader();
    } catch (ClassNotFoundException | LinkageError e) {
      return path.loader();
    }
  }

  private OriginalClass original(String internalName) throws ExplainException {
    OriginalClass original = new OriginalClass(path.read(internalName));
    try {
      ClassNode tree = original.tree();
      if (tree.name.equals(internalName)) {
        return original;
      }
      throw new ExplainException("the class file of " + internalName + " holds class " + tree.name);
    } catch (RuntimeException e) { // as ASM says that it knows no such class file
      throw new ExplainException("cannot read the class file of " + internalName + ": " + e, e);
    }
  }
}
