package dev.monomorph.equivalence.generate;

import java.util.List;
import org.objectweb.asm.Opcodes;

/** Reads and writes of fields. */
final class Fields {
  private Fields() {}

  static boolean canRead(Body b, Ty type) {
    return !b.world.holding(type).isEmpty();
  }

  static void read(Body b, Ty type, int depth) {
    FieldModel field = pick(b, b.world.holding(type), false);
    if (field == null) {
      Values.literal(b, type, depth);
      return;
    }
    boolean isStatic = field.isStatic();
    if (!isStatic) {
      receiver(b, field, depth);
    }
    access(b, field, isStatic ? Opcodes.GETSTATIC : Opcodes.GETFIELD);
    if (type.isGenerated() && b.choices.chance(80)) {
      Values.orElse(b, type);
    }
  }

  /** One of the fields that can be used here, or null if a few trials find none. */
  static FieldModel pick(Body b, List<FieldModel> fields, boolean forWriting) {
    for (int trial = 0; trial < 5 && !fields.isEmpty(); trial++) {
      FieldModel field = b.choices.oneOf(fields);
      boolean open = b.canAccess(field.owner(), field.access());
      boolean mine = b.hasThis && b.owner.isSubtypeOf(field.owner());
      boolean far = !field.isStatic() && b.needsThis(field.owner(), field.access());
      if (open && (!far || mine) && !(forWriting && field.isFinal())) {
        return field;
      }
    }
    return null;
  }

  static void receiver(Body b, FieldModel field, int depth) {
    ClassModel declarer = field.owner();
    boolean mine = b.hasThis && b.owner.isSubtypeOf(declarer);
    if (mine && (b.needsThis(declarer, field.access()) || b.choices.chance(75))) {
      b.load(b.locals.first());
    } else {
      Expressions.present(b, declarer.type, depth - 1);
    }
  }

  static void access(Body b, FieldModel field, int opcode) {
    boolean nested = (field.access() & Opcodes.ACC_PRIVATE) != 0 && field.owner() != b.owner;
    if (nested) {
      b.uses(Feature.NEST_ACCESS);
    }
    b.mv.visitFieldInsn(opcode, field.owner().name, field.name(), field.type().descriptor());
  }

  /** A statement that sets a field; false if none can be set here. */
  static boolean write(Body b) {
    Ty type = b.choices.oneOf(written(b));
    FieldModel field = pick(b, b.world.holding(type), true);
    if (field == null || field.type() != type) {
      return false;
    }
    if (!field.isStatic()) {
      receiver(b, field, 1);
    }
    Expressions.emit(b, type, Expressions.DEPTH);
    access(b, field, field.isStatic() ? Opcodes.PUTSTATIC : Opcodes.PUTFIELD);
    return true;
  }

  private static List<Ty> written(Body b) {
    List<Ty> result = new java.util.ArrayList<>(List.of(Ty.INT));
    for (ClassModel each : b.world.classes) {
      for (FieldModel field : each.fields) {
        if (!field.isFinal()) {
          result.add(field.type());
        }
      }
    }
    return result;
  }
}
