package dev.monomorph.equivalence;

import dev.monomorph.equivalence.generate.Program;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Map;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.util.TraceClassVisitor;

/** A program's bytecode for people to read. */
final class Disassembly {
  private Disassembly() {}

  /** All classes but the one for the log. */
  static String of(Program program) {
    StringWriter text = new StringWriter();
    PrintWriter out = new PrintWriter(text);
    for (Map.Entry<String, byte[]> each : program.classes().entrySet()) {
      if (!each.getKey().equals(Program.TRACE)) {
        new ClassReader(each.getValue())
            .accept(new TraceClassVisitor(out), ClassReader.SKIP_FRAMES);
      }
    }
    return text.toString();
  }
}
