package dev.monomorph.inspect.html;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.util.Printer;
import org.objectweb.asm.util.Textifier;
import org.objectweb.asm.util.TraceMethodVisitor;

/** The bytecode of methods as text. */
final class CodeText {
  private CodeText() {}

  /** One method of a class. */
  static String ofMethod(byte[] classFile, String name, String descriptor) {
    Methods methods = new Methods(name + descriptor);
    methods.read(classFile);
    return methods.text();
  }

  /** All methods of some classes; a line before each but the first names it. */
  static String ofClasses(List<byte[]> classFiles) {
    Methods methods = new Methods(null);
    for (byte[] classFile : classFiles) {
      methods.read(classFile);
    }
    return methods.text();
  }

  private static final class Methods extends ClassVisitor {
    private final StringWriter text = new StringWriter();
    private final PrintWriter out = new PrintWriter(text);
    private final String wanted;

    /**
     * @param wanted name and descriptor of the method; null for all
     */
    Methods(String wanted) {
      super(Opcodes.ASM9);
      this.wanted = wanted;
    }

    /** What cannot be shown must not cost the rest of the report: its text says why. */
    void read(byte[] classFile) {
      try {
        ClassReader reader = new ClassReader(classFile);
        if (text.getBuffer().length() > 0) {
          out.print("\n// class " + reader.getClassName().replace('/', '.') + "\n");
        }
        reader.accept(this, 0);
      } catch (RuntimeException e) {
        out.print("// cannot be shown: " + e + "\n");
      }
    }

    @Override
    public MethodVisitor visitMethod(
        int access, String name, String descriptor, String signature, String[] exceptions) {
      if (wanted != null && !wanted.equals(name + descriptor)) {
        return null;
      }
      Textifier textifier = new Textifier();
      Printer method = textifier.visitMethod(access, name, descriptor, signature, exceptions);
      return new MethodVisitor(Opcodes.ASM9, new TraceMethodVisitor(method)) {
        @Override
        public void visitEnd() {
          super.visitEnd();
          textifier.print(out);
        }
      };
    }

    String text() {
      out.flush();
      return text.toString().strip() + "\n";
    }
  }
}
