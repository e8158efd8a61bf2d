package dev.monomorph.specialize.fact;

import java.util.List;
import org.objectweb.asm.tree.MethodInsnNode;

/** Reads what never changes. */
public interface ConstantHeap {
  /** Reads nothing: for analyses of code alone. */
  ConstantHeap NONE =
      new ConstantHeap() {
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
          return null;
        }

        @Override
        public Fact accessor(Object receiver, MethodInsnNode call) {
          return null;
        }
      };

  /**
   * What is known of an instance field of {@code object}; null if its value may change.
   *
   * @param owner internal name of the class that the instruction names
   */
  Fact field(Object object, String owner, String name, String descriptor);

  /**
   * What is known of a static field; null if its value may change, or is not there yet.
   *
   * @param named the class that the instruction names
   */
  Fact staticField(Class<?> named, String name, String descriptor);

  /** What is known of an element of {@code array}; null if it may change or is not there. */
  Fact element(Object array, int index);

  /**
   * What is known of the result of a call without arguments that does nothing but return such a
   * field; null if it may change, or if the call does something else.
   *
   * @param receiver the object, of a class that has the method which the call names
   */
  Fact accessor(Object receiver, MethodInsnNode call);

  /**
   * What is known of the object that a call gives, from the code that it runs; null for nothing.
   *
   * @param arguments its receiver first
   */
  default Fact result(MethodInsnNode call, List<? extends FactValue> arguments) {
    return null;
  }
}
