package dev.monomorph.equivalence.generate;

import dev.monomorph.equivalence.generate.ClassModel.Kind;
import java.util.ArrayList;
import java.util.List;

/** Draws which classes there are and how they inherit and nest; members come later. */
final class ClassShapes {
  private final World world;
  private final Choices choices;
  private final List<ClassModel> hosts = new ArrayList<>();
  private ClassModel far;

  private ClassShapes(World world) {
    this.world = world;
    this.choices = world.choices;
  }

  static void draw(World world) {
    new ClassShapes(world).draw();
  }

  private void draw() {
    if (choices.chance(20)) {
      far = world.add(new ClassModel(World.PACKAGE + "far/F0", Kind.CLASS, null));
      far.isAbstract = true;
    }
    repeat("I", Kind.INTERFACE, 1, 3, 50);
    repeat("C", Kind.CLASS, 2, 6, 60);
    repeat("R", Kind.RECORD, 0, 2, 55);
    repeat("E", Kind.ENUM, 0, 1, 45);
    repeat("X", Kind.EXCEPTION, 0, 2, 60);
    repeat("U", Kind.UTILITY, 1, 2, 40);
    someConcrete();
    everyInterfaceTwice();
    world.forgetIndexes();
    world.add(new ClassModel(World.MAIN, Kind.MAIN, null));
    for (ClassModel each : world.classes) {
      finish(each);
    }
  }

  private void repeat(String prefix, Kind kind, int least, int most, int percent) {
    for (int i = 0; i < least || (i < most && choices.chance(percent)); i++) {
      int span = choices.open();
      shape(create(prefix + i, kind, parent(kind, i)), i);
      choices.close(span);
    }
  }

  private ClassModel parent(Kind kind, int index) {
    if (kind != Kind.CLASS && kind != Kind.EXCEPTION) {
      return null;
    }
    if (kind == Kind.CLASS && far != null && index == 1) {
      return far;
    }
    List<ClassModel> candidates = new ArrayList<>();
    for (ClassModel each : world.of(kind)) {
      if (!each.isFinal && each != far) {
        candidates.add(each);
      }
    }
    return candidates.isEmpty() || !choices.chance(55) ? null : choices.oneOf(candidates);
  }

  private ClassModel create(String simpleName, Kind kind, ClassModel parent) {
    ClassModel host = hosts.isEmpty() || !choices.chance(25) ? null : choices.oneOf(hosts);
    String prefix = host == null ? World.PACKAGE : host.name + '$';
    ClassModel model = world.add(new ClassModel(prefix + simpleName, kind, parent));
    if (host == null) {
      hosts.add(model);
    } else {
      join(model, host);
    }
    return model;
  }

  private static void join(ClassModel member, ClassModel host) {
    member.host = host;
    host.members.add(member);
  }

  private void shape(ClassModel model, int index) {
    switch (model.kind) {
      case CLASS -> {
        model.isAbstract = choices.chance(index == 0 ? 30 : 12);
        model.isFinal = !model.isAbstract && index > 0 && choices.chance(20);
      }
      case RECORD, UTILITY -> model.isFinal = true;
      case ENUM -> enumConstants(model);
      default -> {}
    }
    if (model.kind != Kind.EXCEPTION && model.kind != Kind.UTILITY) {
      interfaces(model);
    }
  }

  private void enumConstants(ClassModel model) {
    int count = 2 + choices.below(3);
    boolean bodies = choices.chance(35);
    for (int i = 0; i < count; i++) {
      model.constants.add("K" + i);
      model.bodies.add(bodies && choices.chance(60) ? body(model, i) : null);
    }
    model.isFinal = model.bodies.stream().allMatch(each -> each == null);
  }

  private ClassModel body(ClassModel model, int index) {
    ClassModel body = new ClassModel(model.name + '$' + (index + 1), Kind.ENUM_BODY, model);
    world.add(body);
    body.isFinal = true;
    join(body, model.nest());
    return body;
  }

  private void interfaces(ClassModel model) {
    for (ClassModel each : world.of(Kind.INTERFACE)) {
      if (each != model && !model.isSubtypeOf(each) && choices.chance(35)) {
        model.interfaces.add(each);
      }
    }
  }

  /** A call on an interface means little unless objects of two classes can be behind it. */
  private void everyInterfaceTwice() {
    for (ClassModel type : world.of(Kind.INTERFACE)) {
      int count = 0;
      for (ClassModel each : world.classes) {
        count += each.hasInstances() && each.isSubtypeOf(type) ? 1 : 0;
      }
      for (ClassModel each : world.of(Kind.CLASS)) {
        if (count < 2 && each != far && !each.isAbstract && !each.isSubtypeOf(type)) {
          each.interfaces.add(type);
          count++;
        }
      }
    }
  }

  /** An abstract class with nothing below it is made concrete, and so is one that is needed. */
  private void someConcrete() {
    long concrete = world.of(Kind.CLASS).stream().filter(each -> !each.isAbstract).count();
    for (ClassModel each : world.of(Kind.CLASS)) {
      boolean idle = concrete < 2 || world.instances(each.type).isEmpty();
      if (each.isAbstract && each != far && idle) {
        each.isAbstract = false;
        concrete++;
      }
    }
    world.forgetIndexes();
    if (world.of(Kind.CLASS).stream().anyMatch(each -> each.isAbstract)) {
      world.features.add(Feature.ABSTRACT_CLASS);
    }
  }

  private void finish(ClassModel model) {
    model.isPublic = far != null || model.kind == Kind.MAIN || !choices.chance(25);
    model.debugNames = choices.chance(30);
    model.logsInitialization = model.kind != Kind.MAIN && choices.chance(40);
    if (model.debugNames) {
      world.features.add(Feature.DEBUG_NAMES);
    }
    if (model.logsInitialization) {
      world.features.add(Feature.CLASS_INITIALIZER);
    }
  }
}
