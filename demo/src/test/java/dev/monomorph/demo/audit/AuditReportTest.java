package dev.monomorph.demo.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.monomorph.demo.rows.CsvFile;
import dev.monomorph.demo.rows.CsvRow;
import dev.monomorph.demo.rows.Table;
import dev.monomorph.demo.rules.Rule;
import dev.monomorph.demo.rules.RuleFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AuditReportTest {
  @TempDir private Path directory;
  private Table<CsvRow> table;

  @BeforeEach
  void readTable() throws IOException {
    table =
        CsvFile.read(
            Files.writeString(
                directory.resolve("people.csv"),
                """
                name,age,height,member
                Ada,36,1.65,true
                Bob,17,1.80,false
                Cy,64,1.71,true
                Dora,81,1.58,true
                """));
  }

  @Test
  void writesASummaryAndTheFirstFindings() throws IOException {
    assertThat(AuditReport.of(table, rules(), 2))
        .isEqualTo(
            """
            rows of people.csv: 4 rows, 4 rules

            rule               findings   share
            member                    3  75.00%
            minor                     1  25.00%
            tall                      2  50.00%
            name matches 'Z*'         0   0.00%

            member
              people.csv:2
              people.csv:4
              ... and 1 more

            minor: age < 18
              people.csv:3

            tall: height >= 1.70 and not startsWith(name, 'A')
              people.csv:3
              people.csv:4
            """);
  }

  @Test
  void writesOnlyTheSummaryIfNoFindingsAreWanted() throws IOException {
    assertThat(AuditReport.of(table, rules(), 0).lines()).hasSize(7);
  }

  private List<Rule<CsvRow>> rules() throws IOException {
    Path file =
        Files.writeString(
            directory.resolve("people.rules"),
            """
            member
            minor: age < 18
            tall: height >= 1.70 and not startsWith(name, 'A')
            name matches 'Z*'
            """);
    return RuleFile.read(file, table.schema());
  }
}
