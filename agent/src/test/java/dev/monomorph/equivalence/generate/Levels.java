package dev.monomorph.equivalence.generate;

import java.util.HashMap;
import java.util.Map;

/**
 * How simple the objects of each class can be: those of level 0 hold numbers and strings only,
 * those of level n need objects of lower levels. A constructor that makes its own values keeps to
 * lower levels, so that it ends.
 */
final class Levels {
  private static final int ENDLESS = 20;

  private final World world;
  private final Map<ClassModel, Integer> levels = new HashMap<>();

  Levels(World world) {
    this.world = world;
    for (int level = 0; level < ENDLESS; level++) {
      for (ClassModel each : world.classes) {
        if (!levels.containsKey(each) && needed(each) < level) {
          levels.put(each, level);
        }
      }
    }
  }

  int of(ClassModel model) {
    return levels.getOrDefault(model, ENDLESS);
  }

  /** The highest level that the fields of an object ask for; -1 if there is none. */
  private int needed(ClassModel model) {
    int highest = -1;
    for (ClassModel each = model; each != null; each = each.parent) {
      for (FieldModel field : each.components()) {
        Ty type = field.type();
        while (type.isArray()) {
          type = type.element;
        }
        if (type.isGenerated()) {
          highest = Math.max(highest, lowest(type));
        }
      }
    }
    return highest;
  }

  private int lowest(Ty type) {
    int lowest = ENDLESS;
    for (ClassModel each : world.instances(type)) {
      lowest = Math.min(lowest, of(each));
    }
    return lowest;
  }
}
