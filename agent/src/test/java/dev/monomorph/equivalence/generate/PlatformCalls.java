package dev.monomorph.equivalence.generate;

import java.util.ArrayList;
import java.util.List;
import org.objectweb.asm.Opcodes;

/** Calls of the JDK's methods, those whose outcome is the same in every run. */
final class PlatformCalls {
  /** The receiver is among the parameters. */
  private record Call(int opcode, String owner, String name, Ty result, List<Ty> parameters) {}

  private static final List<Call> CALLS = new ArrayList<>();

  static {
    of("java/lang/Math", "max", Ty.INT, Ty.INT, Ty.INT);
    of("java/lang/Math", "abs", Ty.INT, Ty.INT);
    of("java/lang/Math", "addExact", Ty.INT, Ty.INT, Ty.INT);
    of("java/lang/Math", "max", Ty.DOUBLE, Ty.DOUBLE, Ty.DOUBLE);
    of("java/lang/Math", "sqrt", Ty.DOUBLE, Ty.DOUBLE);
    of("java/lang/Integer", "compare", Ty.INT, Ty.INT, Ty.INT);
    of("java/lang/Integer", "bitCount", Ty.INT, Ty.INT);
    of("java/lang/Integer", "toString", Ty.STRING, Ty.INT);
    of("java/lang/Long", "sum", Ty.LONG, Ty.LONG, Ty.LONG);
    of("java/lang/Long", "compare", Ty.INT, Ty.LONG, Ty.LONG);
    of("java/lang/Double", "compare", Ty.INT, Ty.DOUBLE, Ty.DOUBLE);
    of("java/lang/Float", "compare", Ty.INT, Ty.FLOAT, Ty.FLOAT);
    of("java/lang/Boolean", "logicalXor", Ty.BOOLEAN, Ty.BOOLEAN, Ty.BOOLEAN);
    of("java/lang/Character", "isDigit", Ty.BOOLEAN, Ty.CHAR);
    of("java/lang/Character", "toUpperCase", Ty.CHAR, Ty.CHAR);
    for (Ty each : Ty.PRIMITIVES) {
      of(each.box.internalName(), "hashCode", Ty.INT, each);
      of(each.box.internalName(), "toString", Ty.STRING, each);
    }
    of("java/util/Objects", "equals", Ty.BOOLEAN, Ty.OBJECT, Ty.OBJECT);
    of("java/util/Objects", "isNull", Ty.BOOLEAN, Ty.OBJECT);
    of("java/util/Objects", "requireNonNull", Ty.OBJECT, Ty.OBJECT);
    on(Ty.STRING, "length", Ty.INT);
    on(Ty.STRING, "hashCode", Ty.INT);
    on(Ty.STRING, "isEmpty", Ty.BOOLEAN);
    on(Ty.STRING, "charAt", Ty.CHAR, Ty.INT);
    on(Ty.STRING, "indexOf", Ty.INT, Ty.STRING);
    on(Ty.STRING, "compareTo", Ty.INT, Ty.STRING);
    on(Ty.STRING, "equals", Ty.BOOLEAN, Ty.OBJECT);
    on(Ty.STRING, "concat", Ty.STRING, Ty.STRING);
    on(Ty.STRING, "trim", Ty.STRING);
    on(Ty.INTEGER_BOX, "compareTo", Ty.INT, Ty.INTEGER_BOX);
    on(Ty.INTEGER_BOX, "hashCode", Ty.INT);
    on(Ty.DOUBLE.box, "isNaN", Ty.BOOLEAN);
    on(Ty.NUMBER, "intValue", Ty.INT);
    on(Ty.NUMBER, "longValue", Ty.LONG);
    on(Ty.NUMBER, "doubleValue", Ty.DOUBLE);
    on(Ty.CHAR_SEQUENCE, "length", Ty.INT);
    on(Ty.CHAR_SEQUENCE, "charAt", Ty.CHAR, Ty.INT);
    on(Ty.OBJECT, "equals", Ty.BOOLEAN, Ty.OBJECT);
    on(Ty.LIST, "size", Ty.INT);
    on(Ty.LIST, "get", Ty.OBJECT, Ty.INT);
    on(Ty.LIST, "contains", Ty.BOOLEAN, Ty.OBJECT);
  }

  private PlatformCalls() {}

  private static void of(String owner, String name, Ty result, Ty... parameters) {
    CALLS.add(new Call(Opcodes.INVOKESTATIC, owner, name, result, List.of(parameters)));
  }

  private static void on(Ty receiver, String name, Ty result, Ty... parameters) {
    int opcode = receiver.isInterface() ? Opcodes.INVOKEINTERFACE : Opcodes.INVOKEVIRTUAL;
    List<Ty> all = new ArrayList<>(List.of(receiver));
    all.addAll(List.of(parameters));
    CALLS.add(new Call(opcode, receiver.internalName(), name, result, all));
  }

  static boolean fits(Body b, Ty type) {
    return type == Ty.INT
        || type == Ty.STRING
        || type == Ty.BOOLEAN
        || type == Ty.LONG
        || type == Ty.DOUBLE
        || type == Ty.CHAR
        || type == Ty.OBJECT;
  }

  static void emit(Body b, Ty type, int depth) {
    b.uses(Feature.PLATFORM_CALL);
    if (type == Ty.STRING && b.choices.chance(60)) {
      describe(b, depth);
      return;
    }
    if (type == Ty.INT && b.choices.chance(30)) {
      if (b.choices.chance(30)) {
        Boxes.keys(b, depth);
      } else {
        hash(b, depth);
      }
      return;
    }
    List<Call> calls = new ArrayList<>(CALLS);
    calls.removeIf(each -> each.result != type);
    call(b, b.choices.oneOf(calls), depth);
  }

  private static void call(Body b, Call call, int depth) {
    boolean indexed = call.name.equals("get") || call.name.equals("charAt");
    for (Ty each : call.parameters) {
      if (indexed && each == Ty.INT && b.choices.chance(92)) {
        b.push(0);
      } else {
        Expressions.present(b, each, depth - 1);
      }
    }
    boolean isStatic = call.opcode == Opcodes.INVOKESTATIC;
    List<Ty> parameters = isStatic ? call.parameters : call.parameters.subList(1, arity(call));
    boolean onInterface = call.opcode == Opcodes.INVOKEINTERFACE;
    b.mv.visitMethodInsn(
        call.opcode, call.owner, call.name, Descriptors.text(parameters, call.result), onInterface);
    if (onInterface && call.owner.equals(Ty.LIST.internalName())) {
      b.uses(Feature.COLLECTION);
    }
  }

  private static int arity(Call call) {
    return call.parameters.size();
  }

  /** A {@code toString}, or the name of the class. */
  private static void describe(Body b, int depth) {
    if (b.choices.chance(40)) {
      Expressions.present(b, Conditions.tested(b), depth - 1);
      b.invokeVirtual("java/lang/Object", "getClass", "()Ljava/lang/Class;");
      b.invokeVirtual("java/lang/Class", "getName", "()Ljava/lang/String;");
      return;
    }
    Ty type = Strings.printable(b);
    while (!type.isReference()) {
      type = type.box;
    }
    Expressions.present(b, type, depth - 1);
    String owner = type.isInterface() ? "java/lang/Object" : type.internalName();
    b.invokeVirtual(owner, "toString", "()Ljava/lang/String;");
  }

  private static void hash(Body b, int depth) {
    Local local =
        b.locals.pick(
            b.choices,
            each -> each.type().isReference() && World.isHashable(each.type()) && b.canLoad(each));
    Ty type = local == null ? Ty.STRING : local.type();
    Expressions.present(b, type, depth - 1);
    b.invokeVirtual("java/lang/Object", "hashCode", "()I");
  }
}
