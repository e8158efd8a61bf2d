package dev.monomorph.cache;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Follows the symbolic links in a path, but none that others could have put there. */
final class LinkFreePath {
  /** As many as Linux follows. */
  private static final int MAX_LINKS = 40;

  private final FileView view;
  private final Path asked;

  private LinkFreePath(FileView view, Path asked) {
    this.view = view;
    this.asked = asked;
  }

  /**
   * The same file by a path without links.
   *
   * @param path absolute and normalized
   * @throws CacheRefused if it does not exist, or a link stands below a directory that group or
   *     others may write to
   */
  static Path of(Path path, FileView view) throws IOException, CacheRefused {
    return new LinkFreePath(view, path).walk(path, 0);
  }

  private Path walk(Path path, int links) throws IOException, CacheRefused {
    Path root = path.getRoot();
    Path current = root;
    Path shared = null;
    for (int i = 0; i < path.getNameCount(); i++) {
      if (shared == null && facts(current).othersMayWrite()) {
        shared = current;
      }
      Path next = current.resolve(path.getName(i));
      if (facts(next).kind() == FileFacts.Kind.LINK) {
        if (shared != null) {
          String wrong = "is a symbolic link below " + shared + ", which others may write to";
          throw new CacheRefused(next, wrong, "no link there");
        }
        if (links == MAX_LINKS) {
          throw new CacheRefused(asked, "leads from link to link", "a path that ends");
        }
        Path target = current.resolve(Files.readSymbolicLink(next));
        Path rest = root.resolve(path.subpath(0, i + 1)).relativize(path);
        return walk(target.resolve(rest).normalize(), links + 1);
      }
      current = next;
    }
    return current;
  }

  private FileFacts facts(Path file) throws IOException, CacheRefused {
    try {
      return view.facts(file);
    } catch (NoSuchFileException e) {
      throw new CacheRefused(file, "does not exist", "the cache directory's parent");
    }
  }
}
