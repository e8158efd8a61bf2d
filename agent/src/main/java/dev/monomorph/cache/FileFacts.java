package dev.monomorph.cache;

import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.UserPrincipal;

/**
 * What is checked of a file before it is trusted; of a symbolic link the link's own.
 *
 * @param kind what it is
 * @param size in bytes
 * @param owner whose it is
 * @param othersMayWrite whether anybody but the owner may write to it, or let somebody else
 * @param isPrivate whether the owner may read and write it, and nobody else may do either
 * @param access who may do what, for a message
 */
record FileFacts(
    Kind kind,
    long size,
    UserPrincipal owner,
    boolean othersMayWrite,
    boolean isPrivate,
    String access) {
  /** What a file is. */
  enum Kind {
    FILE,
    DIRECTORY,
    LINK,
    /** A device, a socket, or a named pipe, which whoever opens it waits for. */
    OTHER;

    static Kind of(BasicFileAttributes attributes) {
      if (attributes.isSymbolicLink()) {
        return LINK;
      } else if (attributes.isDirectory()) {
        return DIRECTORY;
      }
      return attributes.isRegularFile() ? FILE : OTHER;
    }
  }

  /** Whether it is a regular file of somebody's, with a size within bounds, in bytes. */
  boolean isFileOf(UserPrincipal user, int minSize, int maxSize) {
    return kind == Kind.FILE && owner.equals(user) && size >= minSize && size <= maxSize;
  }
}
