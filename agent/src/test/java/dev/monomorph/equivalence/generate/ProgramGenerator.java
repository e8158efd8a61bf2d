package dev.monomorph.equivalence.generate;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Makes programs: first all declarations are drawn, from the classes down to the entry calls, then
 * the bodies are written class by class. Nothing is kept between the two but what is declared, so
 * there is no syntax tree: what is drawn is written at once.
 */
public final class ProgramGenerator {
  private ProgramGenerator() {}

  /** The program of a seed. */
  public static Program generate(long seed) {
    return make(Choices.random(seed));
  }

  /** The program of a sequence of choices; any sequence has one. */
  public static Program replay(int[] choices) {
    return make(Choices.replay(choices));
  }

  private static Program make(Choices choices) {
    World world = new World(choices);
    declare(world);
    Map<String, byte[]> classes = new LinkedHashMap<>();
    List<ClassModel> inOrder = new ArrayList<>(world.classes);
    java.util.Collections.reverse(inOrder);
    for (ClassModel model : inOrder) {
      classes.put(model.name, ClassEmitter.emit(world, model));
    }
    classes.put(World.TRACE, TraceClass.bytes());
    return new Program(
        choices.values(), choices.spans(), classes, List.copyOf(world.calls), world.features);
  }

  private static void declare(World world) {
    ClassShapes.draw(world);
    TypeChoice types = new TypeChoice(world);
    types.drawArrays();
    types.drawFunctions();
    FieldShapes.draw(world);
    MethodShapes.draw(world);
    TargetShapes.draw(world);
    MainShapes.draw(world);
    world.forgetIndexes();
    world.levels = new Levels(world);
  }
}
