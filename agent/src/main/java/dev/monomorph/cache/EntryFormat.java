package dev.monomorph.cache;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.Arrays;

/**
 * An entry as bytes:
 *
 * <pre>
 * 0   int      magic
 * 4   int      version of this format
 * 8   int      length of the name, in bytes
 * 12  int      length of the content, in bytes
 * 16           the name, two bytes a char
 *              the content
 *              HMAC-SHA256 of all bytes before it
 * </pre>
 *
 * <p>Safe for use by several threads.
 */
class EntryFormat {
  /** Goes up when the layout changes; entries of another version are misses. */
  static final int VERSION = 1;

  /** Length of an entry without name and content, in bytes. */
  static final int OVERHEAD = 16 + Hmac.LENGTH;

  private static final int MAGIC = 0x4d6f6e43;

  private final Hmac hmac;

  EntryFormat(byte[] key) {
    hmac = new Hmac(key);
  }

  /** The length that an entry will have, in bytes. */
  static long length(String name, byte[] content) {
    return OVERHEAD + 2L * name.length() + content.length;
  }

  /** Each char as it is: an encoding would make one of two names with lone surrogates. */
  static byte[] bytesOf(String name) {
    ByteBuffer bytes = ByteBuffer.allocate(2 * name.length());
    bytes.asCharBuffer().put(name);
    return bytes.array();
  }

  /** Makes an entry, whose {@link #length} an array must be able to have. */
  byte[] seal(String name, byte[] content) {
    byte[] nameBytes = bytesOf(name);
    ByteBuffer entry = ByteBuffer.allocate(Math.toIntExact(length(name, content)));
    entry.putInt(MAGIC).putInt(VERSION).putInt(nameBytes.length).putInt(content.length);
    entry.put(nameBytes).put(content);
    entry.put(hmac.of(entry.array(), entry.position()));
    return entry.array();
  }

  /** The content; null unless the bytes are an entry that was sealed with this key and name. */
  byte[] open(String name, byte[] entry) {
    if (entry.length < OVERHEAD || !isAuthentic(entry)) {
      return null;
    }
    ByteBuffer header = ByteBuffer.wrap(entry);
    if (header.getInt() != MAGIC || header.getInt() != VERSION) {
      return null;
    }
    byte[] nameBytes = bytesOf(name);
    int start = header.position() + 2 * Integer.BYTES + nameBytes.length;
    int end = entry.length - Hmac.LENGTH;
    if (header.getInt() != nameBytes.length || header.getInt() != end - start || start > end) {
      return null;
    }
    boolean isNamedSo =
        Arrays.equals(entry, header.position(), start, nameBytes, 0, nameBytes.length);
    return isNamedSo ? Arrays.copyOfRange(entry, start, end) : null;
  }

  /** Whether an entry ends in the code of what stands before it. */
  boolean isAuthentic(byte[] entry) {
    int end = entry.length - Hmac.LENGTH;
    byte[] code = Arrays.copyOfRange(entry, end, entry.length);
    return MessageDigest.isEqual(code, hmac.of(entry, end));
  }
}
