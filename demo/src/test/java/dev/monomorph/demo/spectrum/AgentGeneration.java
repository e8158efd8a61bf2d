package dev.monomorph.demo.spectrum;

import dev.monomorph.demo.kernels.Fold;
import java.io.IOException;
import java.io.InputStream;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongBinaryOperator;

/**
 * What the agent's specializations cost: each invocation loads {@link Fold} anew, which the agent
 * weaves, and calls it once with a class that is new too. Needs the agent, with {@value #OPTIONS}.
 */
public class AgentGeneration extends GenerationBenchmark {
  /** Specializes on the first call, in the thread that calls. */
  static final String OPTIONS = "warmup=1,compile=foreground,max-specializations=1000000";

  private static final MethodType FOLD =
      MethodType.methodType(long.class, long[].class, long.class, LongBinaryOperator.class);

  private final List<Object> kept = new ArrayList<>();
  private final long[] numbers = {1, 2, 3};

  /** The operator that is loaded anew. */
  public static final class Sum implements LongBinaryOperator {
    @Override
    public long applyAsLong(long left, long right) {
      return left + right;
    }
  }

  /** Loads classes of the demo anew. */
  private static final class Loader extends ClassLoader {
    Class<?> again(Class<?> type) {
      String file = type.getName().replace('.', '/') + ".class";
      try (InputStream in = type.getClassLoader().getResourceAsStream(file)) {
        byte[] bytes = in.readAllBytes();
        return defineClass(type.getName(), bytes, 0, bytes.length);
      } catch (IOException e) {
        throw new LinkageError(file, e);
      }
    }
  }

  @Override
  Object make() {
    Loader loader = new Loader();
    Class<?> fold = loader.again(Fold.class);
    Class<?> sum = loader.again(Sum.class);
    kept.add(fold);
    try {
      MethodHandle handle = MethodHandles.publicLookup().findStatic(fold, "fold", FOLD);
      LongBinaryOperator operator = (LongBinaryOperator) sum.getDeclaredConstructor().newInstance();
      return (long) handle.invokeExact(numbers, 0L, operator);
    } catch (Throwable e) {
      throw new LinkageError("fold", e);
    }
  }
}
