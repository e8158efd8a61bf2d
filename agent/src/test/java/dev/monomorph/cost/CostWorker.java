package dev.monomorph.cost;

import dev.monomorph.testing.BytesLoader;
import java.lang.reflect.InvocationTargetException;

/**
 * Main class of the JVM with the agent: calls the root of fresh classes once each, which
 * specializes it.
 */
public final class CostWorker {
  private CostWorker() {}

  /** Takes the number of classes of each size, then the sizes in blocks, by turns to the end. */
  public static void main(String[] args) throws ReflectiveOperationException {
    int classes = Integer.parseInt(args[0]);
    Step step = new Step.Plus(3);
    long sum = 0;
    for (int i = 0; i < classes; i++) {
      for (int j = 1; j < args.length; j++) {
        sum += call("Size" + args[j] + "Number" + i, Integer.parseInt(args[j]), step);
      }
    }
    System.out.println("checksum " + sum);
  }

  private static int call(String name, int blocks, Step step)
      throws IllegalAccessException, InvocationTargetException, NoSuchMethodException {
    BytesLoader loader = new BytesLoader(CostWorker.class.getClassLoader());
    Class<?> type = loader.define(CostProgram.generate("cost/" + name, blocks));
    return (int) type.getMethod(CostProgram.ROOT, Step.class, int.class).invoke(null, step, blocks);
  }
}
