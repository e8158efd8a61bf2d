package dev.monomorph.specialize.exit;

import dev.monomorph.specialize.fact.ConstantLoad;
import dev.monomorph.specialize.fact.Jumps;
import dev.monomorph.specialize.fact.TypeResolver;
import dev.monomorph.specialize.pass.DropUnused;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.FrameNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.InsnNode;
import org.objectweb.asm.tree.JumpInsnNode;
import org.objectweb.asm.tree.LabelNode;
import org.objectweb.asm.tree.LineNumberNode;
import org.objectweb.asm.tree.LocalVariableNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.TryCatchBlockNode;
import org.objectweb.asm.tree.TypeInsnNode;
import org.objectweb.asm.tree.VarInsnNode;

/**
 * Has a method expect that what certain instructions load is of a certain class, and go on where
 * that fails in a copy of its code that expects nothing, from that very point, with nothing run
 * twice. What HotSpot does when it deoptimizes, in bytecode.
 *
 * <p>An exit leaves for ever: the other code runs to the method's end. It has locals of its own, so
 * that what is a number in a local here may be a box there.
 */
public final class SideExits {
  private static final Type REFERENCE = Type.getType(WeakReference.class);
  private static final String CALLBACK = Type.getInternalName(Runnable.class);

  /** What an exit and the look at a class add to the stack. */
  private static final int STACK = 4;

  private final MethodNode method;
  private final StackFrames frames;
  private final Liveness liveness;
  private final String expected;
  private final WeakReference<Runnable> missed;
  private final int base;
  private final Twin twin;
  private final InsnList exits = new InsnList();

  /** The first code's handlers of what is run before it is left for good. */
  private final List<TryCatchBlockNode> guards = new ArrayList<>();

  /** The loads that were put off, and what loads in their place. */
  private final Map<VarInsnNode, VarInsnNode> putOff = new HashMap<>();

  private SideExits(
      String owner, MethodNode method, String expected, WeakReference<Runnable> missed) {
    this.method = method;
    this.frames = new StackFrames(owner, method);
    this.liveness = new Liveness(method);
    this.expected = expected;
    this.missed = missed;
    this.base = method.maxLocals;
    this.twin = new Twin(method, base);
  }

  /**
   * Rewrites a static method in place. It has no stack map frames afterwards, and code that cannot
   * be reached.
   *
   * @param owner internal name of its class
   * @param loads instructions that leave an object on the stack, in the order of the code
   * @param expected the class that it is expected to have
   * @param types the classes that the code names
   * @param missed is run whenever it has another, or is null; must not throw. The code does not
   *     keep it alive
   * @return where the code begins that expects nothing; null if the method can be left nowhere, and
   *     nothing has changed
   * @throws IllegalArgumentException if the code cannot be analyzed
   */
  public static LabelNode insert(
      String owner,
      MethodNode method,
      List<AbstractInsnNode> loads,
      Class<?> expected,
      TypeResolver types,
      WeakReference<Runnable> missed) {
    List<Point> points = Points.behind(loads, owner, method, expected, types);
    String name = Type.getInternalName(expected);
    return points.isEmpty() ? null : new SideExits(owner, method, name, missed).insert(points);
  }

  private LabelNode insert(List<Point> points) {
    LabelNode start = new LabelNode();
    exits.add(start);
    method.maxLocals = 2 * base;
    method.maxStack += STACK;
    Map<Point, Exit> laidOut = new HashMap<>();
    for (Point point : points) {
      Exit exit = new Exit(point, newLocals(point));
      laidOut.put(point, exit);
      leave(exit);
    }
    for (Point point : points) {
      look(laidOut.get(point));
    }
    LabelNode end = new LabelNode();
    exits.add(end);
    twin.nameOthers(method, start, end);
    method.tryCatchBlocks.addAll(guards);
    twin.appendTo(method, exits);
    for (AbstractInsnNode insn : method.instructions.toArray()) {
      if (insn instanceof FrameNode) {
        method.instructions.remove(insn);
      }
    }
    return start;
  }

  /** A local for each operand that is put aside, then one for what is looked at. */
  private List<Integer> newLocals(Point point) {
    List<Integer> locals = new ArrayList<>();
    for (Operand operand : point.below()) {
      locals.add(method.maxLocals);
      method.maxLocals += operand.how() == Operand.How.PUT_ASIDE ? operand.type().getSize() : 0;
    }
    locals.add(method.maxLocals++);
    return locals;
  }

  /** A point, where to go from there, and the locals for its operands. */
  private record Exit(Point point, List<Integer> locals, LabelNode label) {
    Exit(Point point, List<Integer> locals) {
      this(point, locals, new LabelNode());
    }

    int lookedAt() {
      return locals.get(point.below().size());
    }

    /** Loads an operand that is not on the stack; null for one that is. */
    VarInsnNode load(int index) {
      Operand operand = point.below().get(index);
      return switch (operand.how()) {
        case STAYS -> null;
        case LOADED_LATER -> new VarInsnNode(Opcodes.ALOAD, operand.load().var);
        case PUT_ASIDE ->
            new VarInsnNode(operand.type().getOpcode(Opcodes.ILOAD), locals.get(index));
      };
    }
  }

  /** The way out: the other code's locals, the operands, and the rest of the statement. */
  private void leave(Exit exit) {
    Point point = exit.point();
    exits.add(exit.label());
    int line = lineOf(point.load());
    if (line >= 0) {
      exits.add(new LineNumberNode(line, exit.label()));
    }
    if (point.movesOperands()) {
      exits.add(new VarInsnNode(Opcodes.ASTORE, exit.lookedAt()));
    }
    tell();
    copyLocals(point);
    if (point.movesOperands()) {
      for (int i = 0; i < point.below().size(); i++) {
        VarInsnNode load = exit.load(i);
        if (load != null) {
          exits.add(load);
        }
      }
      exits.add(new VarInsnNode(Opcodes.ALOAD, exit.lookedAt()));
    }
    finish(exit);
  }

  /** Runs what is to be run, if it is still there. */
  private void tell() {
    LabelNode gone = new LabelNode();
    LabelNode told = new LabelNode();
    exits.add(new ConstantLoad(missed, REFERENCE));
    exits.add(
        new MethodInsnNode(
            Opcodes.INVOKEVIRTUAL,
            REFERENCE.getInternalName(),
            "get",
            "()Ljava/lang/Object;",
            false));
    exits.add(new TypeInsnNode(Opcodes.CHECKCAST, CALLBACK));
    exits.add(new InsnNode(Opcodes.DUP));
    exits.add(new JumpInsnNode(Opcodes.IFNULL, gone));
    exits.add(new MethodInsnNode(Opcodes.INVOKEINTERFACE, CALLBACK, "run", "()V", true));
    exits.add(new JumpInsnNode(Opcodes.GOTO, told));
    exits.add(gone);
    exits.add(new InsnNode(Opcodes.POP));
    exits.add(told);
  }

  private void copyLocals(Point point) {
    AbstractInsnNode next = point.load().getNext();
    for (int slot = 0; slot < base; slot++) {
      Type type = liveness.before(next).get(slot) ? frames.local(next, slot) : null;
      if (type != null) {
        exits.add(new VarInsnNode(type.getOpcode(Opcodes.ILOAD), slot));
        exits.add(new VarInsnNode(type.getOpcode(Opcodes.ISTORE), base + slot));
      }
    }
  }

  private void finish(Exit exit) {
    Point point = exit.point();
    LabelNode start = new LabelNode();
    LabelNode end = new LabelNode();
    exits.add(start);
    for (AbstractInsnNode insn : point.rest()) {
      if (insn instanceof LineNumberNode next) {
        LabelNode label = new LabelNode();
        exits.add(label);
        exits.add(new LineNumberNode(next.line, label));
      } else {
        exits.add(twin.copy(insn));
      }
    }
    exits.add(end);
    AbstractInsnNode last = point.rest().get(point.rest().size() - 1);
    if (Jumps.goesOn(last)) {
      exits.add(new JumpInsnNode(Opcodes.GOTO, twin.behind(last)));
    }
    for (TryCatchBlockNode block : Tables.handlers(method, point.load())) {
      guards.add(new TryCatchBlockNode(exit.label(), start, block.handler, block.type));
      twin.protect(start, end, block);
    }
    for (LocalVariableNode variable : Tables.variables(method, point.load())) {
      twin.name(start, end, variable);
    }
  }

  private static int lineOf(AbstractInsnNode insn) {
    for (AbstractInsnNode at = insn; at != null; at = at.getPrevious()) {
      if (at instanceof LineNumberNode number) {
        return number.line;
      }
    }
    return -1;
  }

  /** Looks at the class of what was loaded; behind a cast the JVM's compiler knows it too. */
  private void look(Exit exit) {
    Point point = exit.point();
    InsnList look = new InsnList();
    for (int i = point.below().size() - 1; i >= 0; i--) {
      clearAway(exit, i, look);
    }
    look.add(new InsnNode(Opcodes.DUP));
    look.add(new TypeInsnNode(Opcodes.INSTANCEOF, expected));
    look.add(new JumpInsnNode(Opcodes.IFEQ, exit.label()));
    look.add(new TypeInsnNode(Opcodes.CHECKCAST, expected));
    if (point.movesOperands()) {
      look.add(new VarInsnNode(Opcodes.ASTORE, exit.lookedAt()));
      for (int i = 0; i < point.below().size(); i++) {
        putBack(exit, i, look);
      }
      look.add(new VarInsnNode(Opcodes.ALOAD, exit.lookedAt()));
    }
    method.instructions.insert(point.load(), look);
  }

  private void clearAway(Exit exit, int index, InsnList look) {
    Operand operand = exit.point().below().get(index);
    if (operand.how() == Operand.How.LOADED_LATER) {
      DropUnused.remove(method.instructions, putOff.getOrDefault(operand.load(), operand.load()));
    } else if (operand.how() == Operand.How.PUT_ASIDE) {
      boolean wide = operand.type().getSize() == 2;
      look.add(new InsnNode(wide ? Opcodes.DUP_X2 : Opcodes.SWAP));
      if (wide) {
        look.add(new InsnNode(Opcodes.POP));
      }
      look.add(new VarInsnNode(operand.type().getOpcode(Opcodes.ISTORE), exit.locals().get(index)));
    }
  }

  private void putBack(Exit exit, int index, InsnList look) {
    VarInsnNode load = exit.load(index);
    if (load != null) {
      look.add(load);
      if (exit.point().below().get(index).how() == Operand.How.LOADED_LATER) {
        putOff.put(exit.point().below().get(index).load(), load);
      }
    }
  }
}
