package dev.monomorph.equivalence.generate;

import dev.monomorph.equivalence.generate.ClassModel.Kind;
import dev.monomorph.equivalence.generate.MethodModel.Body;
import java.util.ArrayList;
import java.util.List;
import org.objectweb.asm.Opcodes;

/** Draws the methods that classes and interfaces declare first; see {@link Overrides}. */
final class MethodShapes {
  private static final int PUBLIC = Opcodes.ACC_PUBLIC;

  private final World world;
  private final Choices choices;
  private final TypeChoice types;

  private MethodShapes(World world) {
    this.world = world;
    this.choices = world.choices;
    this.types = new TypeChoice(world);
  }

  static void draw(World world) {
    MethodShapes shapes = new MethodShapes(world);
    for (ClassModel each : world.classes) {
      int span = world.choices.open();
      if (each.isInterface()) {
        shapes.interfaceMethods(each);
      } else if (each.kind != Kind.MAIN) {
        shapes.classMethods(each);
      }
      world.choices.close(span);
    }
  }

  private void interfaceMethods(ClassModel owner) {
    for (int i = 0; i < 1 || (i < 2 && choices.chance(40)); i++) {
      selector("m", i > 0).in(owner, PUBLIC | Opcodes.ACC_ABSTRACT, Body.NONE);
    }
    if (choices.chance(45)) {
      selector("m", false).in(owner, PUBLIC, Body.RANDOM);
      world.features.add(Feature.DEFAULT_METHOD);
    }
    if (choices.chance(40)) {
      selector("p", false).in(owner, Opcodes.ACC_PRIVATE, Body.RANDOM);
    }
    if (choices.chance(30)) {
      selector("s", false).in(owner, PUBLIC | Opcodes.ACC_STATIC, Body.RANDOM);
    }
  }

  private void classMethods(ClassModel owner) {
    Overrides.draw(world, owner);
    if (owner.name.contains("/far/")) {
      far(owner);
    }
    if (owner.kind == Kind.RECORD) {
      accessors(owner);
    }
    if (owner.kind == Kind.ENUM) {
      new MethodModel.Builder("values", List.of(), owner.type.array, -1, false)
          .in(owner, PUBLIC | Opcodes.ACC_STATIC, Body.VALUES);
    }
    if (owner.kind != Kind.ENUM_BODY) {
      own(owner);
    }
  }

  private void own(ClassModel owner) {
    if (owner.kind != Kind.UTILITY) {
      for (int i = 0; i < 2 && choices.chance(30); i++) {
        virtual(owner);
      }
      if (choices.chance(40)) {
        selector("p", true).in(owner, Opcodes.ACC_PRIVATE | locking(), Body.RANDOM);
      }
    }
    if (choices.chance(40)) {
      adder(owner);
    }
    if (owner.kind == Kind.RECORD && choices.chance(70)) {
      step(owner);
    }
    if (choices.chance(35) && !world.of(Kind.RECORD).isEmpty()) {
      carrying(owner);
    }
    int percent = owner.kind == Kind.UTILITY ? 70 : 20;
    for (int i = 0; i < 2 && choices.chance(percent); i++) {
      int access = choices.oneOf(List.of(PUBLIC, 0, Opcodes.ACC_PRIVATE));
      selector("s", true).in(owner, access | Opcodes.ACC_STATIC | locking(), Body.RANDOM);
    }
  }

  /** A method that adds to its first parameter. */
  private void adder(ClassModel owner) {
    Ty total = choices.oneOf(Sums.TOTALS);
    List<Ty> parameters = new ArrayList<>(List.of(total));
    for (int i = 0; i < 1 || (i < 2 && choices.chance(30)); i++) {
      parameters.add(choices.chance(50) ? choices.oneOf(Sums.TOTALS) : types.any());
    }
    int rank = choices.below(World.TARGET_RANK);
    boolean isStatic = owner.kind == Kind.UTILITY || choices.chance(60);
    int access = isStatic ? Opcodes.ACC_STATIC : choices.chance(50) ? Opcodes.ACC_FINAL : 0;
    access |= choices.chance(40) ? Opcodes.ACC_PRIVATE : PUBLIC;
    new MethodModel.Builder("a" + world.nextName(), parameters, total, rank, false)
        .in(owner, access, Body.SUM);
  }

  /** A method of a record that makes another of it. */
  private void step(ClassModel owner) {
    int rank = choices.below(World.TARGET_RANK - 1);
    new MethodModel.Builder("n" + world.nextName(), List.of(types.any()), owner.type, rank, false)
        .in(owner, choices.chance(70) ? PUBLIC : 0, Body.STEP);
  }

  /** A method that returns a record that its loop has carried. */
  private void carrying(ClassModel owner) {
    Ty result = choices.oneOf(world.of(Kind.RECORD)).type;
    new MethodModel.Builder(
            "l" + world.nextName(), List.of(types.any()), result, World.TARGET_RANK - 1, false)
        .in(owner, PUBLIC | Opcodes.ACC_STATIC, Body.CARRY);
  }

  private void virtual(ClassModel owner) {
    MethodModel.Builder selector = shadowing(owner);
    if (selector == null) {
      selector = overload(owner);
    }
    if (owner.isAbstract && choices.chance(40)) {
      selector.in(owner, PUBLIC | Opcodes.ACC_ABSTRACT, Body.NONE);
      return;
    }
    int access = choices.weighted(8, 1, 1);
    access = access == 0 ? PUBLIC : access == 1 ? Opcodes.ACC_PROTECTED : 0;
    access |= choices.chance(12) ? Opcodes.ACC_FINAL : 0;
    selector.in(owner, access | locking(), Body.RANDOM);
  }

  private int locking() {
    return choices.chance(6) ? Opcodes.ACC_SYNCHRONIZED : 0;
  }

  /** The selector of a private method of the superclass, which it does not override. */
  private MethodModel.Builder shadowing(ClassModel owner) {
    if (owner.parent == null || !choices.chance(60)) {
      return null;
    }
    for (MethodModel method : owner.parent.methods) {
      boolean free = owner.methods.stream().noneMatch(method::sameSelector);
      if (free && method.isPrivate() && !method.isStatic()) {
        world.features.add(Feature.PRIVATE_SHADOW);
        return method.again();
      }
    }
    return null;
  }

  /** A new selector, with the name of another method of the class now and then. */
  private MethodModel.Builder overload(ClassModel owner) {
    MethodModel.Builder fresh = selector("m", true);
    List<MethodModel> others = new ArrayList<>(owner.methods);
    others.removeIf(each -> each.rank < 0);
    if (others.isEmpty() || !choices.chance(35)) {
      return fresh;
    }
    String name = choices.oneOf(others).name;
    for (ClassModel each : world.classes) {
      for (MethodModel method : each.methods) {
        if (method.name.equals(name) && method.parameters.equals(fresh.parameters())) {
          return fresh;
        }
      }
    }
    world.features.add(Feature.OVERLOAD);
    return new MethodModel.Builder(
        name, fresh.parameters(), fresh.result(), fresh.rank(), fresh.recursive());
  }

  private MethodModel.Builder selector(String prefix, boolean mayRecur) {
    int rank = choices.below(World.TARGET_RANK);
    boolean recursive = mayRecur && choices.chance(22);
    List<Ty> parameters = new ArrayList<>();
    if (recursive) {
      parameters.add(Ty.INT);
    }
    for (int i = 0; i < 3 && choices.chance(60 - 10 * i); i++) {
      parameters.add(types.any());
    }
    Ty result = types.result();
    return new MethodModel.Builder(prefix + world.nextName(), parameters, result, rank, recursive);
  }

  private void accessors(ClassModel owner) {
    for (FieldModel field : owner.components()) {
      new MethodModel.Builder(field.name(), List.of(), field.type(), -1, false)
          .in(owner, PUBLIC, Body.ACCESSOR);
    }
  }

  /**
   * A package-private method behind a public one. A subclass in another package declares the same
   * selector and does not override it.
   */
  private void far(ClassModel owner) {
    MethodModel.Builder secret =
        new MethodModel.Builder("secret", List.of(Ty.INT), Ty.INT, 0, false);
    MethodModel hidden = secret.in(owner, 0, Body.RANDOM);
    MethodModel.Builder reveal =
        new MethodModel.Builder("reveal", List.of(Ty.INT), Ty.INT, 1, false);
    reveal.in(owner, PUBLIC, Body.BRIDGE).bridged = hidden;
    selector("g", false).in(owner, Opcodes.ACC_PROTECTED, Body.RANDOM);
    selector("g", false).in(owner, Opcodes.ACC_PROTECTED | Opcodes.ACC_STATIC, Body.RANDOM);
    for (ClassModel each : world.classes) {
      if (each.parent == owner) {
        secret.in(each, PUBLIC, Body.RANDOM);
        world.features.add(Feature.PACKAGE_PRIVATE_TRAP);
      }
    }
  }
}
