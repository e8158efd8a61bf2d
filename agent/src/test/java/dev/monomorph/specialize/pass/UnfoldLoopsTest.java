package dev.monomorph.specialize.pass;

import static org.assertj.core.api.Assertions.assertThat;

import dev.monomorph.specialize.fact.ConstantHeap;
import dev.monomorph.specialize.fact.Fact;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * An interpreter's loop, unfolded along random programs, does what it did: the same result, or the
 * same exception from the same line, for every input. Programs may be anything, so most of them end
 * in a failure, some never (fuel ends these), and some leave their own code.
 */
class UnfoldLoopsTest {
  private static final int PROGRAMS = 80;
  private static final int INPUTS = 4;

  /** Each takes a program that never changes, an input, and steps that it may take. */
  @SuppressWarnings("unused")
  static final class Targets {
    static String stack(int[] code, int[] input, int fuel) {
      int[] stack = new int[4];
      int top = -1;
      int pc = 0;
      int steps = 0;
      while (true) {
        if (steps++ > fuel) {
          return "fuel " + stack[0];
        }
        switch (code[pc++]) {
          case 0 -> stack[++top] = code[pc++];
          case 1 -> stack[++top] = input[code[pc++]];
          case 2 -> {
            top--;
            stack[top] += stack[top + 1];
          }
          case 3 -> {
            top--;
            stack[top] /= stack[top + 1];
          }
          case 4 -> {
            if (stack[top--] < 0) {
              pc = code[pc];
            } else {
              pc++;
            }
          }
          case 5 -> pc = code[pc];
          case 6 -> {
            return steps + " " + stack[top];
          }
          default -> throw new IllegalStateException(code[pc - 1] + " at " + pc);
        }
      }
    }

    static String registers(int[] code, int[] input, int fuel) {
      long a = 1;
      double b = 2;
      String log = "";
      for (int pc = 0; pc < code.length && fuel > 0; fuel--) {
        int word = code[pc];
        try {
          if (word == 0) {
            a += input[code[pc + 1]];
            pc += 2;
            continue;
          }
          if (word == 1) {
            b *= a;
          } else if (word == 2 && b < 100) {
            pc = code[pc + 1];
            continue;
          } else if (word > 4) {
            log += 12 / (word - 6);
          }
          a ^= word;
        } catch (ArithmeticException e) {
          log += e.getMessage();
        } finally {
          log += word;
        }
        pc++;
      }
      return log + a + " " + b;
    }

    static String nested(int[] code, int[] input, int fuel) {
      String log = "";
      int pc = 0;
      while (pc < code.length) {
        int count = code[pc++];
        for (int i = 0; i < count; i++) {
          if (fuel-- < 0) {
            return log;
          }
          log += i < input.length ? input[i] : code[pc];
        }
        if (count < 0 || log.length() > 40) {
          break;
        }
      }
      return log + pc;
    }

    static String backwards(int[] code, int[] input, int fuel) {
      int hash = 0;
      int left = code.length;
      while (left > 0) {
        int word = code[--left];
        hash = 31 * hash + (word & 1) * input[(word >>> 1) % 3];
        boolean skip = (word ^ 3) == 5 && -word < 0 && (word << 2) != 8;
        if (skip) {
          left -= 1;
        }
      }
      return hash + " " + left;
    }
  }

  /** Trusts the one array. */
  private static ConstantHeap trusting(int[] code) {
    return new ConstantHeap() {
      @Override
      public Fact field(Object object, String owner, String name, String descriptor) {
        return null;
      }

      @Override
      public Fact staticField(Class<?> named, String name, String descriptor) {
        return null;
      }

      @Override
      public Fact element(Object array, int index) {
        boolean known = array == code && index >= 0 && index < code.length;
        return known ? Fact.constant(code[index]) : null;
      }

      @Override
      public Fact accessor(Object receiver, MethodInsnNode call) {
        return null;
      }
    };
  }

  private static MethodNode specialize(String name, int[] code) {
    return AllPasses.specialize(
        Targets.class, name, List.of(Fact.object(code), Fact.ANY, Fact.ANY), trusting(code));
  }

  private static String outcome(Class<?> type, String name, int[] code, int[] input)
      throws ReflectiveOperationException {
    Method method = type.getDeclaredMethod(name, int[].class, int[].class, int.class);
    method.setAccessible(true);
    try {
      return (String) method.invoke(null, code, input, 60);
    } catch (InvocationTargetException e) {
      StackTraceElement top = e.getCause().getStackTrace()[0];
      return e.getCause() + " at " + top.getMethodName() + ":" + top.getLineNumber();
    }
  }

  private static int[] program(Random random) {
    int[] code = new int[1 + random.nextInt(20)];
    for (int i = 0; i < code.length; i++) {
      code[i] = random.nextInt(10) == 0 ? random.nextInt() : random.nextInt(8);
    }
    return code;
  }

  @ParameterizedTest
  @ValueSource(strings = {"stack", "registers", "nested", "backwards"})
  void doesTheSame(String name) throws ReflectiveOperationException {
    Random random = new Random(5);
    for (int i = 0; i < PROGRAMS; i++) {
      int[] code = program(random);
      // Anew each time, as the JVM leaves out traces of what a method throws often.
      Class<?> original = AllPasses.define(Targets.class, AllPasses.original(Targets.class, name));
      Class<?> specialized = AllPasses.define(Targets.class, specialize(name, code));
      for (int j = 0; j < INPUTS; j++) {
        int[] input = random.ints(3, -9, 9).toArray();
        assertThat(outcome(specialized, name, code, input))
            .as("%s of %s and %s", name, Arrays.toString(code), Arrays.toString(input))
            .isEqualTo(outcome(original, name, code, input));
      }
    }
  }

  private static long count(MethodNode method, int opcode) {
    return Arrays.stream(method.instructions.toArray())
        .filter(insn -> insn.getOpcode() == opcode)
        .count();
  }

  private static long switches(MethodNode method) {
    return Arrays.stream(method.instructions.toArray())
        .map(AbstractInsnNode::getOpcode)
        .filter(opcode -> opcode == Opcodes.TABLESWITCH || opcode == Opcodes.LOOKUPSWITCH)
        .count();
  }

  /** A loop of the program is a loop of the copy, and no word of it is read any more. */
  @Test
  void becomesTheProgram() {
    // push input 0; push 5; add; copy of it decides whether to go on: 8 or back to 0
    int[] code = {1, 0, 0, 5, 2, 4, 0, 1, 1, 6};
    MethodNode method = specialize("stack", code);

    assertThat(switches(method)).isZero();
    assertThat(count(method, Opcodes.IADD)).isPositive();
    assertThat(count(method, Opcodes.IDIV)).isZero();
  }

  /** What is counted up does not make ever more copies. */
  @Test
  void oneCopyForEachPlaceInTheProgram() {
    int[] code = new int[40];
    Arrays.fill(code, 9);
    MethodNode method = specialize("backwards", code);

    assertThat(Loop.all(method)).isEmpty();
    assertThat(count(method, Opcodes.IMUL)).isLessThanOrEqualTo(80);
  }
}
