package dev.monomorph.specialize.box;

import dev.monomorph.specialize.fact.Fact;
import dev.monomorph.specialize.flow.Flow;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.FrameNode;
import org.objectweb.asm.tree.IincInsnNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.InsnNode;
import org.objectweb.asm.tree.LocalVariableNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.VarInsnNode;

/**
 * A copy's descriptor with values in it where there were boxes: a result that is a new box wherever
 * the method returns, and parameters that it does nothing with but open them.
 */
public final class UnboxedMethod {
  private final String owner;
  private final MethodNode method;

  /**
   * @param owner internal name of the class that the method is in
   * @param method static; rewritten in place
   */
  public UnboxedMethod(String owner, MethodNode method) {
    this.owner = owner;
    this.method = method;
  }

  /**
   * Has the method return what is in the box that it returned.
   *
   * @return false if it does not return a new box wherever it returns; then nothing has changed
   */
  public boolean unboxResult() {
    if (Type.getReturnType(method.desc).getSort() != Type.OBJECT || !makesBoxes()) {
      return false;
    }
    Flow flow = new Flow(owner, method);
    Map<AbstractInsnNode, Passage> returned = new LinkedHashMap<>();
    Set<AbstractInsnNode> returning = new HashSet<>();
    Set<BoxType> types = EnumSet.noneOf(BoxType.class);
    for (AbstractInsnNode insn : method.instructions) {
      BoxType type = BoxType.madeBy(insn);
      Passage way = type == null ? null : Passage.of(type, insn, flow);
      if (way != null && isReturn(way.taker())) {
        returned.put(insn, way);
        returning.add(way.taker());
        types.add(type);
      }
    }
    if (types.size() != 1 || !returning.containsAll(returns())) {
      return false;
    }
    BoxType type = types.iterator().next();
    returned.forEach((maker, way) -> returnValue(type, maker, way));
    method.desc = Type.getMethodDescriptor(type.primitive(), Type.getArgumentTypes(method.desc));
    return true;
  }

  private static boolean isReturn(AbstractInsnNode insn) {
    return insn != null && insn.getOpcode() == Opcodes.ARETURN;
  }

  private List<AbstractInsnNode> returns() {
    List<AbstractInsnNode> returns = new ArrayList<>();
    for (AbstractInsnNode insn : method.instructions) {
      if (isReturn(insn)) {
        returns.add(insn);
      }
    }
    return returns;
  }

  /** Whether a type is a box's. */
  public static boolean isBox(Type type) {
    return BoxType.of(type) != null;
  }

  private boolean makesBoxes() {
    for (AbstractInsnNode insn : method.instructions) {
      if (BoxType.madeBy(insn) != null) {
        return true;
      }
    }
    return false;
  }

  private void returnValue(BoxType type, AbstractInsnNode maker, Passage way) {
    way.clear(method.instructions);
    method.instructions.insert(maker, type.narrow());
    method.instructions.remove(maker);
    method.instructions.set(way.taker(), new InsnNode(type.primitive().getOpcode(Opcodes.IRETURN)));
  }

  /** Gives what is in the box of a result that is one now, for a call of it. */
  public static AbstractInsnNode box(String descriptor) {
    for (BoxType type : BoxType.values()) {
      if (type.primitive().equals(Type.getReturnType(descriptor))) {
        return type.make();
      }
    }
    throw new IllegalArgumentException("returns nothing that boxes have: " + descriptor);
  }

  /** Whether some parameter is declared as a type that boxes have. */
  public boolean mayTakeBoxes() {
    for (Type type : Type.getArgumentTypes(method.desc)) {
      if (BoxType.isSuper(type)) {
        return true;
      }
    }
    return false;
  }

  /**
   * The parameters that may be passed as values: of a fact that tells that it is a box, and with
   * nothing done to it but that it is opened, if that; be it by way of a pattern's variable.
   *
   * @param passed what is known of each argument in all calls
   * @param decisive the parameters whose classes have decided something; of others that are not
   *     even opened the class shall not be asked for
   */
  public List<Integer> openedParameters(List<Fact> passed, BitSet decisive) {
    List<Integer> opened = new ArrayList<>();
    Flow flow = null;
    Type[] types = Type.getArgumentTypes(method.desc);
    for (int i = 0; i < types.length; i++) {
      if (types[i].getSort() == Type.OBJECT && BoxType.of(passed.get(i)) != null) {
        flow = flow == null ? new Flow(owner, method) : flow;
        OpenedParameter parameter = opened(i, passed.get(i), flow);
        if (parameter != null && (parameter.isOpened() || decisive.get(i))) {
          opened.add(i);
        }
      }
    }
    return opened;
  }

  private OpenedParameter opened(int parameter, Fact passed, Flow flow) {
    return OpenedParameter.of(method, parameter, slotOf(parameter), BoxType.of(passed), flow);
  }

  private int slotOf(int parameter) {
    int slot = 0;
    Type[] types = Type.getArgumentTypes(method.desc);
    for (int i = 0; i < parameter; i++) {
      slot += types[i].getSize();
    }
    return slot;
  }

  /**
   * Has a parameter passed as the value.
   *
   * @param parameter one of {@link #openedParameters}
   */
  public void unboxParameter(int parameter, Fact passed) {
    BoxType type = BoxType.of(passed);
    int slot = slotOf(parameter);
    opened(parameter, passed, new Flow(owner, method)).replace(method.instructions);
    if (type.primitive().getSize() == 2) {
      shift(slot);
    }
    for (AbstractInsnNode insn : method.instructions) {
      if (insn instanceof FrameNode frame) {
        frame.local = retyped(frame.local, slot, type);
      }
    }
    retypeVariable(slot, type);
    Type[] types = Type.getArgumentTypes(method.desc);
    types[parameter] = type.primitive();
    method.desc = Type.getMethodDescriptor(Type.getReturnType(method.desc), types);
  }

  /** A debugger reads a variable as what it is declared to be. */
  private void retypeVariable(int slot, BoxType type) {
    if (method.localVariables != null) {
      for (LocalVariableNode variable : method.localVariables) {
        if (variable.index == slot) {
          variable.desc = type.primitive().getDescriptor();
          variable.signature = null;
        }
      }
    }
  }

  /** Makes room for the second word behind a slot. */
  private void shift(int slot) {
    for (AbstractInsnNode insn : method.instructions) {
      if (insn instanceof VarInsnNode local && local.var > slot) {
        local.var++;
      } else if (insn instanceof IincInsnNode counter && counter.var > slot) {
        counter.var++;
      }
    }
    if (method.localVariables != null) {
      for (LocalVariableNode variable : method.localVariables) {
        variable.index += variable.index > slot ? 1 : 0;
      }
    }
    method.maxLocals++;
  }

  /**
   * Where nothing is known of the parameter any more, that goes for the value's second word too.
   */
  private static List<Object> retyped(List<Object> locals, int slot, BoxType type) {
    List<Object> all = new ArrayList<>();
    int at = 0;
    for (Object each : locals) {
      if (at != slot) {
        all.add(each);
      } else if (each != Opcodes.TOP) {
        all.add(type.inFrames());
      } else {
        all.add(Opcodes.TOP);
        if (type.primitive().getSize() == 2) {
          all.add(Opcodes.TOP);
        }
      }
      at += each == Opcodes.LONG || each == Opcodes.DOUBLE ? 2 : 1;
    }
    return all;
  }

  /**
   * Code before a call that has some arguments, all being on the stack, passed as values.
   *
   * @param descriptor of the call as it was
   * @param passed what is known of each argument
   * @param opened the parameters that are values now
   * @param temporary the first slot that nothing else uses
   */
  public static InsnList openArguments(
      String descriptor, List<Fact> passed, List<Integer> opened, int temporary) {
    Type[] types = Type.getArgumentTypes(descriptor);
    InsnList spilled = new InsnList();
    InsnList loaded = new InsnList();
    int slot = temporary;
    for (int i = types.length - 1; i >= opened.get(0); i--) {
      boolean open = opened.contains(i);
      Type type = open ? BoxType.of(passed.get(i)).primitive() : types[i];
      if (open) {
        spilled.add(BoxType.of(passed.get(i)).open());
      }
      if (i > opened.get(0)) {
        spilled.add(new VarInsnNode(type.getOpcode(Opcodes.ISTORE), slot));
        loaded.insert(new VarInsnNode(type.getOpcode(Opcodes.ILOAD), slot));
        slot += type.getSize();
      }
    }
    spilled.add(loaded);
    return spilled;
  }

  /** Slots that {@link #openArguments} uses, at the most. */
  public static int temporaries(String descriptor) {
    return 2 * Type.getArgumentCount(descriptor);
  }
}
