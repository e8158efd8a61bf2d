package dev.monomorph.demo.rows;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** Class files that follow one another. */
final class ClassBatch implements Batch<MethodRow> {
  private static final int MAGIC = 0xCAFEBABE;

  private final List<ClassFile> files = new ArrayList<>();
  private final List<BadRow> badRows = new ArrayList<>();
  private long bytes;

  /** One class file. */
  private record ClassFile(String module, String name, ByteBuffer content) {}

  /**
   * Adds a class file.
   *
   * @param module what it belongs to
   * @param name where it was found
   */
  void add(String module, String name, byte[] content) {
    files.add(new ClassFile(module, name, ByteBuffer.wrap(content)));
    bytes += content.length;
  }

  /** Adds what could not be read. */
  void addBad(String name, Exception reason) {
    badRows.add(new BadRow(name, 0, reasonOf(reason)));
  }

  /** Whether the batch has its size. */
  boolean isFull() {
    return bytes >= BYTES;
  }

  /** Whether nothing was added, readable or not. */
  boolean isEmpty() {
    return files.isEmpty() && badRows.isEmpty();
  }

  @Override
  public Rows<MethodRow> parse() {
    List<MethodRow> rows = new ArrayList<>();
    for (ClassFile file : files) {
      try {
        checkMagic(file.content());
        rows.addAll(ClassMethods.read(file.module(), file.content().array()));
      } catch (RuntimeException e) {
        // A JDK newer than ASM, or a broken file, of which ASM runs out in its own ways.
        addBad(file.name(), e);
      }
    }
    return new Rows<>(rows.toArray(MethodRow[]::new), badRows);
  }

  private static void checkMagic(ByteBuffer content) {
    if (content.remaining() < Integer.BYTES || content.getInt(0) != MAGIC) {
      throw new IllegalArgumentException("expected a class file, found other content");
    }
  }

  private static String reasonOf(Exception e) {
    return e instanceof IllegalArgumentException ? e.getMessage() : "cannot read it: " + e;
  }
}
