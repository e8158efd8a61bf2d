package dev.monomorph.specialize;

import dev.monomorph.runtime.Gateway;
import dev.monomorph.specialize.fact.ConstantLoad;
import dev.monomorph.specialize.fact.LambdaCall;
import dev.monomorph.specialize.flow.HelperCall;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * The copies of one specialization that stand in one generated class: those from one nest, which is
 * to say from one source file.
 */
final class Unit {
  private static final Handle CALLEE =
      new Handle(
          Opcodes.H_INVOKESTATIC,
          Gateway.INTERNAL_NAME,
          Gateway.CALLEE,
          Gateway.CALLEE_DESCRIPTOR,
          false);

  private final int index;
  private final LoadedClass place;
  private final LoadedClass origin;
  private final Names names = new Names();
  private final List<MethodNode> methods = new ArrayList<>();
  private final List<Link> links = new ArrayList<>();
  private final List<LoadedClass> owners = new ArrayList<>();
  private final Map<String, MethodNode> helpers = new HashMap<>();

  /**
   * @param index the unit's number in its specialization
   * @param place the class beside which it stands
   * @param origin a class of the source file that its copies are from
   */
  Unit(int index, LoadedClass place, LoadedClass origin) {
    this.index = index;
    this.place = place;
    this.origin = origin;
  }

  /**
   * @param owner the class that the method was copied from
   */
  void add(LoadedClass owner, MethodNode copy) {
    owners.add(owner);
    methods.add(copy);
    names.give(copy);
  }

  /**
   * The instruction by which a copy in this unit calls {@code callee}, which is in {@code other}.
   */
  AbstractInsnNode callTo(Unit other, Copy callee) {
    MethodNode code = callee.code();
    if (other.index == index) {
      return new MethodInsnNode(
          Opcodes.INVOKESTATIC, GeneratedClass.SELF, code.name, code.desc, false);
    }
    return linked(new Link.ToCopy(other.index, code.name, code.desc), code.name, code.desc);
  }

  /**
   * The instruction that reaches {@code link} with arguments and result as in {@code descriptor}.
   */
  AbstractInsnNode linked(Link link, String name, String descriptor) {
    int number = links.indexOf(link);
    if (number < 0) {
      number = links.size();
      links.add(link);
    }
    return new InvokeDynamicInsnNode(name, descriptor, CALLEE, number);
  }

  /** Puts call sites where known objects are loaded, and lambdas are made. */
  void linkConstants(MethodNode code) {
    for (AbstractInsnNode insn : code.instructions.toArray()) {
      if (insn instanceof ConstantLoad load) {
        String type = Type.getReturnType(load.desc).getDescriptor();
        Link link = new Link.ToConstant(load.value(), type);
        code.instructions.set(insn, linked(link, load.name, load.desc));
      } else if (insn instanceof LambdaCall lambda) {
        Link link = new Link.ToFactory(lambda.factory(), lambda.desc);
        code.instructions.set(insn, linked(link, lambda.name, lambda.desc));
      }
    }
  }

  /** Puts calls of methods of this unit where such a method is called for. */
  void linkHelpers(LoadedClass owner, MethodNode code) {
    for (AbstractInsnNode insn : code.instructions.toArray()) {
      if (insn instanceof HelperCall call) {
        MethodNode helper =
            helpers.computeIfAbsent(call.name + call.desc, each -> newHelper(owner, call));
        code.instructions.set(
            call,
            new MethodInsnNode(
                Opcodes.INVOKESTATIC, GeneratedClass.SELF, helper.name, helper.desc, false));
      }
    }
  }

  private MethodNode newHelper(LoadedClass owner, HelperCall call) {
    MethodNode helper = call.method();
    add(owner, helper);
    return helper;
  }

  GeneratedClass generate() {
    boolean needsNest = false;
    for (int i = 0; i < methods.size(); i++) {
      needsNest |= NestAccess.isNeeded(owners.get(i).tree(), methods.get(i));
    }
    return new GeneratedClass(place.type(), origin.tree(), methods, needsNest, List.copyOf(links));
  }
}
