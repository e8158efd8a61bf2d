package dev.monomorph.equivalence.generate;

import java.util.ArrayList;
import java.util.List;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Opcodes;

/** Finds methods and constructors that fit a functional interface as they are. */
final class MethodReferences {
  private MethodReferences() {}

  /** A method that fits, or null. */
  static Handle find(Body b, Functional function) {
    List<Handle> found = new ArrayList<>(platform(function));
    for (ClassModel owner : b.world.classes) {
      for (MethodModel method : owner.methods) {
        if (method.rank < b.rank && !method.recursive && fits(b, method, function)) {
          found.add(handle(method));
        }
      }
    }
    Ty result = function.result();
    if (function.parameters().isEmpty() && result.isGenerated() && result.model.isInstantiable()) {
      found.add(
          new Handle(Opcodes.H_NEWINVOKESPECIAL, result.internalName(), "<init>", "()V", false));
    }
    return found.isEmpty() ? null : b.choices.oneOf(found);
  }

  /** {@code Integer::sum} as a {@code BiFunction}. */
  static void sum(Body b) {
    Functional.Shape shape =
        new Functional.Shape("java/util/function/BiFunction", "apply", "TU", 'R');
    List<Ty> both = List.of(Ty.INTEGER_BOX, Ty.INTEGER_BOX);
    Functional function = new Functional(shape, both, Ty.INTEGER_BOX);
    Lambdas.link(b, Ty.of(function), platform(function).get(0), List.of());
  }

  private static boolean fits(Body b, MethodModel method, Functional function) {
    if (method.isPrivate() && method.owner.isInterface()) {
      return false;
    }
    List<Ty> parameters = new ArrayList<>(method.parameters);
    if (!method.isStatic()) {
      parameters.add(0, method.owner.type);
    }
    return parameters.equals(function.parameters())
        && method.result == function.result()
        && b.canAccess(method.owner, method.access)
        && !b.needsThis(method.owner, method.access);
  }

  private static Handle handle(MethodModel method) {
    boolean onInterface = method.owner.isInterface();
    int tag = onInterface ? Opcodes.H_INVOKEINTERFACE : Opcodes.H_INVOKEVIRTUAL;
    if (method.isStatic()) {
      tag = Opcodes.H_INVOKESTATIC;
    }
    return new Handle(tag, method.owner.name, method.name, method.descriptor(), onInterface);
  }

  /** The JDK's methods that programs refer to; the factory boxes and unboxes around them. */
  private static List<Handle> platform(Functional function) {
    List<Ty> parameters = function.parameters();
    if (parameters.size() == 1 && parameters.get(0) == Ty.STRING && function.result() == Ty.INT) {
      return List.of(
          new Handle(Opcodes.H_INVOKEVIRTUAL, "java/lang/String", "length", "()I", false));
    }
    if (parameters.size() != 2 || parameters.get(0) != parameters.get(1)) {
      return List.of();
    }
    Ty type = parameters.get(0);
    Ty primitive = type.isBox() ? type.unboxed() : type;
    boolean number = primitive == Ty.INT || primitive == Ty.LONG || primitive == Ty.DOUBLE;
    if (!number || function.result() != type) {
      return List.of();
    }
    String letter = primitive.descriptor();
    String descriptor = '(' + letter + letter + ')' + letter;
    return List.of(
        new Handle(Opcodes.H_INVOKESTATIC, primitive.box.internalName(), "sum", descriptor, false),
        new Handle(Opcodes.H_INVOKESTATIC, "java/lang/Math", "max", descriptor, false));
  }
}
