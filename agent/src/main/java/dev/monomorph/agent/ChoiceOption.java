package dev.monomorph.agent;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * An option that accepts one of a few words, in lower case: the constants of an enum, or true and
 * false.
 */
final class ChoiceOption<T> extends Option<T> {
  private final T[] values;

  ChoiceOption(String key, T defaultValue, T[] values) {
    super(key, defaultValue);
    this.values = values;
  }

  @Override
  public String accepts() {
    StringBuilder words = new StringBuilder(text(values[0]));
    for (int i = 1; i < values.length; i++) {
      words.append(i == values.length - 1 ? " or " : ", ").append(text(values[i]));
    }
    return words.toString();
  }

  @Override
  T read(String text) throws AgentOptionsException {
    for (T value : values) {
      if (text(value).equals(text)) {
        return value;
      }
    }
    throw notAccepted(text);
  }

  @Override
  String nearest(String text) {
    List<String> words = new ArrayList<>();
    for (T value : values) {
      words.add(text(value));
    }
    return Nearest.to(text, words);
  }

  @Override
  String text(T value) {
    return value.toString().toLowerCase(Locale.ROOT);
  }
}
