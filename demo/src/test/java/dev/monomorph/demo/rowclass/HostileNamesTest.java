package dev.monomorph.demo.rowclass;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Names and defaults are data: none of them becomes code, whatever stands in it. */
class HostileNamesTest {
  /** Set by code that must not run. */
  static final String FLAG = "monomorph.demo.injected";

  private static final String ATTACK = "static { System.setProperty(\"" + FLAG + "\", \"yes\"); } ";

  private static final RowType HARMLESS =
      RowType.named("x")
          .field("a", FieldType.STRING, "a")
          .field("b", FieldType.LONG, 2L)
          .ordered(true)
          .build();

  /** The source without comments, which are all at the end of a line, and the class's own name. */
  private static String code(RowClass rows) {
    return rows.source()
        .replaceAll("// [A-Za-z0-9 :._?-]*\n", "\n")
        .replace(rows.type().getSimpleName(), "Row");
  }

  static Stream<String> names() {
    return Stream.of(
        "",
        " ",
        "class",
        "f0",
        "this",
        "\"",
        "\\",
        "'); //",
        "a\nb",
        "a\r\n" + ATTACK + "//",
        "x; } " + ATTACK + "//",
        "*/ " + ATTACK + "/*",
        "\\u000a" + ATTACK + "//",
        "\\u002a\\u002f" + ATTACK,
        "\u2028" + ATTACK,
        "\u0085" + ATTACK,
        "%n%s",
        "\u0000",
        "\ud800",
        "gr\u00f6\u00dfe \ud83d\ude00",
        "a.b/c;d[e<f>",
        "x".repeat(70_000),
        "\ud83d\ude00".repeat(70_000));
  }

  @ParameterizedTest
  @MethodSource("names")
  void standInTheTextOfARowAndNowhereElse(String name) {
    RowType type =
        RowType.named(name)
            .field(name, FieldType.STRING, name)
            .field(name + "2", FieldType.LONG, 2L)
            .ordered(true)
            .build();
    for (RowGenerator generator : RowGenerator.all()) {
      RowClass rows = generator.generate(type);
      Object row = rows.makeWithDefaults(Map.of());

      // Not "as": a description would have to be escaped.
      assertThat(row.toString().equals(name + "[" + name + "=" + name + ", " + name + "2=2]"))
          .isTrue();
      assertThat(rows.fields().strings(type.indexOf(name)).apply(row)).isSameAs(name);
      assertThat(rows.order().compare(row, rows.makeWithDefaults(Map.of()))).isZero();
      assertThat(rows.source()).isASCII().doesNotContain("\\", "*/");
      if (!(generator instanceof ClosureRows)) {
        assertThat(code(rows)).isEqualTo(code(generator.generate(HARMLESS)));
      }
      assertThat(rows.type().getName()).matches("[A-Za-z0-9_.]{1,110}");
    }
    assertThat(System.getProperty(FLAG)).isNull();
  }

  @Test
  void wouldBeNoticedAsCode() {
    // The attack that the other test fends off, let through: it does what that test looks for.
    RowShape shape = new RowShape(RowType.named("x").field("a", FieldType.INT).build());
    String source = RowSource.of(shape).toString();
    String attacked = source.replace("// rows of: x", "").replace("// a", "\n" + ATTACK);
    try {
      DefinedRows.define(shape, attacked, JavaSource.compile(shape.binaryName(), attacked));

      assertThat(System.getProperty(FLAG)).isEqualTo("yes");
    } finally {
      System.clearProperty(FLAG);
    }
  }

  @Test
  void areCutToWhatCannotBeCode() {
    assertThat(Quote.className("people 2.0")).isEqualTo("Row_people_2_0");
    assertThat(Quote.className("")).isEqualTo("Row_");
    assertThat(Quote.className("x".repeat(100))).isEqualTo("Row_" + "x".repeat(40));
    assertThat(Quote.comment("a\n*/\\u000a \u00e4")).isEqualTo("a????u000a ?");
    assertThat(Quote.of("x".repeat(41))).isEqualTo("'" + "x".repeat(40) + "...'");
  }
}
