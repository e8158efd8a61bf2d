package dev.monomorph.agent.command;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * A class file whose lines are numbered through.
 *
 * <p>A decompiler tells for each line of the original one line of its own. Several copies of a
 * method have the same lines, and so have the beginning and the end of a loop: with numbers of
 * their own none of them is lost.
 */
final class NumberedLines {
  /** The largest number of a line that a class file can hold. */
  private static final int LAST = 0xFFFF;

  private record Line(int original, String method) {}

  private final ClassReader reader;
  private final ClassWriter writer = new ClassWriter(0);
  private final List<Line> lines = new ArrayList<>();
  private String sourceFile;

  private NumberedLines(byte[] classFile) {
    this.reader = new ClassReader(classFile);
  }

  /** Numbers the lines of a class. */
  static NumberedLines of(byte[] classFile) {
    NumberedLines numbered = new NumberedLines(classFile);
    numbered.reader.accept(numbered.new Numbering(), 0);
    return numbered;
  }

  /** Internal name. */
  String className() {
    return reader.getClassName();
  }

  byte[] classFile() {
    return writer.toByteArray();
  }

  /**
   * Which lines of a view are from which lines of the source: {@code 12 <- 7 fold(I)I}, one line
   * each, in the order of the view.
   *
   * @param pairs a number in the class file, and a line of the view
   */
  String text(int[] pairs) {
    record Mapped(int line, Line from) {}
    TreeSet<Mapped> mapped =
        new TreeSet<>(
            Comparator.comparingInt(Mapped::line)
                .thenComparingInt(each -> each.from().original())
                .thenComparing(each -> each.from().method()));
    for (int i = 0; i < pairs.length; i += 2) {
      mapped.add(new Mapped(pairs[i + 1], lines.get(pairs[i] - 1)));
    }
    StringBuilder text = new StringBuilder("# line here <- line of " + sourceFile + ", method\n");
    for (Mapped each : mapped) {
      text.append(each.line()).append(" <- ").append(each.from().original());
      text.append(' ').append(each.from().method()).append('\n');
    }
    return text.toString();
  }

  private final class Numbering extends ClassVisitor {
    Numbering() {
      super(Opcodes.ASM9, writer);
    }

    @Override
    public void visitSource(String source, String debug) {
      sourceFile = source;
      super.visitSource(source, debug);
    }

    @Override
    public MethodVisitor visitMethod(
        int access, String name, String descriptor, String signature, String[] exceptions) {
      MethodVisitor next = super.visitMethod(access, name, descriptor, signature, exceptions);
      return new MethodVisitor(Opcodes.ASM9, next) {
        @Override
        public void visitLineNumber(int line, Label start) {
          if (lines.size() < LAST) {
            lines.add(new Line(line, name + descriptor));
            super.visitLineNumber(lines.size(), start);
          }
        }
      };
    }
  }
}
