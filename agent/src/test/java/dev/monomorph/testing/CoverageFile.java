package dev.monomorph.testing;

import java.io.DataInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;

/** What JaCoCo's agent writes: which probes of which class were hit. */
public final class CoverageFile {
  private static final int HEADER = 0x01;
  private static final int SESSION = 0x10;
  private static final int CLASS = 0x11;
  private static final int MORE = 0x80;
  private static final int LOW_BITS = 7;

  private CoverageFile() {}

  /** Class to its identity, which is a checksum of its class file, and its probes. */
  public static Map<String, String> read(Path file) throws IOException {
    Map<String, String> classes = new TreeMap<>();
    try (DataInputStream in = new DataInputStream(Files.newInputStream(file))) {
      for (int block = in.read(); block >= 0; block = in.read()) {
        switch (block) {
          case HEADER -> in.readInt();
          case SESSION -> {
            in.readUTF();
            in.readLong();
            in.readLong();
          }
          case CLASS -> {
            String identity = Long.toHexString(in.readLong());
            classes.put(in.readUTF(), identity + " " + probes(in));
          }
          default -> throw new IOException("block of type " + block);
        }
      }
    }
    return classes;
  }

  private static String probes(DataInputStream in) throws IOException {
    int count = 0;
    int part = MORE;
    for (int shift = 0; (part & MORE) != 0; shift += LOW_BITS) {
      part = in.readUnsignedByte();
      count |= (part & ~MORE) << shift;
    }
    return HexFormat.of().formatHex(in.readNBytes((count + Byte.SIZE - 1) / Byte.SIZE));
  }
}
