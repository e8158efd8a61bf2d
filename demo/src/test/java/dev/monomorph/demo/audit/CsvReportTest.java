package dev.monomorph.demo.audit;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import org.junit.jupiter.api.Test;

class CsvReportTest {
  @Test
  void writesARecordForEachRule() {
    assertThat(CsvReport.of(Results.small(false)))
        .isEqualTo(
            """
            rule,condition,findings,rows,share,complete,examples
            minor,age < 18,2,3,0.666667,false,people.csv:3
            tall,tall,0,3,0.000000,false,
            """);
  }

  @Test
  void quotesWhatWouldMeanSomething() {
    AuditResult result = Results.hostile();

    var records = CsvReader.builder().ofCsvRecord(CsvReport.of(result)).stream().toList();

    assertThat(records).hasSize(2);
    assertThat(records.get(1).getField(0)).isEqualTo(result.title());
    assertThat(records.get(1).getField(6)).isEqualTo(result.title());
  }
}
