package dev.monomorph.agent;

import dev.monomorph.weave.TypePatterns;

/** An option that accepts patterns of classes; by default none. */
final class TypesOption extends Option<TypePatterns> {
  TypesOption(String key) {
    super(key, TypePatterns.NONE);
  }

  @Override
  String text(TypePatterns value) {
    return value.isEmpty() ? "none" : value.toString();
  }

  @Override
  public String accepts() {
    return "patterns of classes, separated by ':'";
  }

  @Override
  TypePatterns read(String text) throws AgentOptionsException {
    try {
      return TypePatterns.parse(text);
    } catch (IllegalArgumentException e) { // its message names the pattern and what is wrong
      throw new AgentOptionsException(key() + "=" + e.getMessage());
    }
  }

  @Override
  String nearest(String text) {
    return "com.acme.Rule";
  }
}
