package dev.monomorph.demo.rows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.monomorph.demo.console.UserException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CsvFileTest {
  @TempDir private Path directory;

  @Test
  void infersColumnsAndReadsTheirValues() throws IOException {
    Table<CsvRow> table = read("name,age,height,member\nAda,36,1.65,true\n\"B, C\",7,1,false\n");

    assertThat(table.title()).isEqualTo("rows of people.csv");
    assertThat(table.badRows()).isEmpty();
    assertThat(table.schema().columns())
        .extracting(column -> column.name() + " " + column.typeName())
        .containsExactly("name string", "age long", "height double", "member boolean");
    assertThat(values(table, 0)).containsExactly("Ada", 36L, 1.65, true);
    assertThat(values(table, 1)).containsExactly("B, C", 7L, 1.0, false);
    assertThat(table.schema().label(table.rows()[1])).isEqualTo("people.csv:3");
  }

  @Test
  void readsAMissingNumberAsNan() throws IOException {
    Table<CsvRow> table = read("name,age\nAda,36\nBob,\n");

    assertThat(values(table, 1)).containsExactly("Bob", Double.NaN);
  }

  @Test
  void namesBadRowsByLineAndKeepsTheOthers() throws IOException {
    Table<CsvRow> table =
        read(
            "name,age\n"
                + "A,1\nB,2\nC,3\nD,4\nE,5\nF,6\nG,7\nH,8\nI,9\n" // lines 2 to 10
                + "J,ten\n"
                + "K\n"
                + "\n"
                + "L,12,more\n"
                + "\"M,13\n" // closed only two lines below
                + "N,14\n"
                + "\"O\"x,15\n"
                + "P,16\n");

    assertThat(table.rows()).extracting(CsvRow::line).endsWith(10L, 16L, 18L).hasSize(11);
    assertThat(table.badRows()).extracting(BadRow::line).containsExactly(11L, 12L, 14L, 15L, 17L);
    assertThat(table.badRows().toString())
        .contains("people.csv:11: column 'age': expected a whole number, found 'ten'")
        .contains("people.csv:12: expected 2 fields, found 1")
        .contains("people.csv:14: expected 2 fields, found 3")
        .contains("people.csv:15: Unexpected character after closing quote: 'O'")
        .contains("people.csv:17: Unexpected character after closing quote: 'x'");
  }

  @Test
  void givesUpOnAFileThatIsMostlyMalformed() throws IOException {
    Table<CsvRow> table = read("a\n" + "\"x\"y\n".repeat(200) + "b\n");

    assertThat(table.badRows()).hasSize(CsvRecords.MAX_RESTARTS + 1);
    assertThat(table.badRows().get(CsvRecords.MAX_RESTARTS).reason())
        .endsWith("; the rest was not read");
  }

  @Test
  void readsInBatchesWhichKeepTheOrderOfRowsAndOfBadRows() throws IOException {
    StringBuilder content = new StringBuilder("name,n\n");
    for (int line = 2; line <= 60_000; line++) {
      boolean malformed = line == 500 || line == 30_000;
      boolean bad = line % 100 == 0;
      content.append(malformed ? "\"x\"y" : "x").append(',').append(bad ? "?" : line).append('\n');
    }
    Path file = Files.writeString(directory.resolve("large.csv"), content);
    List<Long> lines = new ArrayList<>();
    List<Long> badLines = new ArrayList<>();
    int batches = 0;

    try (RowSource<CsvRow> source = CsvFile.open(file)) {
      for (var batch = source.next(); batch.isPresent(); batch = source.next()) {
        Rows<CsvRow> parsed = batch.get().parse();
        for (CsvRow row : parsed.rows()) {
          lines.add(row.line());
        }
        parsed.badRows().forEach(bad -> badLines.add(bad.line()));
        batches++;
        assertThat(source.done()).isBetween(1L, source.total());
      }
      assertThat(source.done()).isEqualTo(source.total());
    }

    assertThat(batches).isGreaterThan(3);
    assertThat(lines).isSorted().hasSize(59_999 - 600);
    assertThat(badLines).isSorted().hasSize(600);
  }

  @Test
  void keepsTheOrderOfBadRowsAcrossASampleOfSeveralBatches() throws IOException {
    String large = "x".repeat(10_000);
    StringBuilder content = new StringBuilder("name,n\n");
    for (int line = 2; line <= 900; line++) {
      String cell = line == 890 ? "\"x\"y" : large;
      content.append(cell).append(',').append(line % 100 == 0 ? "?" : line).append('\n');
    }

    assertThat(read(content.toString()).badRows()).extracting(BadRow::line).isSorted().hasSize(10);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "''         | people.csv:1: expected a first line that names the columns",
        "'\"x\"y\n' | people.csv:1: expected a first line that names the columns",
        "'a,,b\n'   | people.csv:1: expected a name for every column, found an empty one",
        "'a,b,a\n'  | people.csv:1: expected names that differ, found 'a' twice"
      })
  void saysWhatIsWrongWithAHeader(String content, String message) {
    assertThatExceptionOfType(UserException.class)
        .isThrownBy(() -> read(content))
        .withMessageEndingWith(message);
  }

  @Test
  void saysThatAFileIsMissing() {
    assertThatExceptionOfType(UserException.class)
        .isThrownBy(() -> CsvFile.read(Path.of("no/such.csv")))
        .withMessage("no such file: " + Path.of("no/such.csv") + " (expected a CSV file)");
  }

  private Table<CsvRow> read(String content) throws IOException {
    return CsvFile.read(Files.writeString(directory.resolve("people.csv"), content));
  }

  private static List<Object> values(Table<CsvRow> table, int row) {
    return table.schema().columns().stream()
        .map(column -> Cells.value(column, table.rows()[row]))
        .toList();
  }
}
