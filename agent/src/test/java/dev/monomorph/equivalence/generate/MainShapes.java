package dev.monomorph.equivalence.generate;

import dev.monomorph.equivalence.generate.ClassModel.Kind;
import dev.monomorph.equivalence.generate.MethodModel.Body;
import java.util.ArrayList;
import java.util.List;
import org.objectweb.asm.Opcodes;

/**
 * Draws the class from which targets are called: recipes, each of which calls one target, pools
 * that hand out arguments of several classes, and the order in which recipes are run.
 */
final class MainShapes {
  private static final int MOST_RECIPES = 12;
  private static final int MOST_CALLS = 30;

  private final World world;
  private final Choices choices;
  private final ClassModel main;

  private MainShapes(World world) {
    this.world = world;
    this.choices = world.choices;
    this.main = world.of(Kind.MAIN).get(0);
  }

  static void draw(World world) {
    new MainShapes(world).draw();
  }

  private void draw() {
    List<Ty> pooled = new ArrayList<>();
    for (MethodModel target : world.targets) {
      int span = choices.open();
      for (Ty each : target.parameters) {
        pool(each, pooled);
      }
      if (!target.isStatic()) {
        pool(target.owner.type, pooled);
      }
      recipe(target);
      while (world.recipes.size() < MOST_RECIPES && choices.chance(45)) {
        recipe(target);
      }
      choices.close(span);
    }
    sequence();
  }

  private void recipe(MethodModel target) {
    MethodModel recipe =
        builder("call" + world.recipes.size(), Ty.OBJECT).in(main, Opcodes.ACC_STATIC, Body.RECIPE);
    recipe.bridged = target;
    world.recipes.add(recipe);
  }

  private static MethodModel.Builder builder(String name, Ty result) {
    return new MethodModel.Builder(name, List.of(Ty.INT), result, World.MAIN_RANK, false);
  }

  private void pool(Ty type, List<Ty> pooled) {
    if (type.isReference() && !pooled.contains(type)) {
      pooled.add(type);
      builder("pool" + pooled.size(), type).in(main, Opcodes.ACC_STATIC, Body.POOL);
      if (!type.isFunction() && choices.chance(35)) {
        String name = "kept" + pooled.size();
        main.fields.add(new FieldModel(main, name, type, Opcodes.ACC_STATIC));
      }
    }
  }

  private void sequence() {
    while (world.calls.size() < MOST_CALLS) {
      int span = choices.open();
      boolean more = world.calls.size() < 3 || choices.chance(world.calls.size() < 10 ? 97 : 88);
      if (more) {
        MethodModel recipe = choices.oneOf(world.recipes);
        int index = choices.below(6);
        int times = 1 + choices.weighted(4, 3, 3, 2);
        int step = choices.chance(60) ? 1 : 0;
        for (int i = 0; i < times && world.calls.size() < MOST_CALLS; i++) {
          int at = index + i * step;
          world.calls.add(
              new EntryCall(world.recipes.indexOf(recipe), at, recipe.bridged.toString()));
        }
      }
      choices.close(span);
      if (!more) {
        return;
      }
    }
  }
}
