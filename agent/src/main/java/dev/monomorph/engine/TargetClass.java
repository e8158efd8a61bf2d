package dev.monomorph.engine;

import dev.monomorph.runtime.SpecializingCallSite;
import dev.monomorph.runtime.Target;
import dev.monomorph.specialize.OriginalClass;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** A woven class, in one version: what it was before. Refers to no class of the application. */
public final class TargetClass {
  private final int version;
  private final byte[] classFile;
  private final OriginalClass original;
  private final List<Target> targets;
  private final Set<String> everWoven = new HashSet<>();
  private volatile boolean live;
  private volatile boolean restored;
  private volatile boolean replaced;

  private TargetClass(int version, byte[] classFile, List<Target> targets) {
    this.version = version;
    this.classFile = classFile;
    this.original = new OriginalClass(classFile);
    this.targets = List.copyOf(targets);
    targets.forEach(target -> everWoven.add(target.signature()));
  }

  /**
   * A class as it is loaded.
   *
   * @param classFile the class file before weaving
   * @param targets the woven methods
   */
  static TargetClass loaded(byte[] classFile, List<Target> targets) {
    TargetClass first = new TargetClass(0, classFile, targets);
    first.live = true;
    return first;
  }

  /** What the class is to become when it is redefined; the JVM may still refuse. */
  TargetClass next(byte[] newClassFile, List<Target> newTargets) {
    TargetClass next = new TargetClass(version + 1, newClassFile, newTargets);
    next.everWoven.addAll(everWoven);
    return next;
  }

  /** Which version it is: 0 is what was loaded, and each redefinition makes another. */
  public int version() {
    return version;
  }

  /** The class file before weaving; it must not be changed. */
  public byte[] classFile() {
    return classFile;
  }

  OriginalClass original() {
    return original;
  }

  List<Target> targets() {
    return targets;
  }

  /** Whether code runs when the class is initialized. */
  boolean hasInitializer() {
    return original.tree().methods.stream().anyMatch(method -> method.name.equals("<clinit>"));
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

  /** Whether a method, by name and descriptor, is woven or has been in a version before. */
  public boolean wasEverTarget(String signature) {
    return everWoven.contains(signature);
  }

  /** Whether this is the class file it was made from. */
  public boolean isFrom(byte[] other) {
    return Arrays.equals(classFile, other);
  }

  /** Whether the JVM is known to have accepted it: a stub of it has run. */
  boolean isLive() {
    return live;
  }

  /** A stub of it runs; true if that was not known before. */
  boolean confirm() {
    boolean isNew = !live;
    live = true;
    return isNew;
  }

  /** Another version is about to take its place. */
  void replace() {
    replaced = true;
  }

  /** Whether the class has been given another class file, be it that the JVM refuses it. */
  public boolean isReplaced() {
    return replaced;
  }

  /** Whether a site of the class is of this version, and the class still is. */
  boolean isCodeOf(SpecializingCallSite site) {
    return version == site.version() && !replaced;
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
