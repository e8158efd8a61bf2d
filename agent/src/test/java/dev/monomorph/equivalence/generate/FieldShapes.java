package dev.monomorph.equivalence.generate;

import dev.monomorph.equivalence.generate.ClassModel.Kind;
import org.objectweb.asm.Opcodes;

/** Draws the fields of all classes. */
final class FieldShapes {
  private static final int ACCESS_MASK =
      Opcodes.ACC_PUBLIC | Opcodes.ACC_PRIVATE | Opcodes.ACC_PROTECTED;

  private final World world;
  private final Choices choices;
  private final TypeChoice types;

  private FieldShapes(World world) {
    this.world = world;
    this.choices = world.choices;
    this.types = new TypeChoice(world);
  }

  static void draw(World world) {
    FieldShapes shapes = new FieldShapes(world);
    for (ClassModel each : world.classes) {
      shapes.draw(each);
    }
  }

  private void draw(ClassModel owner) {
    switch (owner.kind) {
      case RECORD -> repeat(owner, 1, 3, 50, Opcodes.ACC_PRIVATE | Opcodes.ACC_FINAL);
      case ENUM -> repeat(owner, 0, 1, 40, Opcodes.ACC_FINAL);
      case CLASS -> repeat(owner, owner.packageName().endsWith("far") ? 1 : 0, 3, 65, -1);
      case EXCEPTION -> repeat(owner, 0, 1, 50, -1);
      case ENUM_BODY, MAIN -> {
        return;
      }
      default -> {}
    }
    while (owner.fields.size() < 5 && choices.chance(owner.kind == Kind.UTILITY ? 60 : 20)) {
      statics(owner);
    }
  }

  private void repeat(ClassModel owner, int least, int most, int percent, int access) {
    for (int i = 0; i < least || (i < most && choices.chance(percent)); i++) {
      int span = choices.open();
      Ty type = types.any();
      add(owner, type, access >= 0 ? access : drawAccess());
      choices.close(span);
    }
  }

  private int drawAccess() {
    int access =
        choices.oneOf(
            java.util.List.of(Opcodes.ACC_PUBLIC, 0, Opcodes.ACC_PRIVATE, Opcodes.ACC_PROTECTED));
    return choices.chance(50) ? access | Opcodes.ACC_FINAL : access;
  }

  private void statics(ClassModel owner) {
    int access = drawAccess() | Opcodes.ACC_STATIC;
    if (owner.isInterface()) {
      access = Opcodes.ACC_PUBLIC | Opcodes.ACC_STATIC | Opcodes.ACC_FINAL;
    }
    add(owner, types.any(), access);
  }

  private void add(ClassModel owner, Ty type, int access) {
    String name = hiding(owner, access);
    owner.fields.add(new FieldModel(owner, name, type, access));
    boolean isStatic = (access & Opcodes.ACC_STATIC) != 0;
    boolean isFinal = (access & Opcodes.ACC_FINAL) != 0;
    world.features.add(
        isStatic ? Feature.STATIC_FIELD : isFinal ? Feature.FINAL_FIELD : Feature.MUTABLE_FIELD);
    if ((access & ACCESS_MASK) == Opcodes.ACC_PROTECTED && owner.name.contains("/far/")) {
      world.features.add(Feature.PROTECTED_ACCESS);
    }
  }

  /** A new name, or now and then the name of a field of the superclass. */
  private String hiding(ClassModel owner, int access) {
    boolean record = owner.kind == Kind.RECORD || (access & Opcodes.ACC_STATIC) != 0;
    if (!record && owner.parent != null && choices.chance(12)) {
      for (FieldModel field : owner.parent.fields) {
        if (!field.isStatic() && owner.fields.stream().noneMatch(f -> sameName(f, field))) {
          world.features.add(Feature.HIDDEN_FIELD);
          return field.name();
        }
      }
    }
    return "f" + world.nextName();
  }

  private static boolean sameName(FieldModel one, FieldModel other) {
    return one.name().equals(other.name());
  }
}
