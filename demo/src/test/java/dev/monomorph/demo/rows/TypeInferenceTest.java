package dev.monomorph.demo.rows;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TypeInferenceTest {
  @ParameterizedTest
  @CsvSource({
    "true|FALSE|True, BOOLEAN",
    "1|-2|+3, LONG",
    "9223372036854775807, LONG",
    "9223372036854775808, DOUBLE",
    "1|2.5|1e3|.5|-3., DOUBLE",
    "1d|0x10|NaN, STRING",
    "1|true, STRING",
    "a|b, STRING"
  })
  void takesTheNarrowestTypeThatFits(String cells, CellType expected) {
    assertThat(TypeInference.infer(List.of(cells.split("\\|")))).isEqualTo(expected);
  }

  @Test
  void widensColumnsWithGaps() {
    assertThat(TypeInference.infer(List.of("1", "", "3"))).isEqualTo(CellType.DOUBLE);
    assertThat(TypeInference.infer(List.of("true", ""))).isEqualTo(CellType.STRING);
    assertThat(TypeInference.infer(List.of("", ""))).isEqualTo(CellType.STRING);
    assertThat(TypeInference.infer(List.of())).isEqualTo(CellType.STRING);
  }

  @Test
  void overlooksOneSlipInTen() {
    List<String> cells = new ArrayList<>(Collections.nCopies(9, "7"));
    cells.add("seven");
    assertThat(TypeInference.infer(cells)).isEqualTo(CellType.LONG);

    cells.add("eight");
    assertThat(TypeInference.infer(cells)).isEqualTo(CellType.STRING);
  }
}
