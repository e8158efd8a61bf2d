package dev.monomorph.demo.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.monomorph.demo.console.Progress;
import dev.monomorph.demo.rows.CsvFile;
import dev.monomorph.demo.rows.CsvRow;
import dev.monomorph.demo.rows.JdkMethods;
import dev.monomorph.demo.rows.MethodRow;
import dev.monomorph.demo.rows.Table;
import dev.monomorph.demo.rules.RuleFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PhasesTest {
  @TempDir private Path directory;

  @Test
  void asksMethodsEveryKindOfQuestion() {
    Table<MethodRow> table = JdkMethods.read(List.of("java.prefs"), Progress.NONE);

    List<Phase> phases = Phases.ofMethods(table, RuleFile.defaults(table.schema()));

    assertThat(phases)
        .extracting(Phase::name)
        .containsExactly("filter", "fold", "aggregate", "group", "sort", "validate");
    assertThat(phases).allMatch(phase -> phase.rowsPerPass() >= 4L * table.rows().length);
    assertThat(checksums(phases)).doesNotContain(0L).isEqualTo(checksums(phases));
  }

  @Test
  void asksCsvRowsWhatTheirTypesAllow() throws IOException {
    Path csv =
        Files.writeString(
            directory.resolve("x.csv"), "s,l,d,b\nabc,1,1.5,true\ndefghijkl,-2,2.5,false\n");
    Path rules = Files.writeString(directory.resolve("x.rules"), "l > 0\nb\nd > 2 and s = 'abc'");
    Table<CsvRow> table = CsvFile.read(csv);

    List<Phase> phases = Phases.ofCsv(table, RuleFile.read(rules, table.schema()));

    assertThat(phases).extracting(Phase::rowsPerPass).containsExactly(32L, 36L, 24L, 24L, 24L, 24L);
    assertThat(checksums(phases)).doesNotContain(0L);
  }

  private static List<Long> checksums(List<Phase> phases) {
    return phases.stream().map(phase -> phase.pass().getAsLong()).toList();
  }
}
