package dev.monomorph.jmh.kernel;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.invoke.MethodHandles;

/** Something with a value; of as many classes as one likes. */
public interface Cell {
  /** What is in it. */
  long value();

  /** Cells of one class, which nothing else is of. */
  @FunctionalInterface
  interface Kind {
    /** Another cell of this class. */
    Cell of(long value);
  }

  /** A class of cells that has not been there before: hidden, as those of lambdas are. */
  static Kind newKind() {
    try (InputStream template = Cell.class.getResourceAsStream("Cell$Template.class")) {
      byte[] classFile = template.readAllBytes();
      return (Kind)
          MethodHandles.lookup()
              .defineHiddenClass(classFile, true)
              .lookupClass()
              .getConstructor(long.class)
              .newInstance(0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (ReflectiveOperationException e) {
      throw new LinkageError("the class of cells is not as expected", e);
    }
  }

  /** What all the classes are copies of. */
  final class Template implements Cell, Kind {
    private final long value;

    /** For {@link #newKind}. */
    public Template(long value) {
      this.value = value;
    }

    @Override
    public long value() {
      return value;
    }

    /** In a copy, a copy: its own class is what the name in its code means. */
    @Override
    public Cell of(long other) {
      return new Template(other);
    }
  }
}
