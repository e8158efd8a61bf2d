package dev.monomorph.equivalence.generate;

import java.util.ArrayList;
import java.util.List;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** Writes the methods that call targets, see {@link MainShapes}. */
final class MainEmitter {
  private MainEmitter() {}

  /** Calls the target with arguments that depend on the number that is the parameter. */
  static void recipe(Body b) {
    MethodModel target = b.method.bridged;
    b.line();
    Ty receiver = target.owner.type;
    if (!target.isStatic()) {
      argument(b, receiver);
    }
    for (int i = 0; i < target.parameters.size(); i++) {
      if (i == 0 && target.recursive) {
        b.push(b.choices.below(5));
      } else {
        argument(b, target.parameters.get(i));
      }
    }
    b.line();
    Calls.invoke(b, target, receiver);
    if (target.result == Ty.VOID) {
      b.op(Opcodes.ACONST_NULL);
    } else if (target.result.isPrimitive()) {
      b.box(target.result);
    }
    b.op(Opcodes.ARETURN);
  }

  private static void argument(Body b, Ty type) {
    MethodModel pool = null;
    for (MethodModel each : b.owner.methods) {
      if (each.body == MethodModel.Body.POOL && each.result == type) {
        pool = each;
      }
    }
    if (pool == null || b.choices.chance(20)) {
      Expressions.emit(b, type, 2);
      return;
    }
    b.load(b.locals.first());
    b.push(b.choices.below(4));
    b.op(Opcodes.IADD);
    b.invokeStatic(b.owner.name, pool.name, pool.descriptor());
  }

  /** Hands out values of several classes, by number. */
  static void pool(Body b) {
    int size = 2 + b.choices.below(3);
    Label[] labels = new Label[size];
    java.util.Arrays.setAll(labels, i -> new Label());
    b.line();
    b.load(b.locals.first());
    b.push(size);
    b.invokeStatic("java/lang/Math", "floorMod", "(II)I");
    b.mv.visitTableSwitchInsn(0, size - 1, labels[0], labels);
    List<Ty> types = types(b);
    int first = b.choices.below(types.size());
    for (int i = 0; i < size; i++) {
      int span = b.choices.open();
      b.mv.visitLabel(labels[i]);
      if (b.choices.chance(3) && !b.result.isFunction()) {
        b.op(Opcodes.ACONST_NULL);
        b.uses(Feature.NULL_ARGUMENT);
      } else {
        Expressions.emit(b, types.get((first + i) % types.size()), 1);
      }
      b.op(Opcodes.ARETURN);
      b.choices.close(span);
    }
  }

  /** The classes of the values; of functions and final classes there is but one. */
  private static List<Ty> types(Body b) {
    List<Ty> types = new ArrayList<>();
    for (Ty each : b.world.below(b.result)) {
      boolean concrete = !each.isGenerated() || each.model.hasInstances();
      if (concrete && !each.isInterface()) {
        types.add(each);
      }
    }
    boolean concrete = !b.result.isGenerated() || b.result.model.hasInstances();
    if (types.isEmpty() || (concrete && !b.result.isInterface() && b.result != Ty.OBJECT)) {
      types.add(0, b.result);
    }
    return types;
  }

  /** The one method that the host calls: runs the recipe that the lowest byte of the code names. */
  static void apply(Unit unit) {
    MethodVisitor mv = unit.method(Opcodes.ACC_PUBLIC, "apply", "(I)Ljava/lang/Object;");
    List<MethodModel> recipes = unit.world.recipes;
    Label[] labels = new Label[recipes.size()];
    java.util.Arrays.setAll(labels, i -> new Label());
    mv.visitCode();
    mv.visitVarInsn(Opcodes.ILOAD, 1);
    mv.visitIntInsn(Opcodes.SIPUSH, 255);
    mv.visitInsn(Opcodes.IAND);
    mv.visitTableSwitchInsn(0, labels.length - 1, labels[0], labels);
    for (int i = 0; i < labels.length; i++) {
      MethodModel recipe = recipes.get(i);
      mv.visitLabel(labels[i]);
      mv.visitVarInsn(Opcodes.ILOAD, 1);
      mv.visitIntInsn(Opcodes.BIPUSH, 8);
      mv.visitInsn(Opcodes.ISHR);
      String owner = recipe.owner.name;
      mv.visitMethodInsn(Opcodes.INVOKESTATIC, owner, recipe.name, recipe.descriptor(), false);
      mv.visitInsn(Opcodes.ARETURN);
    }
    mv.visitMaxs(0, 0);
    mv.visitEnd();
  }
}
