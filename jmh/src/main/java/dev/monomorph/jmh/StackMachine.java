package dev.monomorph.jmh;

import static dev.monomorph.jmh.kernel.StackProgram.ADD;
import static dev.monomorph.jmh.kernel.StackProgram.COPY;
import static dev.monomorph.jmh.kernel.StackProgram.JUMP_IF_NEGATIVE;
import static dev.monomorph.jmh.kernel.StackProgram.LOAD;
import static dev.monomorph.jmh.kernel.StackProgram.MAX;
import static dev.monomorph.jmh.kernel.StackProgram.MULTIPLY;
import static dev.monomorph.jmh.kernel.StackProgram.PUSH;
import static dev.monomorph.jmh.kernel.StackProgram.RETURN;
import static dev.monomorph.jmh.kernel.StackProgram.SUBTRACT;

import dev.monomorph.jmh.kernel.StackProgram;
import java.util.Random;
import org.openjdk.jmh.annotations.OperationsPerInvocation;

/**
 * Runs a program of a stack machine for each of many rows, by an interpreter that is one loop with
 * one switch.
 *
 * <p>Expect {@code handwritten} to be ten times faster than {@code polluted} and more, and nothing
 * of it to be had by classes: the interpreter has no virtual call. It takes the program as a
 * constant, and the loop unfolded along it.
 *
 * <pre>{@code java -jar jmh/target/benchmarks.jar -- StackMachine}</pre>
 */
@OperationsPerInvocation(StackMachine.SIZE)
public class StackMachine extends KernelBenchmark {
  static final int SIZE = 1_000;
  private static final int COLUMNS = 4;
  private static final int USES = 300;

  private long[][] rows = Inputs.fill(SIZE, long[][]::new, StackMachine::row);

  private StackProgram program = assemble();

  private static long[] row(Random random) {
    return random.longs(COLUMNS, -50, 1_000).toArray();
  }

  /** What {@link #byHand} does for one row. */
  private static StackProgram assemble() {
    int negative = 21;
    int[] code = {
      LOAD,
      0,
      LOAD,
      1,
      ADD,
      PUSH,
      7,
      MULTIPLY,
      LOAD,
      2,
      SUBTRACT, // 0 to 10
      COPY,
      JUMP_IF_NEGATIVE,
      negative,
      LOAD,
      1,
      MULTIPLY,
      PUSH,
      11,
      ADD,
      RETURN, // 11 to 20
      LOAD,
      3,
      PUSH,
      5,
      MAX,
      SUBTRACT,
      RETURN
    };
    return new StackProgram(code);
  }

  @Override
  protected long kernel() {
    return StackProgram.sum(program, rows);
  }

  @Override
  protected void pollute() {
    StackProgram cell = new StackProgram(LOAD, 0, RETURN);
    StackProgram square = new StackProgram(LOAD, 1, COPY, MULTIPLY, PUSH, 3, SUBTRACT, RETURN);
    StackProgram largest =
        new StackProgram(LOAD, 0, LOAD, 1, MAX, LOAD, 2, MAX, LOAD, 3, MAX, RETURN);
    StackProgram branching =
        new StackProgram(LOAD, 2, COPY, JUMP_IF_NEGATIVE, 8, PUSH, 9, ADD, RETURN);
    long sum = 0;
    for (int i = 0; i < USES; i++) {
      sum += StackProgram.sum(cell, rows);
      sum += StackProgram.sum(square, rows);
      sum += StackProgram.sum(largest, rows);
      sum += StackProgram.sum(branching, rows);
    }
    Sink.accept(sum);
  }

  @Override
  protected long byHand() {
    long sum = 0;
    for (long[] row : rows) {
      long value = (row[0] + row[1]) * 7 - row[2];
      sum += value < 0 ? value - Math.max(row[3], 5) : value * row[1] + 11;
    }
    return sum;
  }
}
