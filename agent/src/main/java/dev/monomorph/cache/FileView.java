package dev.monomorph.cache;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.AclFileAttributeView;
import java.nio.file.attribute.PosixFileAttributeView;

/** How a file system keeps who may do what. */
interface FileView {
  /** Looks at a file, and follows no link in its last element. */
  FileFacts facts(Path file) throws IOException;

  /** Makes a directory that nobody but the user may read or write; its parent has to be there. */
  void createDirectory(Path directory) throws IOException;

  /** Makes an empty file with a name of its own, which nobody but the user may read or write. */
  Path createTemporary(Path directory, String prefix) throws IOException;

  /** What a file's file system has; null if it keeps no permissions. */
  static FileView of(Path file) {
    if (Files.getFileAttributeView(file, PosixFileAttributeView.class) != null) {
      return new PosixFileView();
    }
    boolean hasLists = Files.getFileAttributeView(file, AclFileAttributeView.class) != null;
    return hasLists ? new AclFileView() : null;
  }
}
