package dev.monomorph.equivalence.generate;

import org.objectweb.asm.Opcodes;

/** Lists of the JDK. */
final class Collections {
  private static final String ARRAY_LIST = "java/util/ArrayList";

  private Collections() {}

  static void create(Body b, int depth) {
    b.uses(Feature.COLLECTION);
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
