package dev.monomorph.cache;

import java.security.MessageDigest;

/**
 * HMAC-SHA256 (RFC 2104) with one key.
 *
 * <p>{@code javax.crypto.Mac} would verify its provider and read the policy files first, in a JVM
 * that may have no other use for them. Safe for use by several threads.
 */
final class Hmac {
  /** Length of a code, in bytes. */
  static final int LENGTH = 32;

  /** What SHA-256 works on at a time, in bytes. */
  private static final int BLOCK = 64;

  private final byte[] inner;
  private final byte[] outer;

  /**
   * Takes a key.
   *
   * @param key at most 64 bytes
   */
  Hmac(byte[] key) {
    if (key.length > BLOCK) {
      throw new IllegalArgumentException("key of " + key.length + " bytes");
    }
    inner = padded(key, 0x36);
    outer = padded(key, 0x5c);
  }

  /** The code of the first {@code length} bytes. */
  byte[] of(byte[] bytes, int length) {
    MessageDigest digest = Digest.sha256();
    digest.update(inner);
    digest.update(bytes, 0, length);
    byte[] hash = digest.digest();
    digest.update(outer);
    return digest.digest(hash);
  }

  private static byte[] padded(byte[] key, int pad) {
    byte[] block = new byte[BLOCK];
    for (int i = 0; i < BLOCK; i++) {
      block[i] = (byte) ((i < key.length ? key[i] : 0) ^ pad);
    }
    return block;
  }
}
