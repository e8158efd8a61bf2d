package dev.monomorph.engine;

import dev.monomorph.runtime.ClassStore;
import dev.monomorph.runtime.SpecializingCallSite;
import java.lang.ref.SoftReference;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.function.Supplier;
import java.util.zip.CRC32;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.ClassNode;

/**
 * A class whose code specializations were made from: its bytecode, how often it has been redefined,
 * and the sites that depend on it.
 *
 * <p>Held by the class itself, and holds no site. Safe for use by many threads.
 */
final class SourceClass {
  static final ClassStore<SourceClass> OF =
      new ClassStore<>() {
        @Override
        protected SourceClass make(Class<?> type) {
          return new SourceClass();
        }
      };

  /** After so many different answers the class is redefined too often to be copied from. */
  private static final int ATTEMPTS = 4;

  private static final long UNKNOWN = -1;

  private final Set<SpecializingCallSite> dependents =
      Collections.newSetFromMap(new WeakHashMap<>());
  private SoftReference<ClassNode> tree = new SoftReference<>(null);
  private long checksum = UNKNOWN;
  private long announced = UNKNOWN;
  private int version;

  private SourceClass() {}

  /** Redefinitions so far. Whoever uses the bytecode asks before, and again when done. */
  synchronized int version() {
    return version;
  }

  /**
   * The class's tree, shared: read it, never change it. Null if the bytecode cannot be had.
   *
   * @param read reads the class file from the JVM
   */
  ClassNode tree(Supplier<byte[]> read) {
    int before;
    synchronized (this) {
      ClassNode known = tree.get();
      if (known != null) {
        return known;
      }
      before = version;
    }
    byte[] bytes = before == 0 ? read.get() : readTwice(read);
    return bytes == null ? null : learn(bytes, before);
  }

  /**
   * While a class is being redefined the JVM makes a reader wait, but may then hand it what was
   * fetched before the wait; of two equal answers the second was fetched after it.
   */
  private static byte[] readTwice(Supplier<byte[]> read) {
    byte[] before = read.get();
    for (int i = 0; i < ATTEMPTS; i++) {
      byte[] again = read.get();
      if (Arrays.equals(before, again)) {
        return again;
      }
      before = again;
    }
    return null;
  }

  private ClassNode learn(byte[] bytes, int expected) {
    ClassNode node = new ClassNode(Opcodes.ASM9);
    new ClassReader(bytes).accept(node, ClassReader.EXPAND_FRAMES);
    synchronized (this) {
      if (version == expected) {
        tree = new SoftReference<>(node);
        checksum = checksum(bytes);
      }
    }
    return node;
  }

  /** Has {@code site} told when the class is redefined. */
  synchronized void addDependent(SpecializingCallSite site) {
    dependents.add(site);
  }

  /**
   * Takes note that the class is being redefined.
   *
   * @return the sites that must give up what they have; none if the code is the same as before
   */
  synchronized List<SpecializingCallSite> redefine(byte[] classFile) {
    return checksum == checksum(classFile) ? List.of() : redefine();
  }

  /** The same where it is known that the code is another. */
  synchronized List<SpecializingCallSite> redefine() {
    version++;
    tree = new SoftReference<>(null);
    checksum = UNKNOWN;
    List<SpecializingCallSite> affected = List.copyOf(dependents);
    dependents.clear();
    return affected;
  }

  /** Remembers what somebody else is giving a class that the JVM may not give back. */
  synchronized void announce(byte[] classFile) {
    announced = CodeChecksum.of(classFile);
  }

  /** Whether such code is known. */
  synchronized boolean isAnnounced() {
    return announced != UNKNOWN;
  }

  /** Whether that is the code that the class was last given, as far as was told. */
  synchronized boolean isOfNow(byte[] classFile) {
    return announced == UNKNOWN || announced == CodeChecksum.of(classFile);
  }

  private static long checksum(byte[] bytes) {
    CRC32 crc = new CRC32();
    crc.update(bytes);
    return crc.getValue();
  }
}
