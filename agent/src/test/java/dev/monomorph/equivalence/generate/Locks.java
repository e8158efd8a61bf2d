package dev.monomorph.equivalence.generate;

import org.objectweb.asm.Label;
import org.objectweb.asm.Opcodes;

/** Synchronized blocks, which release their monitor however they are left. */
final class Locks {
  private Locks() {}

  static boolean statement(Body b, int depth) {
    b.uses(Feature.SYNCHRONIZED_BLOCK);
    int[] scope = b.locals.scope();
    Ty type = lock(b);
    int slot = b.locals.hidden(1);
    Monitor monitor = new Monitor(slot);
    b.mv.visitVarInsn(Opcodes.ASTORE, slot);
    b.mv.visitVarInsn(Opcodes.ALOAD, slot);
    b.op(Opcodes.MONITORENTER);
    monitor.begin(b.here());
    b.monitors.add(monitor);
    b.mv.visitVarInsn(Opcodes.ALOAD, slot);
    b.invokeStatic("java/lang/Thread", "holdsLock", "(Ljava/lang/Object;)Z");
    Logging.log(b, Ty.BOOLEAN);
    Statements.block(b, depth - 1, 3);
    b.monitors.remove(b.monitors.size() - 1);
    Mark end = new Mark();
    if (b.reachable()) {
      release(b, monitor);
      b.jump(Opcodes.GOTO, end);
    } else {
      monitor.end(b.here());
    }
    handler(b, monitor);
    b.place(end);
    b.locals.reset(scope, b.here());
    return type != null;
  }

  /** Writes the object to lock: {@code this}, a variable's, a new one, or now and then a box. */
  private static Ty lock(Body b) {
    boolean box = b.choices.chance(25);
    Local local =
        b.locals.pick(
            b.choices,
            each -> (box ? each.type().isBox() : each.type().isGenerated()) && b.canLoad(each));
    Ty type = local == null ? Ty.STRING : local.type();
    if (local != null) {
      b.load(local);
    } else if (box) {
      type = Boxes.any(b);
      Expressions.present(b, type, 1);
    } else {
      b.mv.visitLdcInsn("lock");
    }
    if (type.isBox()) {
      b.uses(Feature.BOX_MONITOR);
    }
    b.op(Opcodes.DUP);
    Mark present = new Mark();
    b.jump(Opcodes.IFNONNULL, present);
    b.op(Opcodes.POP);
    b.mv.visitLdcInsn("lock");
    b.place(present);
    return type;
  }

  private static void release(Body b, Monitor monitor) {
    b.mv.visitVarInsn(Opcodes.ALOAD, monitor.slot);
    b.op(Opcodes.MONITOREXIT);
    monitor.end(b.here());
  }

  private static void handler(Body b, Monitor monitor) {
    Label start = b.here();
    for (Label[] range : monitor.ranges) {
      b.mv.visitTryCatchBlock(range[0], range[1], start, null);
    }
    b.reached();
    int slot = b.locals.hidden(1);
    b.mv.visitVarInsn(Opcodes.ASTORE, slot);
    b.mv.visitVarInsn(Opcodes.ALOAD, monitor.slot);
    b.op(Opcodes.MONITOREXIT);
    b.mv.visitVarInsn(Opcodes.ALOAD, slot);
    b.throwIt();
  }

  /** Writes a jump out of all monitors but so many, which are released before. */
  static void leaving(Body b, int kept, Runnable jump) {
    for (int i = b.monitors.size() - 1; i >= kept; i--) {
      release(b, b.monitors.get(i));
    }
    jump.run();
    Label resumed = b.here();
    for (int i = kept; i < b.monitors.size(); i++) {
      b.monitors.get(i).begin(resumed);
    }
  }
}
