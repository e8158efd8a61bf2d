package dev.monomorph.demo.rowclass;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class SourceRowsTest {
  @Test
  void saysThatItNeedsACompiler() {
    RowType type = Samples.everyType().build();

    assertThatThrownBy(() -> new SourceRows(false).generate(type))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageStartingWith("the generator 'source' needs the module jdk.compiler")
        .hasMessageContaining(System.getProperty("java.home"))
        .hasMessageEndingWith("expected a JDK, or another generator");
  }

  @Test
  void saysWhatDoesNotCompile() {
    assertThatThrownBy(() -> JavaSource.compile("p.X", "package p; class X { int x = y; }"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("p.X.java does not compile")
        .hasMessageContaining("cannot find symbol");
  }

  @Test
  void seesNothingOfTheApplication() {
    assertThatThrownBy(
            () ->
                JavaSource.compile(
                    "p.X", "package p; class X { dev.monomorph.demo.rowclass.RowType t; }"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("cannot find symbol");
  }

  @Test
  void writesThisSource() {
    RowType type =
        RowType.named("people")
            .field("name", FieldType.STRING)
            .field("n", FieldType.LONG)
            .frozen(true)
            .build();

    assertThat(new SourceRows().generate(type).source())
        .startsWith("package dev.monomorph.demo.rowclass.made;\n")
        .contains(
            "// rows of: people\npublic final class Row_people {\n",
            "  private final String f0; // name\n  private final long f1; // n\n",
            "  public Row_people(String f0, long f1) {\n    this.f0 = f0;\n    this.f1 = f1;\n  }\n",
            """
                if (!RowData.equal(f0, that.f0)) return false;
                if (f1 != that.f1) return false;
                return true;
            """)
        .doesNotContain("compareTo", "VALIDATOR", "value)");
  }
}
