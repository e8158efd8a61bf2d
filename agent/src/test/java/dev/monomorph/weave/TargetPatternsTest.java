package dev.monomorph.weave;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TargetPatternsTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = ' ',
      value = {
        // pattern, class, method, descriptor, matches
        "com.acme.Fold#fold com/acme/Fold fold ()V true",
        "com.acme.Fold#fold com/acme/Fold fold (I)I true",
        "com.acme.Fold#fold com/acme/Fold folds ()V false",
        "com.acme.Fold#fold com/acme/Folds fold ()V false",
        "com.acme.Fold#fold com/acme/Fold$Step fold ()V false",
        "com.acme.Fold#fold acme/Fold fold ()V false",
        "Main#run Main run ()V true",
        "Main#run com/acme/Main run ()V false",
        "a.T#m() a/T m ()V true",
        "a.T#m() a/T m (I)V false",
        "a.T#m(ILjava/lang/Object;) a/T m (ILjava/lang/Object;)V true",
        "a.T#m(ILjava/lang/Object;) a/T m (ILjava/lang/Object;)[J true",
        "a.T#m(ILjava/lang/Object;) a/T m (ILjava/lang/Object;I)V false",
        "a.T#m(ILjava/lang/Object;)V a/T m (ILjava/lang/Object;)V true",
        "a.T#m(ILjava/lang/Object;)V a/T m (ILjava/lang/Object;)I false",
        "a.T#<init>(I) a/T <init> (I)V true",
        "a.T#* a/T m ()V true",
        "a.T#* a/T <init> ()V true",
        "a.T#* a/T$I m ()V false",
        "a.T$I#m a/T$I m ()V true",
        "a.T$I#m a/T m ()V false",
        "a.*#m a/T m ()V true",
        "a.*#m a/b/c/T m ()V true",
        "a.*#m a/T$I m ()V true",
        "a.*#m a/T n ()V false",
        "a.*#m ab/T m ()V false",
        "a.*#m a m ()V false",
        "a.*#* a/b/T n ()V true",
        "*#m T m ()V true",
        "*#m a/b/T m ()V true",
        "a.Fo*#m a/Fo m ()V true",
        "a.Fo*#m a/Foo$Bar m ()V true",
        "a.Fo*#m a/F m ()V false",
        "a.Fo*#m a/Foo/Bar m ()V false",
        "a.*Impl#m a/FooImpl m ()V true",
        "a.*Impl#m a/Impl m ()V true",
        "a.*Impl#m a/ImplFoo m ()V false",
        "a.*Impl#m a/b/FooImpl m ()V false",
        "a.F*o*r#m a/Foobar m ()V true",
        "a.F*o*r#m a/Foobaz m ()V false",
        "Fo*#m Foo m ()V true",
        "Fo*#m a/Foo m ()V false",
      })
  void matches(String text, String type, String method, String descriptor, boolean expected) {
    TargetPatterns patterns = TargetPatterns.parse(text);

    assertThat(patterns.matches(type, method, descriptor)).isEqualTo(expected);
    assertThat(patterns.mayMatchClass(type)).isIn(expected, true);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ' ',
      value = {
        "a.T#m a/T true",
        "a.T#m a/S false",
        "a.T#m a/Tt false",
        "a.T#m a/T$I false",
        "a.*#m b/T false",
        "a.Fo*#m a/Foo true",
        "a.Fo*#m a/Bar false",
      })
  void looksAtClassesOnly(String text, String type, boolean expected) {
    assertThat(TargetPatterns.parse(text).mayMatchClass(type)).isEqualTo(expected);
  }

  @Test
  void classWithoutNameNeverMatches() {
    assertThat(TargetPatterns.parse("*#*").mayMatchClass(null)).isFalse();
  }

  @Test
  void findsEachOfManyClasses() {
    StringBuilder text = new StringBuilder("x.Y#z");
    for (int i = 0; i < 200; i++) {
      text.append(":a.").append("N".repeat(i + 1)).append("#m");
    }
    TargetPatterns patterns = TargetPatterns.parse(text.toString());

    for (int i = 0; i < 200; i++) {
      assertThat(patterns.mayMatchClass("a/" + "N".repeat(i + 1))).isTrue();
      assertThat(patterns.mayMatchClass("a/" + "M".repeat(i + 1))).isFalse();
    }
  }

  @Test
  void namedMethodsMatchExplicitly() {
    TargetPatterns patterns = TargetPatterns.parse("a.T#*:a.T#m:a.*#n");

    assertThat(patterns.matchesExplicitly("a/T", "m", "()V")).isTrue();
    assertThat(patterns.matchesExplicitly("a/S", "n", "()V")).isTrue();
    assertThat(patterns.matchesExplicitly("a/T", "o", "()V")).isFalse();
    assertThat(patterns.matches("a/T", "o", "()V")).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ' ',
      value = {
        // pattern, host, may match a name that starts with host$
        "a.T$I#m a/T true",
        "a.T$I$J#m a/T true",
        "a.T$I$J#m a/T$I true",
        "a.T#m a/T false",
        "a.Tt$I#m a/T false",
        "a.S$I#m a/T false",
        "a.*#m a/T true",
        "a.*#m a/b/T true",
        "a.*#m b/T false",
        "a.b.*#m a/T false",
        "*#m a/T true",
        "a.T*#m a/T true",
        "a.T*#m a/Tt true",
        "a.T*#m a/S false",
        "a.T*#m a/T/S false",
        "a.*I#m a/T true",
        "a.*I#m a/b/T false",
        "a.T$*#m a/T true",
        "a.T$I*#m a/T true",
        "a.T$I*#m a/T$J false",
        "a.Tt*#m a/T false",
      })
  void knowsNestHosts(String text, String host, boolean expected) {
    assertThat(TargetPatterns.parse(text).mayMatchNestMemberOf(host)).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "\n"})
  void blankTextIsNoPattern(String text) {
    assertThat(TargetPatterns.parse(text).isEmpty()).isTrue();
    assertThat(TargetPatterns.parse(text).mayMatchClass("a/T")).isFalse();
    assertThat(TargetPatterns.parse(text).mayMatchNestMemberOf("a/T")).isFalse();
    assertThat(TargetPatterns.parse(text)).hasToString("");
  }

  @Test
  void keepsOrderAndText() {
    TargetPatterns patterns = TargetPatterns.parse("a.T#m(I)V: b.*#* ");

    assertThat(patterns.isEmpty()).isFalse();
    assertThat(patterns.patterns()).hasToString("[a.T#m(I)V, b.*#*]");
    assertThat(patterns).hasToString("a.T#m(I)V:b.*#*");
  }
}
