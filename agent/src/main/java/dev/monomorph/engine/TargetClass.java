package dev.monomorph.engine;

import dev.monomorph.runtime.Target;
import dev.monomorph.specialize.OriginalClass;
import java.util.Arrays;
import java.util.List;

/** A woven class: what it was. Refers to no class of the application. */
public final class TargetClass {
  private final byte[] classFile;
  private final OriginalClass original;
  private final List<Target> targets;
  private volatile boolean restored;
  private volatile boolean replaced;

  /**
   * @param classFile the class file before weaving
   * @param targets the woven methods
   */
  TargetClass(byte[] classFile, List<Target> targets) {
    this.classFile = classFile;
    this.original = new OriginalClass(classFile);
    this.targets = List.copyOf(targets);
  }

  OriginalClass original() {
    return original;
  }

  List<Target> targets() {
    return targets;
  }

  /** Whether a method of the class is woven. */
  public boolean isTarget(String name, String descriptor) {
    for (Target target : targets) {
      if (target.name().equals(name) && target.descriptor().equals(descriptor)) {
        return true;
      }
    }
    return false;
  }

  /** Whether this is the class file it was made from. */
  public boolean isFrom(byte[] other) {
    return Arrays.equals(classFile, other);
  }

  /**
   * Takes note of a redefinition.
   *
   * @param other the class file of now
   * @return whether that is another class file than the one of before
   */
  boolean replace(byte[] other) {
    boolean before = replaced;
    replaced = !isFrom(other);
    return replaced || before;
  }

  /** Whether the class has been redefined since it was woven, and is another now. */
  boolean isReplaced() {
    return replaced;
  }

  /** Whether its methods have their own bodies again. */
  public boolean isRestored() {
    return restored;
  }

  /** From now on a retransformation gives the methods their own bodies. */
  void restore() {
    restored = true;
  }

  /** The JVM did not give them back; a retransformation leaves the methods woven. */
  void keepWoven() {
    restored = false;
  }
}
