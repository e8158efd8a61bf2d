package dev.monomorph.inspect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.monomorph.specialize.CopyNote;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** The whole of a dumped class's text, as users read it. */
class DumpTextTest {
  /** Two methods: {@code next}, a copy with lines and names, and a helper without. */
  private static byte[] classFile() {
    ClassWriter writer = new ClassWriter(0);
    writer.visit(Opcodes.V17, Opcodes.ACC_FINAL, "a/B$$Mono_1", null, "java/lang/Object", null);
    writer.visitSource("B.java", null);
    MethodVisitor next = writer.visitMethod(Opcodes.ACC_STATIC, "next", "(I)I", null, null);
    Label start = new Label();
    Label end = new Label();
    next.visitLabel(start);
    next.visitLineNumber(7, start);
    next.visitVarInsn(Opcodes.ILOAD, 0);
    next.visitInsn(Opcodes.ICONST_1);
    next.visitInsn(Opcodes.IADD);
    next.visitLabel(end);
    next.visitLineNumber(9, end);
    next.visitInsn(Opcodes.IRETURN);
    next.visitLocalVariable("number", "I", null, start, end, 0);
    next.visitMaxs(2, 1);
    MethodVisitor helper = writer.visitMethod(Opcodes.ACC_STATIC, "help", "()V", null, null);
    helper.visitInsn(Opcodes.RETURN);
    return writer.toByteArray();
  }

  private static String text(List<String> facts) {
    Map<String, String> head = new LinkedHashMap<>();
    head.put("target", "a.B#next(I)I");
    head.put("key", "(_)");
    return DumpText.of(classFile(), head, Map.of("next(I)I", new CopyNote("a.B#next(I)I", facts)));
  }

  @Test
  void tellsWhatItIsForItsLinesAndItsBytecode() {
    String name = "Exact(a.C$$Lambda$14/0x0000000800c03000), Exact(a.D/0x0000000800c04000)";

    assertThat(text(List.of("", "stack: Constant(3)", "stack: " + name, "dead")))
        .isEqualTo(
            """
            a.B$$Mono_1
            -----------
            target    a.B#next(I)I
            key       (_)

            lines
            -----
            next(I)I
                copy of a.B#next(I)I
                B.java: 7, 9
            help()V
                no copy: a helper
                B.java: no lines

            bytecode
            --------
            // beside an instruction: what is known before it, where that is news

            static next(I)I
               L0
                LINENUMBER 7 L0
                ILOAD 0
                ICONST_1                                     // stack: Constant(3)
                IADD                                         // stack: Exact(a.C$$Lambda), Exact(a.D)
               L1
                LINENUMBER 9 L1
                IRETURN                                      // dead
                LOCALVARIABLE number I L0 L1 0
                MAXSTACK = 2
                MAXLOCALS = 1

            static help()V
                RETURN
                MAXSTACK = 0
                MAXLOCALS = 0
            """);
  }

  @Test
  void withoutFactsThereAreNone() {
    assertThat(text(List.of())).contains("    ICONST_1\n    IADD\n").doesNotContain("left out");
  }

  @Test
  void factsOfOtherInstructionsAreLeftOut() {
    assertThat(text(List.of("stack: Constant(3)")))
        .contains("// what is known is left out")
        .doesNotContain("Constant(3)");
  }
}
