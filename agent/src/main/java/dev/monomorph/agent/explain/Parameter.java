package dev.monomorph.agent.explain;

import java.util.ArrayList;
import java.util.List;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.LocalVariableNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * A parameter of a method.
 *
 * @param number the receiver's is 0, in an instance method
 * @param type as it is declared
 * @param name empty where the class file does not tell
 */
record Parameter(int number, Type type, String name) {
  /**
   * All of a method, its receiver first.
   *
   * @param owner internal name of its class
   */
  static List<Parameter> of(String owner, MethodNode method) {
    List<Parameter> parameters = new ArrayList<>();
    int local = 0;
    if ((method.access & Opcodes.ACC_STATIC) == 0) {
      parameters.add(new Parameter(0, Type.getObjectType(owner), "this"));
      local = 1;
    }
    Type[] types = Type.getArgumentTypes(method.desc);
    for (int i = 0; i < types.length; i++) {
      parameters.add(new Parameter(parameters.size(), types[i], name(method, i, local)));
      local += types[i].getSize();
    }
    return parameters;
  }

  /** From the debug information, or from what javac writes with {@code -parameters}. */
  private static String name(MethodNode method, int index, int local) {
    if (method.localVariables != null) {
      for (LocalVariableNode variable : method.localVariables) {
        if (variable.index == local && variable.start == firstLabel(method)) {
          return variable.name;
        }
      }
    }
    boolean told = method.parameters != null && index < method.parameters.size();
    String name = told ? method.parameters.get(index).name : null;
    return name == null ? "" : name;
  }

  private static Object firstLabel(MethodNode method) {
    return method.instructions.getFirst();
  }

  /** Whether values of it have classes. */
  boolean isReference() {
    return type.getSort() >= Type.ARRAY;
  }

  /** For people: {@code 1 java.util.List list}. */
  @Override
  public String toString() {
    return (number + "  " + type.getClassName() + " " + name).strip();
  }
}
