package dev.monomorph.demo.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LexerTest {
  @Test
  void splitsALineIntoWordsWithTheirColumns() {
    assertThat(split("age>=3 and not `shoe size` in(1.5e3,'it''s') # note"))
        .extracting(token -> token.column() + " " + token.describe())
        .containsExactly(
            "1 the name 'age'",
            "4 '>='",
            "6 the number 3",
            "8 'and'",
            "12 'not'",
            "16 the name 'shoe size'",
            "28 'in'",
            "30 '('",
            "31 the number 1.5e3",
            "36 ','",
            "37 the string 'it's'",
            "44 ')'",
            "45 the end of the rule");
  }

  @Test
  void keepsBackslashesAndHashesInStrings() {
    assertThat(split("\"a\\d#\"\"\" '\"'"))
        .extracting(Token::text)
        .containsExactly("a\\d#\"", "\"", "");
  }

  @Test
  void splitsAnEmptyLineIntoItsEnd() {
    assertThat(split("  ")).extracting(Token::kind).containsExactly(Token.Kind.END);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '~',
      value = {
        "a & b   ; 3 ; expected a name, number, string or operator, found '&' (say 'and')",
        "a || b  ; 3 ; expected a name, number, string or operator, found '|' (say 'or')",
        "!a      ; 1 ; expected a name, number, string or operator, found '!' (say 'not')",
        "a = 'b  ; 5 ; expected a closing ' to this one, found none",
        "a = \"b'; 5 ; expected a closing \" to this one, found none",
        "a 😀 b  ; 3 ; expected a name, number, string or operator, found '😀'",
        "a = ``  ; 5 ; expected a closing ` to this one, found none"
      })
  void saysWhatIsNoWord(String text, int column, String message) {
    assertThatExceptionOfType(RuleException.class)
        .isThrownBy(() -> split(text))
        .satisfies(e -> assertThat(e.errors().get(0).column()).isEqualTo(column))
        .satisfies(e -> assertThat(e.errors().get(0).message()).isEqualTo(message));
  }

  private static List<Token> split(String text) {
    return Lexer.split(new Source("test", 1, text), 0);
  }
}
