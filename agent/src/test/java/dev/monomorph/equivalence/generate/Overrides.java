package dev.monomorph.equivalence.generate;

import dev.monomorph.equivalence.generate.ClassModel.Kind;
import dev.monomorph.equivalence.generate.MethodModel.Body;
import java.util.ArrayList;
import java.util.List;
import org.objectweb.asm.Opcodes;

/**
 * Draws the methods by which a class implements and overrides what it inherits: what is abstract
 * must be implemented in a concrete class, the rest may be, and some by way of a bridge.
 */
final class Overrides {
  private static final int KEPT = Opcodes.ACC_PUBLIC | Opcodes.ACC_PROTECTED;

  private final World world;
  private final Choices choices;
  private final ClassModel owner;

  private Overrides(World world, ClassModel owner) {
    this.world = world;
    this.choices = world.choices;
    this.owner = owner;
  }

  static void draw(World world, ClassModel owner) {
    new Overrides(world, owner).draw();
  }

  private void draw() {
    List<MethodModel> seen = new ArrayList<>();
    for (ClassModel ancestor : owner.ancestry()) {
      if (ancestor == owner) {
        continue;
      }
      for (MethodModel method : List.copyOf(ancestor.methods)) {
        if (inheritable(method) && seen.stream().noneMatch(method::sameSelector)) {
          seen.add(method);
          consider(method);
        }
      }
    }
  }

  private boolean inheritable(MethodModel method) {
    return method.isOverridable()
        && owner.methods.stream().noneMatch(method::sameSelector)
        && (method.is(KEPT) || method.owner.packageName().equals(owner.packageName()));
  }

  private void consider(MethodModel inherited) {
    MethodModel implementation = implementation(inherited);
    if (implementation != null && !implementation.isOverridable()) {
      return;
    }
    boolean must = implementation == null && !owner.isAbstract;
    if (!must && !choices.chance(implementation == null ? 40 : 30)) {
      return;
    }
    if (!choices.chance(30) || !bridge(inherited)) {
      MethodModel method =
          inherited.again().in(owner, (inherited.access & KEPT) | locking(), Body.RANDOM);
      method.overridden = superTarget(implementation);
    }
    if (implementation != null) {
      world.features.add(Feature.OVERRIDE);
    }
  }

  private int locking() {
    return choices.chance(5) ? Opcodes.ACC_SYNCHRONIZED : 0;
  }

  /** What would run if the owner did not declare the method, or null. */
  private MethodModel implementation(MethodModel selector) {
    MethodModel fallback = null;
    for (ClassModel each : owner.ancestry()) {
      for (MethodModel method : each.methods) {
        if (method.sameSelector(selector) && !method.isAbstract() && !method.isPrivate()) {
          if (!each.isInterface()) {
            return method;
          }
          fallback = method;
        }
      }
    }
    return fallback;
  }

  /** The implementation if a {@code super} call can name it. */
  private MethodModel superTarget(MethodModel implementation) {
    if (implementation == null) {
      return null;
    }
    boolean named = !implementation.owner.isInterface();
    return named || owner.interfaces.contains(implementation.owner) ? implementation : null;
  }

  /** Implements by a method with narrower types and a bridge to it, as javac does for generics. */
  private boolean bridge(MethodModel inherited) {
    if (owner.kind == Kind.ENUM_BODY) {
      return false;
    }
    List<Ty> parameters = new ArrayList<>();
    for (Ty each : inherited.parameters) {
      parameters.add(choices.chance(12) ? narrower(each) : each);
    }
    Ty result = choices.chance(60) ? narrower(inherited.result) : inherited.result;
    MethodModel.Builder builder =
        new MethodModel.Builder(
            inherited.name, parameters, result, inherited.rank, inherited.recursive);
    if (taken(parameters, result, inherited.name)) {
      return false;
    }
    int access = inherited.access & KEPT;
    MethodModel real = builder.in(owner, access, Body.RANDOM);
    int bridge = Opcodes.ACC_BRIDGE | Opcodes.ACC_SYNTHETIC;
    inherited.again().in(owner, access | bridge, Body.BRIDGE).bridged = real;
    world.features.add(Feature.BRIDGE);
    return true;
  }

  private Ty narrower(Ty type) {
    List<Ty> below = new ArrayList<>();
    for (ClassModel each : world.classes) {
      if (type.isReference() && each.hasInstances() && each.type.isA(type)) {
        below.add(each.type);
      }
    }
    if (type == Ty.OBJECT || type == Ty.NUMBER || type == Ty.COMPARABLE) {
      below.add(Ty.INTEGER_BOX);
    }
    return below.isEmpty() ? type : choices.oneOf(below);
  }

  private boolean taken(List<Ty> parameters, Ty result, String name) {
    String descriptor = Descriptors.text(parameters, result);
    for (ClassModel each : world.classes) {
      for (MethodModel method : each.methods) {
        if (method.name.equals(name) && method.descriptor().equals(descriptor)) {
          return true;
        }
      }
    }
    return false;
  }
}
