package dev.monomorph.testing;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.zip.CRC32;

/** Makes jars of test classes. Nothing in them is compressed: nested jars must not be. */
public final class JarBuilder {
  private final Manifest manifest = new Manifest();
  private final Map<String, byte[]> entries = new LinkedHashMap<>();

  /** An empty jar. */
  public JarBuilder() {
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
  }

  /** Adds an attribute to the manifest. */
  public JarBuilder attribute(String name, String value) {
    manifest.getMainAttributes().putValue(name, value);
    return this;
  }

  /** Adds a file. */
  public JarBuilder file(String path, byte[] bytes) {
    entries.put(path, bytes);
    return this;
  }

  /** Adds all classes of the test tree that are in the package of one, below a folder. */
  public JarBuilder packageOf(Class<?> member, String folder) {
    TestClasses.ofPackage(member).forEach((path, bytes) -> file(folder + path, bytes));
    return this;
  }

  /** Adds what is in another jar, but for its manifest and signatures. */
  public JarBuilder contentsOf(Path jar) throws IOException {
    try (JarFile file = new JarFile(jar.toFile())) {
      for (JarEntry entry : (Iterable<JarEntry>) file.stream()::iterator) {
        if (!entry.isDirectory() && !entry.getName().startsWith("META-INF/")) {
          file(entry.getName(), file.getInputStream(entry).readAllBytes());
        }
      }
    }
    return this;
  }

  /** The jar. */
  public byte[] bytes() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (JarOutputStream out = new JarOutputStream(bytes, manifest)) {
      for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
        out.putNextEntry(stored(entry.getKey(), entry.getValue()));
        out.write(entry.getValue());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  /** Writes the jar; returns where. */
  public Path write(Path to) throws IOException {
    return Files.write(to, bytes());
  }

  private static JarEntry stored(String path, byte[] bytes) {
    CRC32 crc = new CRC32();
    crc.update(bytes);
    JarEntry entry = new JarEntry(path);
    entry.setMethod(JarEntry.STORED);
    entry.setSize(bytes.length);
    entry.setCrc(crc.getValue());
    return entry;
  }
}
