package dev.monomorph.equivalence.generate;

import dev.monomorph.equivalence.generate.ClassModel.Kind;
import dev.monomorph.equivalence.generate.MethodModel.Body;
import java.util.ArrayList;
import java.util.List;
import org.objectweb.asm.Opcodes;

/** Draws the target methods, each of which has a reference parameter (or receiver) to look at. */
final class TargetShapes {
  private final World world;
  private final Choices choices;
  private final TypeChoice types;

  private TargetShapes(World world) {
    this.world = world;
    this.choices = world.choices;
    this.types = new TypeChoice(world);
  }

  static void draw(World world) {
    TargetShapes shapes = new TargetShapes(world);
    for (int i = 0; i < 2 || (i < 5 && world.choices.chance(50)); i++) {
      int span = world.choices.open();
      shapes.target(i);
      world.choices.close(span);
    }
    shapes.promote();
  }

  private void target(int index) {
    boolean recursive = choices.chance(20);
    List<Ty> parameters = new ArrayList<>();
    if (recursive) {
      parameters.add(Ty.INT);
    }
    parameters.add(index == 0 ? types.anInterface() : types.polymorphic());
    for (int i = 0; i < 3 && choices.chance(60 - 15 * i); i++) {
      parameters.add(choices.chance(50) ? types.polymorphic() : types.any());
    }
    if (parameters.contains(Ty.OBJECT)) {
      world.features.add(Feature.OBJECT_PARAMETER);
    }
    int rank = World.TARGET_RANK + index;
    MethodModel.Builder selector =
        new MethodModel.Builder("t" + index, parameters, types.result(), rank, recursive);
    MethodModel method = declare(selector);
    method.target = true;
    world.targets.add(method);
  }

  private MethodModel declare(MethodModel.Builder selector) {
    switch (choices.weighted(5, 2, 3, 2)) {
      case 0 -> {
        return selector.in(owner(Kind.UTILITY), access(Opcodes.ACC_STATIC), Body.RANDOM);
      }
      case 1 -> {
        return selector.in(owner(Kind.CLASS), access(Opcodes.ACC_STATIC), Body.RANDOM);
      }
      case 2 -> {
        return virtual(selector);
      }
      default -> {
        int access = choices.chance(50) ? Opcodes.ACC_STATIC : 0;
        return selector.in(owner(Kind.INTERFACE), Opcodes.ACC_PUBLIC | access, Body.RANDOM);
      }
    }
  }

  private MethodModel virtual(MethodModel.Builder selector) {
    ClassModel owner = owner(choices.chance(15) ? Kind.RECORD : Kind.CLASS);
    int access = access(choices.chance(15) ? Opcodes.ACC_FINAL : 0);
    MethodModel method = selector.in(owner, access, Body.RANDOM);
    for (ClassModel each : world.classes) {
      boolean below = each.parent == owner && !method.is(Opcodes.ACC_FINAL);
      if (below && each.kind == Kind.CLASS && choices.chance(40)) {
        MethodModel override = selector.in(each, access, Body.RANDOM);
        override.target = choices.chance(50);
        override.overridden = method;
        world.features.add(Feature.OVERRIDE);
      }
    }
    return method;
  }

  private ClassModel owner(Kind kind) {
    List<ClassModel> candidates = new ArrayList<>(world.of(kind));
    candidates.removeIf(each -> each.name.contains("/far/"));
    return candidates.isEmpty() ? owner(Kind.CLASS) : choices.oneOf(candidates);
  }

  private int access(int more) {
    int access = choices.chance(30) ? 0 : Opcodes.ACC_PUBLIC;
    access |= choices.chance(7) ? Opcodes.ACC_SYNCHRONIZED : 0;
    return access | more;
  }

  /** Makes targets of a few methods that are called from within the program only. */
  private void promote() {
    for (ClassModel owner : world.classes) {
      for (MethodModel method : owner.methods) {
        boolean fit = method.body == Body.RANDOM && !method.target;
        if (fit && (method.hasReference() || !method.isStatic()) && choices.chance(8)) {
          method.target = true;
        }
      }
    }
  }
}
