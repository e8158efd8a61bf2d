package dev.monomorph.agent;

/**
 * One option: its key, its default, and what it accepts. Immutable; {@link AgentOptions} has the
 * table of them.
 *
 * @param <T> the type of its value
 */
public abstract class Option<T> {
  private final String key;
  private final T defaultValue;

  Option(String key, T defaultValue) {
    this.key = key;
    this.defaultValue = defaultValue;
  }

  /** The name under which it is given. */
  public final String key() {
    return key;
  }

  /** The value where it is not given; null if that is none. */
  public final T defaultValue() {
    return defaultValue;
  }

  /** The default as documented, which is also how it would be given; {@code none} for no value. */
  public final String defaultText() {
    return defaultValue == null ? "none" : text(defaultValue);
  }

  /** The unit and the values that are accepted, as documented. */
  public abstract String accepts();

  /**
   * Reads a value.
   *
   * @throws AgentOptionsException if the text is not accepted
   */
  abstract T read(String text) throws AgentOptionsException;

  /** The accepted value that is nearest to a text. */
  abstract String nearest(String text);

  /** The error that a text is not accepted. */
  final AgentOptionsException notAccepted(String text) {
    return new AgentOptionsException(
        key + "=" + text, "expected " + accepts(), key + "=" + nearest(text));
  }

  /** A value as it would be given. */
  String text(T value) {
    return value.toString();
  }

  /** The option as {@code key=default}. */
  @Override
  public final String toString() {
    return key + "=" + defaultText();
  }
}
