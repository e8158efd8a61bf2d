package dev.monomorph.specialize.fact;

import dev.monomorph.specialize.fact.FactValue.Test;
import java.lang.reflect.Array;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.IincInsnNode;
import org.objectweb.asm.tree.InsnNode;
import org.objectweb.asm.tree.IntInsnNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.LdcInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.TryCatchBlockNode;
import org.objectweb.asm.tree.TypeInsnNode;
import org.objectweb.asm.tree.analysis.Frame;
import org.objectweb.asm.tree.analysis.Interpreter;

/** The transfer functions: what an instruction's result is known to be. */
final class FactInterpreter extends Interpreter<FactValue> {
  private final TypeResolver types;
  private final ConstantHeap heap;
  private final Map<AbstractInsnNode, Fact> reads = new HashMap<>();

  FactInterpreter(TypeResolver types, ConstantHeap heap) {
    super(Opcodes.ASM9);
    this.heap = heap;
    this.types = types;
  }

  /** What reads of the heap are known to give; null for those that give anything. */
  Map<AbstractInsnNode, Fact> reads() {
    return reads;
  }

  @Override
  public FactValue newValue(Type type) {
    if (type == null) {
      return FactValue.SINGLE;
    }
    return type.getSize() == 0 ? null : FactValue.sized(type.getSize());
  }

  @Override
  public FactValue newExceptionValue(
      TryCatchBlockNode block, Frame<FactValue> handler, Type exceptionType) {
    return FactValue.of(Fact.NON_NULL, block);
  }

  @Override
  public FactValue newOperation(AbstractInsnNode insn) {
    int opcode = insn.getOpcode();
    if (opcode == Opcodes.ACONST_NULL) {
      return FactValue.of(Fact.NULL, insn);
    }
    if (opcode == Opcodes.NEW) {
      return FactValue.of(allocated(((TypeInsnNode) insn).desc), insn);
    }
    if (insn instanceof LdcInsnNode ldc) {
      return constant(ldc);
    }
    if (opcode == Opcodes.GETSTATIC) {
      return staticField((FieldInsnNode) insn);
    }
    Integer small = smallConstant(insn);
    if (small != null) {
      return FactValue.of(Fact.constant(small), null);
    }
    return result(insn);
  }

  /** What is read stays read: the JVM's compiler knows as much of it. */
  private FactValue staticField(FieldInsnNode insn) {
    Class<?> named = types.resolve(insn.owner);
    Fact fact = named == null ? null : heap.staticField(named, insn.name, insn.desc);
    return fact == null ? result(insn) : FactValue.sized(insn, fact);
  }

  private static Integer smallConstant(AbstractInsnNode insn) {
    int opcode = insn.getOpcode();
    if (insn instanceof InsnNode && opcode >= Opcodes.ICONST_M1 && opcode <= Opcodes.ICONST_5) {
      return opcode - Opcodes.ICONST_0;
    }
    return insn instanceof IntInsnNode push && opcode != Opcodes.NEWARRAY ? push.operand : null;
  }

  private FactValue constant(LdcInsnNode ldc) {
    if (ldc.cst instanceof Integer number) {
      return FactValue.of(Fact.constant(number), null);
    }
    if (ldc.cst instanceof String) {
      return FactValue.of(Fact.exact(String.class), ldc);
    }
    if (ldc.cst instanceof Type type
        && type.getSort() >= Type.ARRAY
        && type.getSort() <= Type.OBJECT) {
      Class<?> named = types.resolve(type.getInternalName());
      return FactValue.of(named == null ? Fact.NON_NULL : Fact.constant(named), ldc);
    }
    return result(ldc);
  }

  private Fact allocated(String internalName) {
    Class<?> type = types.resolve(internalName);
    return type == null ? Fact.NON_NULL : Fact.exact(type);
  }

  @Override
  public FactValue copyOperation(AbstractInsnNode insn, FactValue value) {
    return value;
  }

  @Override
  public FactValue unaryOperation(AbstractInsnNode insn, FactValue value) {
    return switch (insn.getOpcode()) {
      case Opcodes.CHECKCAST ->
          value.withFact(value.fact().narrowedTo(types.resolve(((TypeInsnNode) insn).desc)));
      case Opcodes.IINC -> added(value, ((IincInsnNode) insn).incr);
      case Opcodes.GETFIELD -> field((FieldInsnNode) insn, value);
      case Opcodes.INSTANCEOF -> instanceOf((TypeInsnNode) insn, value);
      case Opcodes.NEWARRAY -> FactValue.of(Fact.NON_NULL, insn);
      case Opcodes.ANEWARRAY -> FactValue.of(newArray(((TypeInsnNode) insn).desc), insn);
      case Opcodes.ARRAYLENGTH -> length(insn, value);
      default -> known(insn, IntArithmetic.apply(insn.getOpcode(), value.fact()), value, value);
    };
  }

  private static FactValue added(FactValue value, int increment) {
    boolean isKnown = value.fact().constant() instanceof Integer;
    return isKnown
        ? FactValue.of(Fact.constant((Integer) value.fact().constant() + increment), null)
            .from(value)
        : FactValue.SINGLE;
  }

  private FactValue field(FieldInsnNode insn, FactValue holder) {
    Object object = holder.fact().object();
    Fact fact = object == null ? null : heap.field(object, insn.owner, insn.name, insn.desc);
    return read(insn, fact, holder, holder);
  }

  private FactValue read(AbstractInsnNode insn, Fact fact, FactValue holder, FactValue index) {
    // What is executed again with less known comes later.
    reads.put(insn, fact);
    return known(insn, fact, holder, index);
  }

  private static FactValue known(
      AbstractInsnNode insn, Fact fact, FactValue first, FactValue second) {
    return fact == null ? result(insn) : FactValue.sized(insn, fact).from(first, second);
  }

  /** An array's length never changes, whatever its elements do. */
  private FactValue length(AbstractInsnNode insn, FactValue array) {
    Object object = array.fact().object();
    boolean isArray = object != null && object.getClass().isArray();
    return read(insn, isArray ? Fact.constant(Array.getLength(object)) : null, array, array);
  }

  private FactValue element(AbstractInsnNode insn, FactValue array, FactValue index) {
    Object object = array.fact().object();
    boolean isKnown =
        object != null && object.getClass().isArray() && index.fact().constant() instanceof Integer;
    Fact fact = isKnown ? heap.element(object, (Integer) index.fact().constant()) : null;
    FactValue read = read(insn, fact, array, index);
    return fact == null && insn.getOpcode() == Opcodes.AALOAD
        ? FactValue.of(array.fact().element(), insn).from(array)
        : read;
  }

  private Fact newArray(String component) {
    Class<?> type = types.resolve(component);
    return type == null ? Fact.NON_NULL : Fact.exact(type.arrayType());
  }

  private FactValue instanceOf(TypeInsnNode insn, FactValue value) {
    Class<?> type = types.resolve(insn.desc);
    Fact fact = type == null ? Fact.ANY : instanceOf(value.fact(), type);
    Test test = value.id() == null ? null : new Test(value.id(), Test.Kind.INSTANCE_OF, type);
    return FactValue.of(fact, null).saying(test).from(value);
  }

  private static Fact instanceOf(Fact fact, Class<?> type) {
    Boolean known = fact.instanceOf(type);
    if (Boolean.FALSE.equals(known)) {
      return Fact.constant(0);
    }
    return Boolean.TRUE.equals(known) && fact.isNonNull() ? Fact.constant(1) : Fact.ANY;
  }

  @Override
  public FactValue binaryOperation(AbstractInsnNode insn, FactValue first, FactValue second) {
    if (insn.getOpcode() >= Opcodes.IALOAD && insn.getOpcode() <= Opcodes.SALOAD) {
      return element(insn, first, second);
    }
    Fact fact = IntArithmetic.apply(insn.getOpcode(), first.fact(), second.fact());
    return known(insn, fact, first, second);
  }

  @Override
  public FactValue ternaryOperation(
      AbstractInsnNode insn, FactValue first, FactValue second, FactValue third) {
    return null;
  }

  @Override
  public FactValue naryOperation(AbstractInsnNode insn, List<? extends FactValue> values) {
    if (insn instanceof ConstantLoad load) {
      return FactValue.of(Fact.object(load.value()), insn);
    }
    if (insn instanceof LambdaCall lambda) {
      return FactValue.of(Fact.exact(lambda.made()), insn);
    }
    if (insn instanceof MethodInsnNode call) {
      if (isGetClass(call)) {
        return classOf(insn, values.get(0));
      }
      if (isBoxing(call)) {
        return FactValue.of(allocated(call.owner), insn);
      }
      return read(call, accessor(call, values), values);
    }
    if (insn instanceof InvokeDynamicInsnNode dynamic) {
      Integer index = PatternSwitch.indexOf(dynamic, values, types);
      return index == null ? result(insn) : FactValue.of(Fact.constant(index), null);
    }
    return result(insn);
  }

  private Fact accessor(MethodInsnNode call, List<? extends FactValue> values) {
    boolean virtual =
        call.getOpcode() == Opcodes.INVOKEVIRTUAL || call.getOpcode() == Opcodes.INVOKEINTERFACE;
    Object receiver = virtual && values.size() == 1 ? values.get(0).fact().object() : null;
    Class<?> named = receiver == null ? null : types.resolve(call.owner);
    return named != null && named.isInstance(receiver) ? heap.accessor(receiver, call) : null;
  }

  private FactValue read(MethodInsnNode call, Fact fact, List<? extends FactValue> values) {
    if (fact == null) {
      reads.remove(call);
      return given(call, values);
    }
    return read(call, fact, values.get(0), values.get(0));
  }

  private FactValue given(MethodInsnNode call, List<? extends FactValue> values) {
    Fact whatever = OptionalResults.of(call);
    if (whatever != null) {
      return FactValue.sized(call, whatever);
    }
    Fact fact = heap.result(call, values);
    if (fact == null) {
      return result(call);
    }
    FactValue given = FactValue.sized(call, fact);
    for (FactValue value : values) {
      given = given.from(given, value);
    }
    return given;
  }

  private static FactValue classOf(AbstractInsnNode insn, FactValue value) {
    Fact fact = value.fact().exact() ? Fact.constant(value.fact().type()) : Fact.NON_NULL;
    Test test = value.id() == null ? null : new Test(value.id(), Test.Kind.CLASS_OF, null);
    return FactValue.of(fact, insn).saying(test).from(value);
  }

  /** Whether a call is {@code Object.getClass()}, which no class can override. */
  static boolean isGetClass(MethodInsnNode call) {
    return call.name.equals("getClass") && call.desc.equals("()Ljava/lang/Class;");
  }

  private static boolean isBoxing(MethodInsnNode call) {
    return call.name.equals("valueOf")
        && call.getOpcode() == Opcodes.INVOKESTATIC
        && call.owner.startsWith("java/lang/")
        && call.desc.endsWith(")L" + call.owner + ";")
        && call.desc.indexOf(')') == 2;
  }

  private static FactValue result(AbstractInsnNode insn) {
    if (ResultSizes.of(insn) == 2) {
      return FactValue.DOUBLE;
    }
    return ResultSizes.isReference(insn) ? FactValue.of(Fact.ANY, insn) : FactValue.SINGLE;
  }

  @Override
  public void returnOperation(AbstractInsnNode insn, FactValue value, FactValue expected) {
    // what is returned is the caller's matter
  }

  @Override
  public FactValue merge(FactValue first, FactValue second) {
    return first.join(second);
  }
}
