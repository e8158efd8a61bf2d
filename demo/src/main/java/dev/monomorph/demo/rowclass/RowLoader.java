package dev.monomorph.demo.rowclass;

/**
 * Holds one generated class and its data, and is collected with it.
 *
 * <p>A hidden class would be lighter, but the JVM leaves frames of hidden classes out of stack
 * traces.
 */
final class RowLoader extends ClassLoader {
  private final RowData data;

  RowLoader(RowData data) {
    super(RowLoader.class.getClassLoader());
    this.data = data;
  }

  RowData data() {
    return data;
  }

  Class<?> define(String name, byte[] bytes) {
    return defineClass(name, bytes, 0, bytes.length);
  }
}
