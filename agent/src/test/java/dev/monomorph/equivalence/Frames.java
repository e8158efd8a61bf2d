package dev.monomorph.equivalence;

import dev.monomorph.equivalence.generate.Program;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Stack traces as the author of the program would read them: the program's own frames, with what
 * specialization adds taken out again. That is, a copy's class counts as the class it was copied
 * from, and the stub through which it was entered is left out. As a copy may stand in its nest's
 * name, of all classes only the outermost is kept; which one it was the line tells.
 */
final class Frames {
  /** What the names of classes that hold copies go on with, behind the original's name. */
  static final String COPY = "$$Mono";

  private static final String DISPATCHER = "$$MonoDispatch";
  private static final String METHOD = "$$MonoMethod";
  private static final String TRACE = Program.TRACE.replace('/', '.');

  /** What sets a copy's name apart from others of the same class; original names may end so too. */
  private static final Pattern NUMBER = Pattern.compile("(\\$\\d+)+$");

  private static final int MOST_FRAMES = 80;

  private Frames() {}

  static List<String> of(Throwable thrown) {
    List<String> result = new ArrayList<>();
    StackTraceElement inner = null;
    for (StackTraceElement each : thrown.getStackTrace()) {
      if (isProgram(each) && result.size() < MOST_FRAMES) {
        if (!isStub(each, inner)) {
          result.add(text(each));
        }
        inner = each;
      }
    }
    return result;
  }

  private static boolean isProgram(StackTraceElement frame) {
    String name = frame.getClassName();
    return ProgramLoader.isProgram(name)
        && !name.contains("$$Lambda")
        && !name.contains(DISPATCHER)
        && !name.contains(METHOD)
        && !isPlatformCopy(frame)
        && !ProgramLoader.untwin(outermost(name)).equals(TRACE);
  }

  /** Whether it is a copy of the JDK's code, whose own frames are left out as well. */
  private static boolean isPlatformCopy(StackTraceElement frame) {
    String name = frame.getClassName();
    return isCopy(name) && !source(name).equals(frame.getFileName());
  }

  /** The source file of a class of the program. */
  private static String source(String name) {
    return outermost(name).replaceFirst(".*\\.", "") + ".java";
  }

  /** Whether the frame only leads into the copy of the same method that the inner frame runs. */
  private static boolean isStub(StackTraceElement frame, StackTraceElement inner) {
    return inner != null
        && isCopy(inner.getClassName())
        && !isCopy(frame.getClassName())
        && method(frame).equals(method(inner))
        && outermost(frame.getClassName()).equals(outermost(inner.getClassName()));
  }

  private static boolean isCopy(String name) {
    return name.contains(COPY);
  }

  private static String outermost(String name) {
    int at = name.indexOf('$');
    return at < 0 ? name : name.substring(0, at);
  }

  private static String method(StackTraceElement frame) {
    return NUMBER.matcher(frame.getMethodName()).replaceFirst("");
  }

  /** HotSpot has none for a method that runs while its class is retransformed for a split call. */
  private static String file(StackTraceElement frame) {
    String name = frame.getClassName();
    boolean lost = frame.getFileName() == null && !isCopy(name);
    return lost ? source(name) : frame.getFileName();
  }

  private static String text(StackTraceElement frame) {
    String place = '(' + file(frame) + ':' + frame.getLineNumber() + ')';
    return outermost(frame.getClassName()) + '.' + method(frame) + place;
  }
}
