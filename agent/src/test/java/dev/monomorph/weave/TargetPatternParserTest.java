package dev.monomorph.weave;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TargetPatternParserTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      commentCharacter = '%',
      value = {
        "com.acme.Fold | no '#' before the method | com.acme.Fold#*",
        "com.acme.Fold.fold | no '#' before the method | com.acme.Fold#fold",
        "com.acme.Fold.fold(La/B;) | no '#' before the method | com.acme.Fold#fold(La/B;)",
        "com.acme.Fold.fold(La.B;) | no '#' before the method | com.acme.Fold#fold",
        "com/acme/Fold.fold | no '#' before the method | com.acme.Fold#fold",
        "com/acme/Fold#fold(La/B;) | class names are written with '.' | com.acme.Fold#fold(La/B;)",
        "fold | no '#' before the method | fold#*",
        "com/acme/Fold#fold | class names are written with '.' | com.acme.Fold#fold",
        "a.T#m(Ljava.lang.Object;) | not a method descriptor such as (ILjava/lang/Object;)V"
            + " | a.T#m(Ljava/lang/Object;)",
        "a.T#m(int) | not a method descriptor such as (ILjava/lang/Object;)V | a.T#m",
        "a.T# | no method | a.T#*",
        "a.T#(I) | no method | a.T#*",
        "a.T#fo* | '*' stands alone after '#' | a.T#*",
        "a.T#*(I) | '*' stands alone after '#' | a.T#*",
        "a.T#m.n | not a method name | a.T#*",
        "a.T#m#n | not a method name | a.T#*",
        "a.T#m) | not a method name | a.T#*",
        "a.T#<foo> | not a method name | a.T#*",
        "#m | empty name in the class | com.acme.Fold#fold",
        ".T#m | empty name in the class | com.acme.Fold#fold",
        "a.#m | empty name in the class | com.acme.Fold#fold",
        "a..T#m | empty name in the class | com.acme.Fold#fold",
        "a.T[]#m | not a class name | com.acme.Fold#fold",
        "a.T()#m | not a class name | com.acme.Fold#fold",
        "a.*.T#m | '*' may stand in the last name of the class only | a.*#m",
        "a.b*.T#m(I) | '*' may stand in the last name of the class only | a.b*#m(I)",
        "a.**#m | '**' means nothing more than '*' | a.*#m",
        "a.***#m | '**' means nothing more than '*' | com.acme.Fold#fold",
        "a.T#m,a.S#n | patterns are separated by ':' | a.T#m:a.S#n",
      })
  void explainsErrors(String text, String reason, String nearest) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> TargetPatterns.parse(text))
        .withMessage(text + ": " + reason + "; nearest valid: " + nearest);
  }

  @ParameterizedTest
  @ValueSource(strings = {"a.T#m:", ":a.T#m", "a.T#m::a.S#m", ":"})
  void patternMustNotBeEmpty(String text) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> TargetPatterns.parse(text))
        .withMessage(": empty pattern; nearest valid: com.acme.Fold#fold");
  }

  @Test
  void namesTheOnePatternThatIsWrong() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> TargetPatterns.parse("a.T#m:b.S:c.U#n"))
        .withMessageStartingWith("b.S: ");
  }

  @Test
  void messageIsOneLine() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> TargetPatterns.parse("a.T\r\nfoo"))
        .withMessageStartingWith("a.T  foo: ");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a.T#m",
        "a.T$#access$000",
        "a.b_c.T-1#is-empty",
        "ä.Ö#ü",
        "kotlin.Spec#does a thing",
        "a.T#<init>",
        "a.T#<clinit>()V",
        "a.T#m([[I[Lx;J)[[Lx/y;",
      })
  void acceptsNamesOfOtherLanguages(String text) {
    assertThat(TargetPatterns.parse(text)).hasToString(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"a.T.m", "a/T.m", "a.**#m", "a.*.b.T#m", "a.T#m,b.S#*", "a.T#x*", "#", "[a/b,]("})
  void whatItProposesIsValid(String text) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> TargetPatterns.parse(text))
        .satisfies(
            e -> {
              String message = e.getMessage();
              String nearest = message.substring(message.lastIndexOf(": ") + 2);
              assertThat(TargetPatterns.parse(nearest)).hasToString(nearest);
            });
  }
}
