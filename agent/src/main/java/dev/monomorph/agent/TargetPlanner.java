package dev.monomorph.agent;

import dev.monomorph.engine.Engine;
import dev.monomorph.engine.TargetClass;
import dev.monomorph.engine.TargetClasses;
import dev.monomorph.inspect.Journal;
import dev.monomorph.runtime.Refusal;
import dev.monomorph.runtime.Target;
import dev.monomorph.weave.Planner;
import dev.monomorph.weave.SiteBridge;
import dev.monomorph.weave.TargetPatterns;
import dev.monomorph.weave.VersionRaise;
import dev.monomorph.weave.WeavePlan;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.AnnotationNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.LineNumberNode;
import org.objectweb.asm.tree.MethodNode;

/** Decides which methods of a class are woven, and remembers the class for the engine. */
final class TargetPlanner implements Planner {
  /** The annotation of targets, as class files name it. */
  static final String ANNOTATION = "Ldev/monomorph/Specialize;";

  /** Names to try for a bridge: those from before a detach keep theirs. */
  private static final int BRIDGES = 1000;

  private final TargetPatterns patterns;
  private final TargetClasses classes;
  private final Journal journal;
  private final Engine engine;
  private final LateWeaving late;

  TargetPlanner(
      TargetPatterns patterns,
      TargetClasses classes,
      Journal journal,
      Engine engine,
      LateWeaving late) {
    this.patterns = patterns;
    this.classes = classes;
    this.journal = journal;
    this.engine = engine;
    this.late = late;
  }

  @Override
  public void redefined(Class<?> loaded, byte[] classFile) {
    engine.redefined(loaded, classFile);
  }

  @Override
  public boolean isChanged(ClassLoader loader, String name) {
    return classes.find(loader, name) != null || classes.isHost(loader, name);
  }

  @Override
  public WeavePlan plan(ClassLoader loader, byte[] classFile, Class<?> loaded) {
    ClassNode tree = treeOf(classFile);
    if (loaded == null) {
      return planLoading(loader, classFile, tree);
    }
    if (Engine.isReading()) {
      return WeavePlan.NOTHING;
    }
    TargetClass known = classes.find(loader, tree.name);
    if (known == null) {
      return late.asksFor(loaded)
          ? planLoaded(loader, classFile, tree, loaded)
          : new WeavePlan(Map.of(), slots(loader, tree));
    }
    if (known.isReplaced()) {
      return planRedefined(loader, classFile, tree, known);
    }
    if (known.isFrom(classFile)) {
      return weave(loader, tree, known);
    }
    // What nobody was told of the agent retransforms itself, and that changes no code. JDK 17 hands
    // out what the class was loaded with, whatever it was redefined with since.
    return weave(loader, treeOf(known.classFile()), known).from(known::classFile);
  }

  private static ClassNode treeOf(byte[] classFile) {
    ClassNode tree = new ClassNode(Opcodes.ASM9);
    new ClassReader(classFile).accept(tree, ClassReader.EXPAND_FRAMES);
    return tree;
  }

  private WeavePlan planLoading(ClassLoader loader, byte[] classFile, ClassNode tree) {
    List<Target> targets = eligible(loader, tree, candidates(tree, annotated(tree)));
    if (!targets.isEmpty()) {
      if (!classes.add(loader, tree.name, classFile, targets)) {
        return WeavePlan.NOTHING;
      }
      targets.forEach(journal::woven);
    }
    if (hosts(loader, tree, !targets.isEmpty())) {
      classes.addHost(loader, tree.name);
    }
    return targets.isEmpty()
        ? new WeavePlan(Map.of(), slots(loader, tree))
        : bridged(loader, tree, weave(loader, tree, classes.find(loader, tree.name)));
  }

  /**
   * A class that was loaded before the agent: bodies can change, and nothing else. The JVM has
   * forgotten annotations that are not there at run time; which methods had them stands in the
   * class file that the loader found.
   */
  private WeavePlan planLoaded(
      ClassLoader loader, byte[] classFile, ClassNode tree, Class<?> loaded) {
    Set<String> annotated = annotated(tree);
    ClassNode found = ClassFiles.find(loader, tree.name);
    if (found != null) {
      annotated.addAll(annotated(found));
    }
    List<Target> targets = eligible(loader, tree, candidates(tree, annotated));
    if (targets.isEmpty() || !classes.add(loader, tree.name, classFile, targets)) {
      return WeavePlan.NOTHING;
    }
    late.planned(loaded, targets);
    return bridged(loader, tree, weave(loader, tree, classes.find(loader, tree.name)));
  }

  /**
   * A class that is about to become another, or to be what it was before. What was a target stays
   * one: after an attach the JVM hands out class files without the annotations.
   */
  private WeavePlan planRedefined(
      ClassLoader loader, byte[] classFile, ClassNode tree, TargetClass known) {
    Set<String> wanted = annotated(tree);
    for (MethodNode method : tree.methods) {
      if (known.wasEverTarget(method.name + method.desc)) {
        wanted.add(method.name + method.desc);
      }
    }
    List<Target> targets = eligible(loader, tree, candidates(tree, wanted));
    if (SiteBridge.isNeeded(tree)) {
      // The class that holds the sites of before cannot be given others.
      targets.forEach(target -> journal.refused(target, Refusal.REDEFINED_OLD_CLASS));
      targets = List.of();
    }
    TargetClass next = classes.redefine(loader, tree.name, classFile, targets);
    if (next == null) {
      return new WeavePlan(Map.of(), slots(loader, tree));
    }
    targets.forEach(journal::woven);
    return weave(loader, tree, next);
  }

  private WeavePlan weave(ClassLoader loader, ClassNode tree, TargetClass known) {
    WeavePlan plan =
        new WeavePlan(stubs(tree, known), slots(loader, tree)).ofVersion(known.version());
    if (known.isRestored()) {
      return plan.withoutStubs();
    }
    return SiteBridge.isNeeded(tree) ? plan.bridgedBy(classes.bridgeOf(loader, tree.name)) : plan;
  }

  /** The plan, with the call sites in a class of their own if this one is too old for them. */
  private WeavePlan bridged(ClassLoader loader, ClassNode tree, WeavePlan plan) {
    if (!SiteBridge.isNeeded(tree) || plan.bridge() != null) {
      return plan;
    }
    for (int attempt = 0; attempt < BRIDGES; attempt++) {
      WeavePlan bridged = plan.bridgedBy(SiteBridge.nameFor(tree.name, attempt));
      byte[] bridge = SiteBridge.generate(tree, bridged);
      if (engine.defineBridge(loader, bridged.bridge(), bridge, tree.name)) {
        return bridged;
      }
    }
    throw new LinkageError("no name is left for the call sites of " + tree.name);
  }

  /** Whether the class lists names for generated nestmates. */
  private boolean hosts(ClassLoader loader, ClassNode tree, boolean hasTargets) {
    boolean canHost = tree.nestHostClass == null && (tree.access & Opcodes.ACC_MODULE) == 0;
    if (!canHost || TargetCheck.isPlatform(loader, tree.name)) {
      return false;
    }
    if (hasTargets) {
      return VersionRaise.isHarmless(tree);
    }
    // Classes compiled for an older Java are in no nest, however they are called.
    return VersionRaise.isAtLeast(tree, Opcodes.V11) && patterns.mayMatchNestMemberOf(tree.name);
  }

  private List<String> slots(ClassLoader loader, ClassNode tree) {
    List<String> slots = TargetClasses.slotsOf(tree.name);
    if (tree.nestMembers != null && tree.nestMembers.containsAll(slots)) {
      // Kept since before a detach.
      classes.addHost(loader, tree.name);
    }
    return classes.isHost(loader, tree.name) ? slots : List.of();
  }

  private List<MethodNode> candidates(ClassNode tree, Set<String> annotated) {
    List<MethodNode> candidates = new ArrayList<>();
    for (MethodNode method : tree.methods) {
      if (annotated.contains(method.name + method.desc)
          || patterns.matches(tree.name, method.name, method.desc)) {
        candidates.add(method);
      }
    }
    return candidates;
  }

  /**
   * Names and descriptors of the annotated methods; other compilers may write the annotation both
   * ways.
   */
  private static Set<String> annotated(ClassNode tree) {
    Set<String> annotated = new HashSet<>();
    for (MethodNode method : tree.methods) {
      if (isAnnotated(method.visibleAnnotations) || isAnnotated(method.invisibleAnnotations)) {
        annotated.add(method.name + method.desc);
      }
    }
    return annotated;
  }

  private static boolean isAnnotated(List<AnnotationNode> annotations) {
    if (annotations != null) {
      for (AnnotationNode annotation : annotations) {
        if (annotation.desc.equals(ANNOTATION)) {
          return true;
        }
      }
    }
    return false;
  }

  private List<Target> eligible(ClassLoader loader, ClassNode tree, List<MethodNode> candidates) {
    TargetCheck check = new TargetCheck(loader, tree);
    List<Target> targets = new ArrayList<>();
    for (MethodNode method : candidates) {
      Target target = check.target(method);
      Refusal refusal = check.refusal(method);
      if (refusal == null) {
        targets.add(target);
      } else {
        journal.refused(target, refusal);
      }
    }
    return targets;
  }

  private static Map<String, Integer> stubs(ClassNode tree, TargetClass known) {
    Map<String, Integer> stubs = new HashMap<>();
    if (known != null) {
      for (MethodNode method : tree.methods) {
        if (known.isTarget(method.name, method.desc)) {
          stubs.put(method.name + method.desc, firstLine(method));
        }
      }
    }
    return stubs;
  }

  private static int firstLine(MethodNode method) {
    for (AbstractInsnNode insn : method.instructions) {
      if (insn instanceof LineNumberNode line) {
        return line.line;
      }
    }
    return 0;
  }
}
