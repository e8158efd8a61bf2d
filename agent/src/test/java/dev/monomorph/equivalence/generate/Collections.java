package dev.monomorph.equivalence.generate;

import org.objectweb.asm.Opcodes;

/** Lists of the JDK. */
final class Collections {
  private static final String ARRAY_LIST = "java/util/ArrayList";

  private Collections() {}

  static void create(Body b, int depth) {
    b.uses(Feature.COLLECTION);
    if (b.choices.chance(40)) {
      boxes(b, depth);
      return;
    }
    int size = b.choices.chance(10) ? 0 : 1 + b.choices.below(3);
    switch (b.choices.weighted(3, 3, 2)) {
      case 0 -> immutable(b, size, depth);
      case 1 -> arrayList(b, size, depth);
      default -> {
        Arrays.create(b, Ty.OBJECT.array, depth);
        b.invokeStatic("java/util/Arrays", "asList", "([Ljava/lang/Object;)Ljava/util/List;");
      }
    }
  }

  /** A list of wrappers of one class, of which now and then one is something else. */
  private static void boxes(Body b, int depth) {
    b.uses(Feature.BOX_LIST);
    Ty box = Boxes.any(b);
    int size = 1 + b.choices.below(12);
    int other = b.choices.chance(40) ? b.choices.below(size) : -1;
    String list = b.choices.chance(25) ? "java/util/LinkedList" : ARRAY_LIST;
    b.mv.visitTypeInsn(Opcodes.NEW, list);
    b.op(Opcodes.DUP);
    b.construct(list, "()V");
    for (int i = 0; i < size; i++) {
      b.op(Opcodes.DUP);
      if (i == other) {
        Expressions.emit(b, Ty.OBJECT, depth - 1);
      } else {
        Boxes.constant(b, box);
      }
      b.invokeVirtual(list, "add", "(Ljava/lang/Object;)Z");
      b.op(Opcodes.POP);
    }
  }

  private static void immutable(Body b, int size, int depth) {
    for (int i = 0; i < size; i++) {
      Expressions.present(b, Ty.OBJECT, depth - 1);
    }
    String descriptor = '(' + "Ljava/lang/Object;".repeat(size) + ")Ljava/util/List;";
    b.mv.visitMethodInsn(Opcodes.INVOKESTATIC, Ty.LIST.internalName(), "of", descriptor, true);
  }

  private static void arrayList(Body b, int size, int depth) {
    b.mv.visitTypeInsn(Opcodes.NEW, ARRAY_LIST);
    b.op(Opcodes.DUP);
    b.construct(ARRAY_LIST, "()V");
    for (int i = 0; i < size; i++) {
      b.op(Opcodes.DUP);
      Expressions.emit(b, Ty.OBJECT, depth - 1);
      b.invokeVirtual(ARRAY_LIST, "add", "(Ljava/lang/Object;)Z");
      b.op(Opcodes.POP);
    }
  }
}
