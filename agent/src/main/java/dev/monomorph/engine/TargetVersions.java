package dev.monomorph.engine;

import java.util.ArrayList;
import java.util.List;

/**
 * The versions of a woven class whose stubs may be running.
 *
 * <p>A redefinition is known before the JVM accepts it, and nobody tells whether it did. So a
 * version goes when a later one has turned out to be live: its stubs are entered no more.
 *
 * <p>Not safe for use by many threads.
 */
final class TargetVersions {
  /** Versions that are kept of a class that is redefined without being called in between. */
  static final int MOST = 16;

  private final List<TargetClass> versions = new ArrayList<>();

  TargetVersions(TargetClass loaded) {
    versions.add(loaded);
  }

  /** What the class is, or is about to become. */
  TargetClass current() {
    return versions.get(versions.size() - 1);
  }

  /** That version, or null if it is not kept. */
  TargetClass find(int version) {
    for (TargetClass each : versions) {
      if (each.version() == version) {
        return each;
      }
    }
    return null;
  }

  /** Whether the stubs of a version are entered no more. */
  boolean isPast(int version) {
    return newestLive() > version;
  }

  /** Adds a version, which is the current one from now on. */
  void add(TargetClass next) {
    int live = newestLive();
    versions.removeIf(each -> each.version() < live);
    if (versions.size() == MOST) {
      // The first is known to have been accepted, the last are most likely to have been.
      versions.remove(1);
    }
    versions.add(next);
  }

  private int newestLive() {
    int newest = 0;
    for (TargetClass each : versions) {
      if (each.isLive()) {
        newest = each.version();
      }
    }
    return newest;
  }

  /** From now on a retransformation gives the methods their own bodies. */
  void restore() {
    versions.forEach(TargetClass::restore);
  }
}
