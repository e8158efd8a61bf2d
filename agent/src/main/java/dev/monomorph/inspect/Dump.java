package dev.monomorph.inspect;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.monomorph.specialize.CopyNote;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BiConsumer;
import org.objectweb.asm.ClassReader;

/**
 * Writes generated classes into a directory, each as a class file and as text.
 *
 * <p>Safe for use by many threads. Whatever goes wrong is told once, and stops nobody.
 */
public final class Dump {
  private final Path directory;
  private final String leftOut;
  private final BiConsumer<String, Throwable> failures;
  private final AtomicBoolean failed = new AtomicBoolean();

  /**
   * @param directory is created when it is needed
   * @param leftOut internal name of a class of the agent's own, whose copies are no business of the
   *     user's; null for none
   * @param failures is told of the first failure
   */
  public Dump(Path directory, String leftOut, BiConsumer<String, Throwable> failures) {
    this.directory = directory;
    this.leftOut = leftOut;
    this.failures = failures;
  }

  /**
   * Writes a class; files that are there, from another run or another loader, are overwritten.
   *
   * @param classFile as it was defined
   * @param head what there is to say of it: values by what they are, in order
   * @param notes what its methods are, by name and descriptor
   */
  public void write(byte[] classFile, Map<String, String> head, Map<String, CopyNote> notes) {
    try {
      String name = new ClassReader(classFile).getClassName();
      if (leftOut != null && name.startsWith(leftOut + "$$")) {
        return;
      }
      write(DumpFiles.of(directory, name, ".class"), classFile);
      String text = DumpText.of(classFile, head, notes);
      write(DumpFiles.of(directory, name, ".txt"), text.getBytes(UTF_8));
    } catch (Throwable e) {
      // The specialization is in place: nothing that happens here may reach whoever asked for it.
      if (failed.compareAndSet(false, true)) {
        failures.accept("dump=" + directory + ": some classes are missing there", e);
      }
    }
  }

  /** Not by a channel: those close where the application has interrupted its thread. */
  private synchronized void write(Path file, byte[] bytes) throws IOException {
    Files.createDirectories(file.getParent());
    try (OutputStream out = new FileOutputStream(file.toFile())) {
      out.write(bytes);
    }
  }
}
