package dev.monomorph.specialize.fact;

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
        public Fact element(Object array, int index) {
          return null;
        }
      };

  /**
   * What is known of an instance field of {@code object}; null if its value may change.
   *
   * @param owner internal name of the class that the instruction names
   */
  Fact field(Object object, String owner, String name, String descriptor);

  /** What is known of an element of {@code array}; null if it may change or is not there. */
  Fact element(Object array, int index);
}
