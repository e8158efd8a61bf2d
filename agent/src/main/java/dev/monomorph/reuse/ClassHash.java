package dev.monomorph.reuse;

import dev.monomorph.cache.Digest;

/** The SHA-256 of a class file: of use at once, and made when it is run or asked for. */
final class ClassHash implements Runnable {
  private byte[] classFile;
  private String hash;

  /**
   * @param classFile must not change
   */
  ClassHash(byte[] classFile) {
    this.classFile = classFile;
  }

  @Override
  public void run() {
    get();
  }

  /** In lower-case hexadecimal digits. */
  synchronized String get() {
    if (classFile != null) {
      hash = Digest.hex(classFile);
      classFile = null;
    }
    return hash;
  }
}
