package dev.monomorph.agent;

import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * What the agent says while the program runs: {@code monomorph: level: message}, one line each, on
 * standard error.
 *
 * <p>Safe for use by several threads, and anywhere: no method of it throws. Errors and warnings are
 * counted whether or not they are shown.
 */
public final class Log {
  /** How much is shown: messages of this level and of those before it. */
  public enum Level {
    /** Nothing. */
    OFF,
    /** What the agent failed at: a fault of its own, or of its options. */
    ERROR,
    /** What a user should know: less is specialized than was asked for. */
    WARN,
    /** What was specialized. */
    INFO,
    /** Everything, with stack traces. */
    DEBUG
  }

  /** Different keys that {@link #once} remembers; messages under further keys are only counted. */
  static final int ONCE_KEYS = 1000;

  /** How many causes of causes a stack trace shows: they may form a ring. */
  private static final int CAUSES = 8;

  private static final AtomicInteger ERRORS = new AtomicInteger();
  private static final AtomicInteger WARNINGS = new AtomicInteger();
  private static final Map<String, Boolean> SAID = new ConcurrentHashMap<>();

  private static volatile Level shown = Level.WARN;

  private Log() {}

  /** Shows messages up to a level; {@link Level#WARN} until then. */
  public static void show(Level level) {
    shown = level;
  }

  /** Whether messages of a level are shown: worth asking before a message is put together. */
  public static boolean shows(Level level) {
    return level != Level.OFF && level.compareTo(shown) <= 0;
  }

  /** Logs a failure. */
  public static void error(String message) {
    log(Level.ERROR, message, null, true);
  }

  /** Logs a failure and its cause: where it was thrown, and all of its trace under debug. */
  public static void error(String message, Throwable cause) {
    log(Level.ERROR, message, cause, true);
  }

  /** Logs a warning. */
  public static void warn(String message) {
    log(Level.WARN, message, null, true);
  }

  /** Logs a warning and its cause: where it was thrown, and all of its trace under debug. */
  public static void warn(String message, Throwable cause) {
    log(Level.WARN, message, cause, true);
  }

  /** Logs something done. */
  public static void info(String message) {
    log(Level.INFO, message, null, true);
  }

  /** Logs a detail. */
  public static void debug(String message) {
    log(Level.DEBUG, message, null, true);
  }

  /** Logs the first message under a key; the others are counted only. */
  public static void once(Level level, String key, String message) {
    once(level, key, message, null);
  }

  /** Logs the first message under a key and its cause, if not null; the others are counted only. */
  public static void once(Level level, String key, String message, Throwable cause) {
    boolean first = SAID.size() < ONCE_KEYS && SAID.putIfAbsent(String.valueOf(key), true) == null;
    log(level, message, cause, first);
  }

  /** How many errors there were since the JVM started, shown or not. */
  public static int errors() {
    return ERRORS.get();
  }

  /** How many warnings there were since the JVM started, shown or not. */
  public static int warnings() {
    return WARNINGS.get();
  }

  /** Forgets everything, for tests. */
  static void reset() {
    ERRORS.set(0);
    WARNINGS.set(0);
    SAID.clear();
    shown = Level.WARN;
  }

  private static void log(Level level, String message, Throwable cause, boolean print) {
    if (level == Level.ERROR) {
      ERRORS.incrementAndGet();
    } else if (level == Level.WARN) {
      WARNINGS.incrementAndGet();
    }
    if (print && shows(level)) {
      try {
        print(level, cause == null ? message : message + ": " + summary(cause));
        printTrace(cause);
      } catch (Throwable unprintable) {
        // There is nowhere left to say so, and the program must run on.
      }
    }
  }

  private static void print(Level level, String message) {
    String name = level.name().toLowerCase(Locale.ROOT);
    System.err.println(oneLine("monomorph: " + name + ": " + message));
  }

  /** What was thrown and where; its class alone if its own methods throw, as any class's may. */
  private static String summary(Throwable cause) {
    try {
      StackTraceElement[] trace = cause.getStackTrace();
      return trace.length == 0 ? cause.toString() : cause + " at " + trace[0];
    } catch (Throwable broken) {
      return cause.getClass().getName();
    }
  }

  private static void printTrace(Throwable thrown) {
    Throwable cause = shows(Level.DEBUG) ? thrown : null;
    for (int depth = 0; cause != null && depth < CAUSES; depth++) {
      print(Level.DEBUG, (depth == 0 ? "thrown: " : "caused by: ") + summary(cause));
      for (StackTraceElement frame : cause.getStackTrace()) {
        print(Level.DEBUG, "  at " + frame);
      }
      cause = cause.getCause();
    }
  }

  /** The text with blanks for line breaks and other control characters. */
  static String oneLine(String text) {
    StringBuilder line = null;
    for (int i = 0; i < text.length(); i++) {
      if (Character.isISOControl(text.charAt(i))) {
        line = line == null ? new StringBuilder(text) : line;
        line.setCharAt(i, ' ');
      }
    }
    return line == null ? text : line.toString();
  }
}
