package dev.monomorph.specialize;

import dev.monomorph.runtime.Target;
import dev.monomorph.specialize.fact.Fact;
import dev.monomorph.specialize.fact.FactValue;
import dev.monomorph.specialize.fact.Facts;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.stream.Stream;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.LineNumberNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.TypeInsnNode;

/**
 * What specializations of a method would turn on, told before there is one. Decided by what decides
 * it when one is made.
 */
public final class Outlook {
  private final LoadedClass owner;
  private final CalleeFinder callees;
  private final BitSet relevant;
  private final Facts facts;
  private final List<CallOutlook> found = new ArrayList<>();

  private Outlook(RunningProgram running, LoadedClass owner, MethodNode method) {
    this.owner = owner;
    this.callees = new CalleeFinder(new Program(running), owner.type());
    this.relevant = ParameterRelevance.of(owner.tree(), method);
    this.facts = Facts.ofBody(owner.tree().name, method, owner);
  }

  /** What depends on the classes of parameters, in the order of the code; nothing twice. */
  public static List<ParameterUse> uses(OriginalClass original, Target target) {
    MethodNode method = original.method(target);
    BitSet relevant = ParameterRelevance.of(original.tree(), method);
    return ParameterRelevance.dependences(original.tree(), method).stream()
        .flatMap(each -> uses(each, relevant))
        .distinct()
        .toList();
  }

  /** Whether values of a type are known to have one class only, so that it can tell nothing. */
  public static boolean hasOneClass(Type type) {
    return FinalClasses.isExact(type);
  }

  private static Stream<ParameterUse> uses(ParameterRelevance.Dependence of, BitSet relevant) {
    AbstractInsnNode insn = of.insn();
    return of.parameters().stream()
        .filter(relevant::get)
        .mapToObj(number -> new ParameterUse(number, line(insn), of.kind(), name(insn)));
  }

  /**
   * What would become of calls if the parameters' classes were known, in the order of the code;
   * those that would stay calls because nothing is known of what they are given are left out. The
   * budget of a specialization is not thought of.
   *
   * @throws IllegalStateException if the class has no such method, nor any bytecode
   */
  public static List<CallOutlook> calls(RunningProgram running, Class<?> owner, Target target) {
    LoadedClass loaded = new Program(running).load(owner);
    MethodNode method = Specializer.method(loaded, target);
    synchronized (method) { // as in StaticCopy
      Outlook outlook = new Outlook(running, loaded, method);
      for (AbstractInsnNode insn : method.instructions) {
        if (insn instanceof MethodInsnNode call && outlook.facts.isReached(call)) {
          outlook.visit(call);
        }
      }
      return outlook.found;
    }
  }

  private void visit(MethodInsnNode call) {
    List<FactValue> arguments = Arguments.of(call, facts);
    BitSet parameters = new BitSet();
    boolean received = false;
    for (int i = 0; i < arguments.size(); i++) {
      BitSet origins = (BitSet) arguments.get(i).origins().clone();
      origins.and(relevant);
      parameters.or(origins);
      if (!origins.isEmpty() && !arguments.get(i).fact().isExactObject()) {
        boolean receives = i == 0 && call.getOpcode() != Opcodes.INVOKESTATIC;
        received |= receives;
        arguments.set(i, arguments.get(i).withFact(someClass(receives ? call.owner : null)));
      }
    }
    CalleeFinder.Found what = callees.find(owner, call, arguments);
    boolean decided = received && callees.isDecidedByReceiver(owner, call);
    if (what.method() != null || what.kept() != null) {
      Target copied = decided || what.method() == null ? null : what.method().target();
      found.add(
          new CallOutlook(
              line(call), name(call), parameters, copied, decided ? null : what.kept()));
    }
  }

  /** The class that a call names, or one as good as any: where it is from is what counts. */
  private Fact someClass(String named) {
    Class<?> type = named == null ? null : owner.resolve(named);
    return Fact.exact(type == null ? owner.type() : type);
  }

  private static int line(AbstractInsnNode insn) {
    AbstractInsnNode at = insn;
    while (at != null && !(at instanceof LineNumberNode)) {
      at = at.getPrevious();
    }
    return at instanceof LineNumberNode line ? line.line : 0;
  }

  private static String name(AbstractInsnNode insn) {
    if (insn instanceof MethodInsnNode call) {
      return Type.getObjectType(call.owner).getClassName() + "." + call.name + call.desc;
    }
    if (insn instanceof FieldInsnNode access) {
      return Type.getObjectType(access.owner).getClassName() + "." + access.name;
    }
    return insn instanceof TypeInsnNode named ? Type.getObjectType(named.desc).getClassName() : "";
  }
}
