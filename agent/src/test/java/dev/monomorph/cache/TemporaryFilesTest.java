package dev.monomorph.cache;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TemporaryFilesTest {
  @TempDir private Path directory;

  private Path aged(String name, Duration age) throws IOException {
    Path file = Files.createFile(directory.resolve(name));
    return Files.setLastModifiedTime(file, FileTime.from(Instant.now().minus(age)));
  }

  @Test
  void olderThanAnHourAreRemovedAtOpen() throws Exception {
    Path old = aged("tmp-1", Duration.ofMinutes(61));
    Path young = aged("tmp-2", Duration.ofMinutes(59));
    Path other = aged("other", Duration.ofDays(1));
    Path entry = aged("0".repeat(64), Duration.ofDays(1));

    CacheStore.open(directory, 1000);

    assertThat(old).doesNotExist();
    assertThat(young).exists();
    assertThat(other).exists();
    assertThat(entry).exists();
  }

  @Test
  void onlyFilesAreRemoved() throws IOException {
    Path inside = Files.createDirectory(directory.resolve("tmp-directory"));
    Path link = Files.createSymbolicLink(directory.resolve("tmp-link"), inside);

    TemporaryFiles.removeOld(directory, Instant.now().plus(Duration.ofDays(1)));

    assertThat(inside).exists();
    assertThat(link).isSymbolicLink();
  }
}
