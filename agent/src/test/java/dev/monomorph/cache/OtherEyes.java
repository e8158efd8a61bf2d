package dev.monomorph.cache;

import java.io.IOException;
import java.nio.file.Path;
import java.nio.file.attribute.UserPrincipal;
import java.util.function.Function;
import java.util.function.Predicate;

/** Sees some files otherwise than they are: whoever runs a test may not own them, or be root. */
record OtherEyes(FileView real, Predicate<Path> which, Function<FileFacts, FileFacts> how)
    implements FileView {
  /** Sees files whose path ends so. */
  static FileView on(String end, Function<FileFacts, FileFacts> how) {
    return new OtherEyes(new PosixFileView(), file -> file.endsWith(end), how);
  }

  /** As somebody else's. */
  static FileFacts strange(FileFacts facts) {
    UserPrincipal somebody =
        new UserPrincipal() {
          @Override
          public String getName() {
            return "somebody";
          }
        };
    return new FileFacts(
        facts.kind(),
        facts.size(),
        somebody,
        facts.othersMayWrite(),
        facts.isPrivate(),
        facts.access());
  }

  @Override
  public FileFacts facts(Path file) throws IOException {
    FileFacts facts = real.facts(file);
    return which.test(file) ? how.apply(facts) : facts;
  }

  @Override
  public void createDirectory(Path directory) throws IOException {
    real.createDirectory(directory);
  }

  @Override
  public Path createTemporary(Path directory, String prefix) throws IOException {
    return real.createTemporary(directory, prefix);
  }
}
