package dev.monomorph.specialize;

import dev.monomorph.specialize.box.UnboxedMethod;
import dev.monomorph.specialize.fact.Fact;
import dev.monomorph.specialize.fact.FactValue;
import dev.monomorph.specialize.fact.Facts;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.MethodInsnNode;

/** The arguments of a call, its receiver first. */
final class Arguments {
  private Arguments() {}

  /** What is known of each argument. */
  static List<FactValue> of(MethodInsnNode call, Facts facts) {
    int count = Type.getArgumentTypes(call.desc).length;
    if (call.getOpcode() != Opcodes.INVOKESTATIC) {
      count++;
    }
    List<FactValue> arguments = new ArrayList<>(count);
    for (int i = count - 1; i >= 0; i--) {
      arguments.add(facts.operand(call, i));
    }
    return arguments;
  }

  /**
   * What a copy of the callee assumes of each argument: which object it is, its exact class, that
   * it is null, or nothing; of a box, that it is one or null.
   *
   * @param matters of which objects it may matter to the callee which they are
   *     <p>Lesser facts would make more copies and better ones hardly ever.
   */
  static List<Fact> assumable(List<FactValue> arguments, Predicate<Object> matters) {
    List<Fact> facts = new ArrayList<>(arguments.size());
    for (FactValue argument : arguments) {
      facts.add(assumable(argument.fact(), matters));
    }
    return facts;
  }

  private static Fact assumable(Fact fact, Predicate<Object> matters) {
    if (fact.isExactObject()) {
      Object object = fact.object();
      return object == null || matters.test(object) ? fact : fact.withoutObject();
    }
    if (fact.isNull()) {
      return Fact.NULL;
    }
    boolean isNumberOrNull = fact.exact() && UnboxedMethod.isBox(Type.getType(fact.type()));
    return isNumberOrNull ? fact.withoutObject() : Fact.ANY;
  }
}
