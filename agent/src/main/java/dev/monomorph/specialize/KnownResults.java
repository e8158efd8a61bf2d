package dev.monomorph.specialize;

import dev.monomorph.specialize.fact.ConstantHeap;
import dev.monomorph.specialize.fact.Fact;
import dev.monomorph.specialize.fact.FactValue;
import java.util.List;
import org.objectweb.asm.tree.MethodInsnNode;

/**
 * The heap as code of one class sees it, which besides knows what its calls give.
 *
 * @param heap all else
 * @param results tells what calls give
 * @param owner the class
 */
record KnownResults(ConstantHeap heap, Results results, LoadedClass owner) implements ConstantHeap {
  @Override
  public Fact field(Object object, String owner, String name, String descriptor) {
    return heap.field(object, owner, name, descriptor);
  }

  @Override
  public Fact staticField(Class<?> named, String name, String descriptor) {
    return heap.staticField(named, name, descriptor);
  }

  @Override
  public Fact element(Object array, int index) {
    return heap.element(array, index);
  }

  @Override
  public Fact accessor(Object receiver, MethodInsnNode call) {
    return heap.accessor(receiver, call);
  }

  @Override
  public Fact result(MethodInsnNode call, List<? extends FactValue> arguments) {
    return results.of(owner, call, arguments);
  }
}
