package dev.monomorph.inspect.html;

import dev.monomorph.inspect.CodeTexts;
import dev.monomorph.inspect.JournalListener;
import dev.monomorph.runtime.Target;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Keeps the class files of specializations, deflated, until the report wants them as text, and
 * those of the classes that they were copied from, which the engine keeps anyway.
 *
 * <p>Safe for use by many threads. Of classes of the same name the last is kept.
 */
public final class KeptCode implements JournalListener, CodeTexts {
  /** Bytes, deflated, of all that is kept; what comes later has no text in the report. */
  static final int LIMIT = 32 << 20;

  private final Map<String, byte[]> originals = new ConcurrentHashMap<>();
  private final Map<String, List<byte[]>> copies = new ConcurrentHashMap<>();
  private final int limit;
  private int bytes;

  /** Keeps up to 32 MiB. */
  public KeptCode() {
    this(LIMIT);
  }

  KeptCode(int limit) {
    this.limit = limit;
  }

  @Override
  public void copied(Target target, byte[] classFile) {
    originals.put(target.owner(), classFile);
  }

  @Override
  public void defined(Target target, Map<String, byte[]> classFiles) {
    List<byte[]> deflated = new ArrayList<>();
    int size = 0;
    for (byte[] classFile : classFiles.values()) {
      byte[] small = Deflated.of(classFile);
      deflated.add(small);
      size += small.length;
    }
    if (hasRoomFor(size)) {
      copies.put(classFiles.keySet().iterator().next(), deflated);
    }
  }

  private synchronized boolean hasRoomFor(int size) {
    if (size > limit - bytes) {
      return false;
    }
    bytes += size;
    return true;
  }

  /** Deflated and in Base64, as the page wants it. */
  @Override
  public String original(Target target) {
    byte[] classFile = originals.get(target.owner());
    return classFile == null
        ? null
        : Deflated.base64(CodeText.ofMethod(classFile, target.name(), target.descriptor()));
  }

  /** Deflated and in Base64, as the page wants it. */
  @Override
  public String specialization(String className) {
    List<byte[]> deflated = copies.get(className);
    if (deflated == null) {
      return null;
    }
    List<byte[]> classFiles = new ArrayList<>();
    for (byte[] each : deflated) {
      classFiles.add(Deflated.inflate(each));
    }
    return Deflated.base64(CodeText.ofClasses(classFiles));
  }
}
