package dev.monomorph.reuse;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ClassHashesTest {
  private static final ClassLoader LOADER = ClassHashesTest.class.getClassLoader();
  private static final String NAME = "dev/monomorph/reuse/ClassHashesTest";
  private static final byte[] ABC = "abc".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] OTHER = new byte[3];

  /** Of FIPS 180-2, appendix B.1. */
  private static final String HASH_OF_ABC =
      "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

  private final List<Runnable> waiting = new ArrayList<>();
  private final ClassHashes hashes = new ClassHashes(waiting::add);

  @Test
  void aHashIsThereBeforeAndAfterItsTurn() {
    hashes.note(LOADER, NAME, ABC.clone());
    assertThat(hash()).isEqualTo(HASH_OF_ABC);

    waiting.forEach(Runnable::run);
    assertThat(hash()).isEqualTo(HASH_OF_ABC);
    assertThat(waiting).hasSize(1);
  }

  @Test
  void theSameClassFileMayComeTwice() {
    hashes.note(LOADER, NAME, ABC.clone());
    hashes.note(LOADER, NAME, ABC.clone());

    assertThat(hash()).isEqualTo(HASH_OF_ABC);
  }

  @Test
  void whatComesTwiceInTwoWaysHasNone() {
    hashes.note(LOADER, NAME, ABC.clone());
    hashes.note(LOADER, NAME, OTHER.clone());
    assertThat(hash()).isNull();

    hashes.note(LOADER, NAME, ABC.clone());
    hashes.note(LOADER, NAME, new byte[0]);
    assertThat(hash()).isNull();
  }

  @Test
  void whatWasChangedHasNone() {
    hashes.note(LOADER, NAME, ABC.clone());
    hashes.changed(LOADER, NAME);
    assertThat(hash()).isNull();
  }

  @Test
  void classesOfOtherLoadersAndOfTheJdkHaveNone() {
    hashes.note(new ClassLoader() {}, NAME, ABC.clone());
    hashes.note(null, "java/lang/String", ABC.clone());

    assertThat(hash()).isNull();
    assertThat(hashes.of(String.class)).isNull();
    assertThat(waiting).hasSize(1);
  }

  @Test
  void whatALambdaIsMadeOfIsAskedUntilItIsKnown() {
    Class<?> type = ((Runnable) () -> {}).getClass();
    assertThat(hashes.ofLambda(type, () -> null)).isNull();
    assertThat(hashes.ofLambda(type, ABC::clone)).isEqualTo(HASH_OF_ABC);
    assertThat(hashes.ofLambda(type, () -> null)).isEqualTo(HASH_OF_ABC);
  }

  private String hash() {
    return hashes.of(ClassHashesTest.class);
  }
}
