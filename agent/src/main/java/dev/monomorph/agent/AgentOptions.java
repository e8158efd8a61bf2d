package dev.monomorph.agent;

import dev.monomorph.weave.TargetPatterns;
import dev.monomorph.weave.TypePatterns;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What the user asked of the agent: {@code -javaagent:monomorph-agent.jar=key=value,key=value}.
 * Immutable.
 *
 * <p>To add an option, declare its constant here and its row in {@code docs/options.md}: a test
 * holds the two against each other.
 */
public final class AgentOptions {
  /** Whether copies are made beside the program or by the call that asks for them. */
  public enum Compile {
    /** On the agent's own thread, while the program runs on. */
    BACKGROUND,
    /** On the calling thread, which waits. */
    FOREGROUND
  }

  /** Whether stack traces show the frames of copies. */
  public enum Frames {
    /** They do: copies are ordinary nestmates, which live as long as their loader. */
    VISIBLE,
    /** They do not: copies are hidden classes, which can be unloaded. */
    HIDDEN
  }

  /** Whether dispatchers count calls. */
  public enum Hits {
    /** They do not: nothing is added to the fast path. */
    OFF,
    /** They do, without synchronization, so that some calls of racing threads are missed. */
    COUNT
  }

  /** Whether constants are looked for. */
  public enum Constants {
    /** The site finds arguments that are always the same object. */
    AUTO,
    /** Only parameters that are annotated are constants. */
    OFF
  }

  /** What is made of boxes in collections. */
  public enum Elements {
    /** They are taken to be of the class that the first of them are of, until one is not. */
    GUESS,
    /** Anything may be in a collection. */
    ANY
  }

  /** Whether calls of targets become call sites of their own. */
  public enum Split {
    /** Those that still miss when their target's site is full. */
    AUTO,
    /** Those that miss, whether or not the site is full. */
    EAGER,
    /** None: the target's site serves all callers. */
    OFF
  }

  /** What comes first where the JVM has a debug agent. */
  public enum Debug {
    /** Specialization: a debugger finds a target's lines in its copies. */
    OFF,
    /** The debugger: nothing is specialized. */
    ON
  }

  /** When the agent's MXBean is registered. */
  public enum Jmx {
    /** Once the JVM has an MBean server, whoever made it. */
    AUTO,
    /** At the start; the JVM's MBean server is made for it. */
    ON,
    /** Never. */
    OFF
  }

  private static final List<Option<?>> TABLE = new ArrayList<>();

  /** The methods to specialize, besides annotated ones. Unit: patterns. Default: none. */
  public static final Option<TargetPatterns> TARGETS = add(new TargetsOption("targets"));

  /**
   * Java properties with the same keys; what stands on the command line wins. Unit: file name.
   * Default: none, which is null.
   */
  public static final Option<String> CONFIG =
      add(new FileOption("config", "file of Java properties", "monomorph.properties"));

  /**
   * Calls with one key before it is specialized; 1 = on the first call. Unit: calls. Default: 20.
   */
  public static final Option<Integer> WARMUP =
      add(new CountOption("warmup", "calls", 20, 1, Integer.MAX_VALUE));

  /** Specializations at one site; with more it stays generic. Unit: keys. Default: 8. */
  public static final Option<Integer> MAX_KEYS = add(new CountOption("max-keys", "keys", 8, 1, 64));

  /** Specializations in the process; 0 = none at all. Unit: specializations. Default: 2000. */
  public static final Option<Integer> MAX_SPECIALIZATIONS =
      add(new CountOption("max-specializations", "specializations", 2000, 0, Integer.MAX_VALUE));

  /** Generated class files in the process, all together. Unit: bytes. Default: 16 MiB. */
  public static final Option<Integer> MAX_CODE =
      add(new CountOption("max-code", CountOption.BYTES, 16 << 20, 0, Integer.MAX_VALUE));

  /** Who makes the copies. Unit: none. Default: background. */
  public static final Option<Compile> COMPILE =
      add(new ChoiceOption<>("compile", Compile.BACKGROUND, Compile.values()));

  /** Whether stack traces show copies' frames. Unit: none. Default: visible. */
  public static final Option<Frames> FRAMES =
      add(new ChoiceOption<>("frames", Frames.VISIBLE, Frames.values()));

  /**
   * Where the report is written at exit; {@value #STANDARD_OUTPUT} = standard output. Unit: file
   * name. Default: none, which is null.
   */
  public static final Option<String> REPORT = add(new FileOption("report", "- or file", "-"));

  /**
   * Where generated classes are written, as class files and as text. Unit: name of a directory.
   * Default: none, which is null.
   */
  public static final Option<String> DUMP =
      add(new FileOption("dump", "directory", "monomorph-dump"));

  /**
   * Where specializations are kept for the next run, see {@code docs/cache.md}. Unit: directory.
   * Default: none, which is null.
   */
  public static final Option<String> CACHE =
      add(new FileOption("cache", "directory", "monomorph-cache"));

  /** What is kept there, all together. Unit: bytes. Default: 64 MiB. */
  public static final Option<Integer> CACHE_MAX =
      add(new CountOption("cache-max", CountOption.BYTES, 64 << 20, 0, Integer.MAX_VALUE));

  /**
   * Whether what earlier runs have kept is put in place, and the classes that it is for loaded,
   * when the first target is called. Unit: none. Default: true.
   */
  public static final Option<Boolean> PRELOAD = add(flag("preload", true));

  /** Whether calls of copies are counted for the report. Unit: none. Default: off. */
  public static final Option<Hits> HITS = add(new ChoiceOption<>("hits", Hits.OFF, Hits.values()));

  /** Whether it is measured what copies bring. Unit: none. Default: false. */
  public static final Option<Boolean> MEASURE = add(flag("measure", false));

  /** When the MXBean is registered. Unit: none. Default: auto. */
  public static final Option<Jmx> JMX = add(new ChoiceOption<>("jmx", Jmx.AUTO, Jmx.values()));

  /**
   * Whether arguments that are always the same object are taken for constants; annotated ones are
   * in any case. Unit: none. Default: auto.
   */
  public static final Option<Constants> CONSTANTS =
      add(new ChoiceOption<>("constants", Constants.AUTO, Constants.values()));

  /**
   * Classes whose final fields never change, nor do arrays in them: the user vouches for it. Unit:
   * patterns of classes. Default: none.
   */
  public static final Option<TypePatterns> TRUST = add(new TypesOption("trust"));

  /**
   * Whether what is taken out of arrays and collections may be guessed to be a box of the class
   * that the first elements are of. Unit: none. Default: guess.
   */
  public static final Option<Elements> ELEMENTS =
      add(new ChoiceOption<>("elements", Elements.GUESS, Elements.values()));

  /** Which callers get call sites of their own. Unit: none. Default: auto. */
  public static final Option<Split> SPLIT =
      add(new ChoiceOption<>("split", Split.AUTO, Split.values()));

  /** Whether targets are left alone in a JVM with a debug agent. Unit: none. Default: off. */
  public static final Option<Debug> DEBUG =
      add(new ChoiceOption<>("debug", Debug.OFF, Debug.values()));

  /** What goes to standard error. Unit: level. Default: warn. */
  public static final Option<Log.Level> LOG =
      add(new ChoiceOption<>("log", Log.Level.WARN, Log.Level.values()));

  /**
   * Whether every eligible method of the classes in {@link #TARGETS} is a target; implies {@code
   * warmup=1} and {@code compile=foreground} unless these are given. Unit: none. Default: false.
   */
  public static final Option<Boolean> STRESS = add(flag("stress", false));

  /** Whether the agent does anything. Unit: none. Default: true. */
  public static final Option<Boolean> ENABLED = add(flag("enabled", true));

  /** The value of {@link #REPORT} that is no file but standard output. */
  public static final String STANDARD_OUTPUT = "-";

  /** No option given. */
  public static final AgentOptions DEFAULTS = new AgentOptions(Map.of());

  private final Map<Option<?>, Object> given;

  private AgentOptions(Map<Option<?>, Object> given) {
    this.given = given;
  }

  /**
   * Reads the agent's argument, and the file that it names in {@code config}.
   *
   * @param agentArgs {@code key=value,key=value}, or null for none
   * @throws AgentOptionsException if a key or value is not accepted, or the file cannot be read
   */
  public static AgentOptions parse(String agentArgs) throws AgentOptionsException {
    if (agentArgs == null || agentArgs.isBlank()) {
      return DEFAULTS;
    }
    Map<Option<?>, Object> given = new AgentOptionsReader().read(agentArgs);
    if (Boolean.TRUE.equals(given.get(STRESS))) {
      given.putIfAbsent(WARMUP, 1);
      given.putIfAbsent(COMPILE, Compile.FOREGROUND);
    }
    return new AgentOptions(given);
  }

  /**
   * The same argument for a JVM with another working directory: its file names are absolute.
   *
   * @param directory what they were relative to
   * @throws AgentOptionsException if a key or value is not accepted
   */
  public static String fromOutside(String agentArgs, Path directory) throws AgentOptionsException {
    Map<Option<?>, Object> given = new AgentOptionsReader().readCommandLine(agentArgs);
    StringBuilder text = new StringBuilder();
    for (Option<?> option : TABLE) {
      Object value = given.get(option);
      if (value != null) {
        boolean isFile = option instanceof FileOption && !value.equals(STANDARD_OUTPUT);
        Object outside = isFile ? directory.resolve((String) value) : value;
        text.append(text.length() == 0 ? "" : ",").append(option.key()).append('=');
        text.append(isFile ? outside : textOf(option, value));
      }
    }
    return text.toString();
  }

  @SuppressWarnings("unchecked") // each option reads values of its own type
  private static <T> String textOf(Option<T> option, Object value) {
    return option.text((T) value);
  }

  /** The value of an option: what was given, else its default. */
  @SuppressWarnings("unchecked") // each option reads values of its own type
  public <T> T get(Option<T> option) {
    Object value = given.get(option);
    return value == null ? option.defaultValue() : (T) value;
  }

  /** The methods that are targets, as {@link #TARGETS} and {@link #STRESS} together have it. */
  public TargetPatterns targets() {
    TargetPatterns named = get(TARGETS);
    return get(STRESS) ? named.withAllMethods() : named;
  }

  /** All options, in the order of the documentation. */
  public static List<Option<?>> all() {
    return Collections.unmodifiableList(TABLE);
  }

  /** The option of a name, or null. */
  static Option<?> find(String key) {
    for (Option<?> option : TABLE) {
      if (option.key().equals(key)) {
        return option;
      }
    }
    return null;
  }

  /** All options as they are in effect, by name, in the order of the documentation. */
  public Map<String, String> asText() {
    Map<String, String> texts = new LinkedHashMap<>();
    for (Option<?> option : TABLE) {
      texts.put(option.key(), describe(option));
    }
    return texts;
  }

  /** All options as they are in effect. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    for (Map.Entry<String, String> option : asText().entrySet()) {
      text.append(text.length() == 0 ? "" : ",");
      text.append(option.getKey()).append('=').append(option.getValue());
    }
    return text.toString();
  }

  private <T> String describe(Option<T> option) {
    T value = get(option);
    return value == null ? "none" : option.text(value);
  }

  private static <T> Option<T> add(Option<T> option) {
    TABLE.add(option);
    return option;
  }

  private static Option<Boolean> flag(String key, boolean defaultValue) {
    return new ChoiceOption<>(key, defaultValue, new Boolean[] {true, false});
  }
}
