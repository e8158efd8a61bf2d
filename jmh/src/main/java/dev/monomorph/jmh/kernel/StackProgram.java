package dev.monomorph.jmh.kernel;

import dev.monomorph.Constant;
import dev.monomorph.Specialize;
import org.openjdk.jmh.annotations.CompilerControl;

/**
 * A program for a small stack machine, and its interpreter: one loop with one switch.
 *
 * <p>Nothing but the user's word says that the code never changes; the benchmarks give it to the
 * agent ({@code trust}).
 */
public final class StackProgram {
  /** Pushes the number that follows. */
  public static final int PUSH = 0;

  /** Pushes the column whose number follows. */
  public static final int LOAD = 1;

  /** Replaces the two topmost numbers by their sum. */
  public static final int ADD = 2;

  /** Replaces the two topmost numbers by their difference. */
  public static final int SUBTRACT = 3;

  /** Replaces the two topmost numbers by their product. */
  public static final int MULTIPLY = 4;

  /** Replaces the two topmost numbers by the greater one. */
  public static final int MAX = 5;

  /** Pushes the topmost number again. */
  public static final int COPY = 6;

  /** Takes a number; if it is negative goes on at the place that follows. */
  public static final int JUMP_IF_NEGATIVE = 7;

  /** Ends with the topmost number. */
  public static final int RETURN = 8;

  private static final int STACK = 8;

  private final int[] code;

  /** The program of these instructions, each followed by its operand if it has one. */
  public StackProgram(int... code) {
    this.code = code.clone();
  }

  /** The sum of the program's results over all rows. */
  @Specialize
  @CompilerControl(CompilerControl.Mode.DONT_INLINE)
  public static long sum(@Constant StackProgram program, long[][] rows) {
    long sum = 0;
    for (long[] row : rows) {
      sum += program.run(row);
    }
    return sum;
  }

  private long run(long[] row) {
    long[] stack = new long[STACK];
    int top = -1;
    int pc = 0;
    while (true) {
      switch (code[pc++]) {
        case PUSH -> stack[++top] = code[pc++];
        case LOAD -> stack[++top] = row[code[pc++]];
        case ADD -> {
          top--;
          stack[top] += stack[top + 1];
        }
        case SUBTRACT -> {
          top--;
          stack[top] -= stack[top + 1];
        }
        case MULTIPLY -> {
          top--;
          stack[top] *= stack[top + 1];
        }
        case MAX -> {
          top--;
          stack[top] = Math.max(stack[top], stack[top + 1]);
        }
        case COPY -> {
          top++;
          stack[top] = stack[top - 1];
        }
        case JUMP_IF_NEGATIVE -> {
          int target = code[pc++];
          if (stack[top--] < 0) {
            pc = target;
          }
        }
        case RETURN -> {
          return stack[top];
        }
        default -> throw new IllegalStateException("no instruction: " + code[pc - 1]);
      }
    }
  }
}
