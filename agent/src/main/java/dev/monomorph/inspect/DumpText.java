package dev.monomorph.inspect;

import dev.monomorph.specialize.CopyNote;
import java.lang.reflect.Modifier;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * A generated class as text: what it is for, which lines stand in it, and its bytecode.
 *
 * <p>Nothing that is another in each run is in it.
 */
final class DumpText {
  /** What the JVM adds to names of hidden classes, and of lambdas' classes before JDK 21. */
  private static final Pattern VARYING = Pattern.compile("((?<=\\$\\$Lambda)\\$\\d+)?/0x[0-9a-f]+");

  private static final CopyNote NOTHING = new CopyNote(null, List.of());

  private final StringBuilder text = new StringBuilder();
  private final Map<String, CopyNote> notes;
  private final ClassNode tree = new ClassNode(Opcodes.ASM9);

  private DumpText(byte[] classFile, Map<String, CopyNote> notes) {
    this.notes = notes;
    new ClassReader(classFile).accept(tree, 0);
  }

  /** The text; see {@link Dump#write}. */
  static String of(byte[] classFile, Map<String, String> head, Map<String, CopyNote> notes) {
    DumpText text = new DumpText(classFile, notes);
    text.heading(text.tree.name.replace('/', '.'));
    head.forEach((what, value) -> text.line("%-9s %s", what, value));
    text.lines();
    text.bytecode();
    return VARYING.matcher(text.text).replaceAll("");
  }

  private void lines() {
    line("");
    heading("lines");
    for (MethodNode method : tree.methods) {
      line("%s%s", method.name, method.desc);
      CopyNote note = noteOf(method);
      line("    %s", note.original() == null ? "no copy: a helper" : "copy of " + note.original());
      String lines = LineRanges.of(method);
      line("    %s: %s", tree.sourceFile, lines.isEmpty() ? "no lines" : lines);
    }
  }

  private void bytecode() {
    line("");
    heading("bytecode");
    line("// beside an instruction: what is known before it, where that is news");
    for (MethodNode method : tree.methods) {
      line("");
      line("%s %s%s", Modifier.toString(method.access), method.name, method.desc);
      text.append(MethodText.of(method, noteOf(method).facts()));
    }
  }

  private CopyNote noteOf(MethodNode method) {
    return notes.getOrDefault(method.name + method.desc, NOTHING);
  }

  private void heading(String title) {
    line("%s", title);
    line("%s", "-".repeat(title.length()));
  }

  private void line(String format, Object... arguments) {
    text.append(String.format(Locale.ROOT, format, arguments).stripTrailing()).append('\n');
  }
}
