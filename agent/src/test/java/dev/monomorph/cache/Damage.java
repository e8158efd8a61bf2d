package dev.monomorph.cache;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.Random;

/** What can be done to a file: an entry, with another one beside it, or the key. */
enum Damage {
  FLIP_BITS {
    @Override
    void to(Path file, Path other, Random random) throws IOException {
      byte[] bytes = Files.readAllBytes(file);
      for (int i = random.nextInt(8); i >= 0; i--) {
        bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
      }
      overwrite(file, bytes);
    }
  },
  TRUNCATE {
    @Override
    void to(Path file, Path other, Random random) throws IOException {
      byte[] bytes = Files.readAllBytes(file);
      overwrite(file, Arrays.copyOf(bytes, random.nextInt(bytes.length)));
    }
  },
  EXTEND {
    @Override
    void to(Path file, Path other, Random random) throws IOException {
      byte[] bytes = Files.readAllBytes(file);
      overwrite(file, Arrays.copyOf(bytes, bytes.length + 1 + random.nextInt(100)));
    }
  },
  EMPTY {
    @Override
    void to(Path file, Path other, Random random) throws IOException {
      overwrite(file, new byte[0]);
    }
  },
  /** Takes no room on the disk. */
  HUGE {
    @Override
    void to(Path file, Path other, Random random) throws IOException {
      try (RandomAccessFile huge = new RandomAccessFile(file.toFile(), "rw")) {
        huge.setLength(1L << (20 + random.nextInt(23)));
      }
    }
  },
  NOISE {
    @Override
    void to(Path file, Path other, Random random) throws IOException {
      byte[] bytes = new byte[random.nextInt(300)];
      random.nextBytes(bytes);
      overwrite(file, bytes);
    }
  },
  /** One of the four ints, to something extreme or nearly right. */
  HEADER {
    @Override
    void to(Path file, Path other, Random random) throws IOException {
      byte[] bytes = Files.readAllBytes(file);
      ByteBuffer buffer = ByteBuffer.wrap(bytes);
      int offset = Integer.BYTES * random.nextInt(4);
      int was = buffer.getInt(offset);
      int[] values = {
        0, -1, Integer.MIN_VALUE, Integer.MAX_VALUE, was + 1, was - 1, -was, bytes.length
      };
      buffer.putInt(offset, values[random.nextInt(values.length)]);
      overwrite(file, bytes);
    }
  },
  /** What one gives to its name and content the other takes from them. */
  SHIFT_BORDER {
    @Override
    void to(Path file, Path other, Random random) throws IOException {
      ByteBuffer buffer = ByteBuffer.wrap(Files.readAllBytes(file));
      int shift = 1 + random.nextInt(8);
      buffer.putInt(8, buffer.getInt(8) + shift);
      buffer.putInt(12, buffer.getInt(12) - shift);
      overwrite(file, buffer.array());
    }
  },
  SWAP {
    @Override
    void to(Path file, Path other, Random random) throws IOException {
      Path third = file.resolveSibling("third");
      Files.move(file, third);
      Files.move(other, file);
      Files.move(third, other);
    }
  },
  COPY {
    @Override
    void to(Path file, Path other, Random random) throws IOException {
      Files.copy(other, file, StandardCopyOption.REPLACE_EXISTING);
    }
  },
  /** The beginning of one and the end of the other. */
  SPLICE {
    @Override
    void to(Path file, Path other, Random random) throws IOException {
      byte[] head = Files.readAllBytes(file);
      byte[] tail = Files.readAllBytes(other);
      int to = random.nextInt(head.length);
      int from = random.nextInt(tail.length);
      byte[] spliced = Arrays.copyOf(head, to + tail.length - from);
      System.arraycopy(tail, from, spliced, to, tail.length - from);
      overwrite(file, spliced);
    }
  },
  /** The other's content and code behind one's own name, with the lengths put right. */
  GRAFT {
    @Override
    void to(Path file, Path other, Random random) throws IOException {
      ByteBuffer own = ByteBuffer.wrap(Files.readAllBytes(file));
      ByteBuffer grafted = ByteBuffer.wrap(Files.readAllBytes(other));
      int end = 16 + own.getInt(8);
      int from = 16 + grafted.getInt(8);
      own.putInt(12, grafted.getInt(12));
      byte[] bytes = Arrays.copyOf(own.array(), end + grafted.capacity() - from);
      System.arraycopy(grafted.array(), from, bytes, end, grafted.capacity() - from);
      overwrite(file, bytes);
    }
  },
  /** As one would make it who knows all but the key. */
  FORGE {
    @Override
    void to(Path file, Path other, Random random) throws IOException {
      byte[] bytes = Files.readAllBytes(file);
      byte[] key = new byte[KeyFile.LENGTH];
      random.nextBytes(key);
      int end = bytes.length - Hmac.LENGTH;
      if (end > 0) {
        bytes[random.nextInt(end)]++;
        System.arraycopy(new Hmac(key).of(bytes, end), 0, bytes, end, Hmac.LENGTH);
      }
      overwrite(file, bytes);
    }
  },
  RENAME {
    @Override
    void to(Path file, Path other, Random random) throws IOException {
      Files.move(file, other, StandardCopyOption.REPLACE_EXISTING);
    }
  },
  DELETE {
    @Override
    void to(Path file, Path other, Random random) throws IOException {
      Files.delete(file);
    }
  },
  LINK_TO_ANOTHER {
    @Override
    void to(Path file, Path other, Random random) throws IOException {
      Files.delete(file);
      Files.createSymbolicLink(file, other);
    }
  },
  LINK_TO_ITSELF {
    @Override
    void to(Path file, Path other, Random random) throws IOException {
      Files.delete(file);
      Files.createSymbolicLink(file, file);
    }
  },
  /** Its own bytes, but by a link. */
  LINK_TO_ITS_BYTES {
    @Override
    void to(Path file, Path other, Random random) throws IOException {
      Path moved = file.resolveSibling("moved");
      Files.move(file, moved, StandardCopyOption.REPLACE_EXISTING);
      Files.createSymbolicLink(file, moved);
    }
  },
  DIRECTORY {
    @Override
    void to(Path file, Path other, Random random) throws IOException {
      Files.delete(file);
      Files.createDirectory(file);
    }
  },
  DIRECTORY_WITH_A_FILE {
    @Override
    void to(Path file, Path other, Random random) throws IOException {
      Files.delete(file);
      Files.createFile(Files.createDirectory(file).resolve("inside"));
    }
  },
  /** A hard link is a name of it: making one by a process would take longer than all the rest. */
  NAMED_PIPE {
    @Override
    void to(Path file, Path other, Random random) throws IOException {
      Path pipe = file.resolveSibling(FuzzedStore.PIPE);
      Files.delete(file);
      if (Files.exists(pipe)) {
        Files.createLink(file, pipe);
      }
    }
  },
  /** No damage to an entry: its bytes are authentic. */
  MODE {
    @Override
    void to(Path file, Path other, Random random) throws IOException {
      String mode = random.nextBoolean() ? "rw-rw-rw-" : "r--------";
      Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(mode));
    }
  };

  /**
   * Does it.
   *
   * @param other another file, which {@link #SWAP}, {@link #RENAME} damage, too
   */
  abstract void to(Path file, Path other, Random random) throws IOException;

  /**
   * Truncating a file to nothing first would have some file systems write it to the disk at once.
   */
  private static void overwrite(Path file, byte[] bytes) throws IOException {
    try (RandomAccessFile opened = new RandomAccessFile(file.toFile(), "rw")) {
      opened.write(bytes);
      opened.setLength(bytes.length);
    }
  }
}
