package dev.monomorph.equivalence;

import dev.monomorph.equivalence.generate.EntryCall;
import dev.monomorph.equivalence.generate.Program;
import dev.monomorph.equivalence.generate.ProgramGenerator;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;

/**
 * Programs as text, to be kept as regression tests. The text has the choices, from which the
 * present generator can make the program again and shrink it, and the class files as they were,
 * which stay the same when the generator changes. Lines that begin with # are for the reader.
 */
final class ProgramText {
  private static final String CHOICES = "[choices]";
  private static final String CLASSES = "[classes]";
  private static final int WIDTH = 96;

  private ProgramText() {}

  /** The text of a program; the comment may have several lines, or none. */
  static String write(Program program, String comment) {
    StringBuilder text = new StringBuilder();
    comment.lines().forEach(line -> text.append("# ").append(line).append('\n'));
    append(text.append(CHOICES).append('\n'), encode(program.choices()));
    append(text.append(CLASSES).append('\n'), Base64.getEncoder().encodeToString(classes(program)));
    return text.toString();
  }

  private static void append(StringBuilder text, String content) {
    for (int i = 0; i < content.length(); i += WIDTH) {
      text.append(content, i, Math.min(content.length(), i + WIDTH)).append('\n');
    }
  }

  /** The program as it was written. Without class files it is generated from the choices. */
  static Program read(String text) {
    int[] choices = decode(section(text, CHOICES));
    String classes = section(text, CLASSES);
    return classes.isEmpty()
        ? ProgramGenerator.replay(choices)
        : classes(choices, Base64.getDecoder().decode(classes));
  }

  private static String section(String text, String title) {
    StringBuilder content = new StringBuilder();
    boolean inside = false;
    for (String line : text.lines().toList()) {
      if (line.startsWith("[")) {
        inside = line.equals(title);
      } else if (inside && !line.startsWith("#")) {
        content.append(line.strip());
      }
    }
    return content.toString();
  }

  /** One digit to the base of 36 for a small number, decimal digits in brackets for others. */
  static String encode(int[] choices) {
    StringBuilder text = new StringBuilder();
    for (int each : choices) {
      if (each < 36) {
        text.append(Character.forDigit(each, 36));
      } else {
        text.append('(').append(each).append(')');
      }
    }
    return text.toString();
  }

  static int[] decode(String text) {
    int[] result = new int[text.length()];
    int size = 0;
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) == '(') {
        int end = text.indexOf(')', i);
        result[size++] = Integer.parseInt(text.substring(i + 1, end));
        i = end;
      } else {
        result[size++] = Character.digit(text.charAt(i), 36);
      }
    }
    return Arrays.copyOf(result, size);
  }

  private static byte[] classes(Program program) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(new DeflaterOutputStream(bytes))) {
      out.writeInt(program.classes().size());
      for (Map.Entry<String, byte[]> each : program.classes().entrySet()) {
        out.writeUTF(each.getKey());
        out.writeInt(each.getValue().length);
        out.write(each.getValue());
      }
      out.writeInt(program.calls().size());
      for (EntryCall each : program.calls()) {
        out.writeInt(each.recipe());
        out.writeInt(each.index());
        out.writeUTF(each.target());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private static Program classes(int[] choices, byte[] bytes) {
    try (DataInputStream in =
        new DataInputStream(new InflaterInputStream(new ByteArrayInputStream(bytes)))) {
      Map<String, byte[]> classes = new LinkedHashMap<>();
      for (int i = in.readInt(); i > 0; i--) {
        classes.put(in.readUTF(), in.readNBytes(in.readInt()));
      }
      List<EntryCall> calls = new ArrayList<>();
      for (int i = in.readInt(); i > 0; i--) {
        calls.add(new EntryCall(in.readInt(), in.readInt(), in.readUTF()));
      }
      return new Program(choices, new int[0][], classes, calls, Set.of());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
