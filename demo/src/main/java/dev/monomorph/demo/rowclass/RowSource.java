package dev.monomorph.demo.rowclass;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Writes a row class as Java source.
 *
 * <p>One generator compiles this text; two others make the class that it describes, and take the
 * line numbers from here. What the user wrote stands in comments only, and there by {@link
 * Quote#comment}.
 */
final class RowSource {
  private final RowShape shape;
  private final List<FieldType> types;
  private final String self;
  private final SourceText text;

  private RowSource(RowShape shape) {
    this.shape = shape;
    this.types = shape.fieldTypes();
    this.self = shape.simpleName();
    this.text = new SourceText(types.size());
  }

  /** The source of a class. */
  static SourceText of(RowShape shape) {
    RowSource source = new RowSource(shape);
    source.head();
    source.fields();
    source.constructors();
    source.accessors();
    source.equality();
    source.hash();
    source.text();
    source.order();
    source.text.line("}");
    return source.text;
  }

  private void head() {
    boolean ordered = shape.type().ordered();
    text.line("package ", RowShape.PACKAGE, ";");
    text.line();
    text.line("import ", RowData.class.getName(), ";");
    text.line("import ", RowValidator.class.getName(), ";");
    text.line("import java.lang.invoke.MethodHandles;");
    text.line();
    text.line("// rows of: ", Quote.comment(shape.type().name()));
    text.line("public final class ", self, ordered ? " implements Comparable<Object> {" : " {");
    text.line(
        Spot.DATA,
        0,
        "  private static final RowData DATA = RowData.claim(MethodHandles.lookup());");
    text.line(Spot.LABELS, 0, "  private static final String[] LABELS = DATA.labels();");
    if (shape.validated()) {
      text.line(
          Spot.VALIDATOR, 0, "  private static final RowValidator VALIDATOR = DATA.validator();");
    }
    text.line();
  }

  private void fields() {
    String modifiers = shape.type().frozen() ? "  private final " : "  private ";
    for (int i = 0; i < types.size(); i++) {
      String comment = Quote.comment(shape.type().fields().get(i).name());
      text.line(modifiers, type(i), " ", name(i), "; // ", comment);
    }
  }

  private void constructors() {
    if (shape.hasTypedConstructor()) {
      String parameters =
          IntStream.range(0, types.size())
              .mapToObj(i -> type(i) + " " + name(i))
              .collect(Collectors.joining(", "));
      text.line();
      text.line(Spot.TYPED, 0, "  public ", self, "(", parameters, ") {");
      for (int i = 0; i < types.size(); i++) {
        text.line(Spot.TYPED_SET, i, "    this.", name(i), " = ", name(i), ";");
      }
      validate(Spot.TYPED_VALIDATE);
    }
    text.line();
    text.line(Spot.ARRAY, 0, "  public ", self, "(Object[] values) {");
    for (int i = 0; i < types.size(); i++) {
      String value = "(" + types.get(i).box().getSimpleName() + ") values[" + i + "];";
      text.line(Spot.ARRAY_SET, i, "    this.", name(i), " = ", value);
    }
    validate(Spot.ARRAY_VALIDATE);
  }

  private void validate(Spot spot) {
    if (shape.validated()) {
      text.line(spot, 0, "    VALIDATOR.validate(this);");
    }
    text.line("  }");
  }

  private void accessors() {
    for (int i = 0; i < types.size(); i++) {
      text.line();
      text.line("  public ", type(i), " ", name(i), "() {");
      text.line(Spot.GET, i, "    return ", name(i), ";");
      text.line("  }");
      if (!shape.type().frozen()) {
        text.line();
        text.line("  public void ", name(i), "(", type(i), " value) {");
        text.line(Spot.SET, i, "    this.", name(i), " = value;");
        text.line("  }");
      }
    }
  }

  private void equality() {
    begin("public boolean equals(Object other) {");
    text.line(Spot.EQUALS, 0, "    if (this == other) return true;");
    text.line("    if (!(other instanceof ", self, ")) return false;");
    text.line("    ", self, " that = (", self, ") other;");
    for (int i = 0; i < types.size(); i++) {
      String different =
          switch (types.get(i)) {
            case BOOLEAN, INT, LONG -> name(i) + " != that." + name(i);
            case DOUBLE -> "Double.compare(" + name(i) + ", that." + name(i) + ") != 0";
            case STRING -> "!RowData.equal(" + name(i) + ", that." + name(i) + ")";
          };
      text.line(Spot.EQUALS_FIELD, i, "    if (", different, ") return false;");
    }
    text.line("    return true;");
    text.line("  }");
  }

  private void hash() {
    begin("public int hashCode() {");
    text.line(Spot.HASH, 0, "    int hash = 0;");
    for (int i = 0; i < types.size(); i++) {
      String hasher =
          types.get(i) == FieldType.STRING ? "RowData" : types.get(i).box().getSimpleName();
      text.line(Spot.HASH_FIELD, i, "    hash = 31 * hash + ", hasher, ".hashCode(", name(i), ");");
    }
    text.line(Spot.HASH_END, 0, "    return hash;");
    text.line("  }");
  }

  private void text() {
    begin("public String toString() {");
    text.line(Spot.TEXT, 0, "    StringBuilder text = new StringBuilder();");
    for (int i = 0; i < types.size(); i++) {
      String label = "LABELS[" + i + "]";
      text.line(Spot.TEXT_FIELD, i, "    text.append(", label, ").append(", name(i), ");");
    }
    text.line(Spot.TEXT_END, 0, "    return text.append(']').toString();");
    text.line("  }");
  }

  private void order() {
    if (!shape.type().ordered()) {
      return;
    }
    begin("public int compareTo(Object other) {");
    text.line(Spot.ORDER, 0, "    ", self, " that = (", self, ") other;");
    text.line("    int order;");
    for (int i = 0; i < types.size(); i++) {
      String comparer =
          types.get(i) == FieldType.STRING ? "RowData" : types.get(i).box().getSimpleName();
      text.line(
          Spot.ORDER_FIELD,
          i,
          "    order = ",
          comparer + ".compare(" + name(i) + ", that." + name(i) + "); ",
          "if (order != 0) return order;");
    }
    text.line(Spot.ORDER_END, 0, "    return 0;");
    text.line("  }");
  }

  private void begin(String head) {
    text.line();
    text.line("  @Override");
    text.line("  ", head);
  }

  private String type(int field) {
    return types.get(field).type().getSimpleName();
  }

  private static String name(int field) {
    return RowShape.fieldName(field);
  }
}
