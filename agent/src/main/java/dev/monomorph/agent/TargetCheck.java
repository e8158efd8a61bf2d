package dev.monomorph.agent;

import dev.monomorph.runtime.Refusal;
import dev.monomorph.runtime.Target;
import dev.monomorph.specialize.Eligibility;
import java.util.HashMap;
import java.util.Map;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.MethodNode;

/** Tells whether methods of one class can be targets. */
public final class TargetCheck {
  private final ClassNode owner;
  private final boolean isPlatform;
  private final Eligibility eligibility;

  /**
   * @param loader the class's loader, which finds the other classes' files; null for the bootstrap
   *     loader
   */
  public TargetCheck(ClassLoader loader, ClassNode owner) {
    Map<String, ClassNode> read = new HashMap<>();
    this.owner = owner;
    this.isPlatform = isPlatform(loader, owner.name);
    this.eligibility =
        new Eligibility(
            owner, name -> read.computeIfAbsent(name, absent -> ClassFiles.find(loader, absent)));
  }

  /** The target that a method of the class is, if it can be one. */
  public Target target(MethodNode method) {
    boolean isStatic = (method.access & Opcodes.ACC_STATIC) != 0;
    return new Target(owner.name, method.name, method.desc, isStatic);
  }

  /** Why a method of the class cannot be a target, or null if it can. */
  public Refusal refusal(MethodNode method) {
    return isPlatform ? Refusal.PLATFORM_CLASS : eligibility.check(method);
  }

  /** Whether a class is one of the JDK's that are never changed. */
  static boolean isPlatform(ClassLoader loader, String name) {
    return loader == null
        && (name.startsWith("java/") || name.startsWith("jdk/") || name.startsWith("sun/"));
  }
}
