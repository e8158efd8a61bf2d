package dev.monomorph.engine;

import dev.monomorph.define.ClassDefiner;
import dev.monomorph.inspect.Placed;
import dev.monomorph.runtime.Hits;
import dev.monomorph.specialize.GeneratedClass;
import java.lang.invoke.MethodHandles.Lookup;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/**
 * Where generated code goes: an ordinary class wherever that is possible, since its frames show the
 * original's lines in stack traces; else a hidden nestmate, with a reason.
 */
final class Placement {
  /** Names to try: classes from before a detach keep theirs. */
  private static final int NAMES = ClassNames.SLOTS;

  /**
   * Redefinitions of a class after which what is made from it is hidden: ordinary classes stay as
   * long as their loader, and so does what is remembered of their names.
   */
  static final int VISIBLE_VERSIONS = 8;

  private final TargetClasses classes;
  private final boolean hiddenFrames;
  private final boolean countHits;

  /**
   * @param hiddenFrames whether every class shall be hidden
   * @param countHits whether calls of the code shall be counted
   */
  Placement(TargetClasses classes, boolean hiddenFrames, boolean countHits) {
    this.classes = classes;
    this.hiddenFrames = hiddenFrames;
    this.countHits = countHits;
  }

  /** Why what is made from a version of a class has to be hidden; null if it need not be. */
  static String hideVersion(int version) {
    return version <= VISIBLE_VERSIONS
        ? null
        : "a class it is made from was redefined more than " + VISIBLE_VERSIONS + " times";
  }

  /** A class, what the report says of it, and its class file. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Defined(Class<?> type, Placed placed, byte[] classFile) {}

  /**
   * Defines {@code generated}.
   *
   * @param lookup the full-privilege lookup of its neighbour
   * @param hash stands for what the class is for; decides its name
   * @param hide why it has to be hidden; null if nothing but the class itself is against its being
   *     an ordinary one
   * @throws LinkageError if the JVM does not accept it
   */
  Defined define(Lookup lookup, GeneratedClass generated, int hash, String hide) {
    Class<?> neighbour = generated.neighbour();
    ClassLoader loader = neighbour.getClassLoader();
    String beside = Type.getInternalName(neighbour);
    String host = Type.getInternalName(neighbour.getNestHost());
    if (hide != null) {
      return hidden(lookup, generated, ClassNames.nameFor(beside, hash), hide);
    }
    ClassNames names = classes.names(loader, host);
    String because = hiddenBecause(loader, host, generated);
    if (because == null) {
      boolean inNest = generated.needsNest();
      because = "its nest has no name left";
      for (int attempt = 0; attempt < NAMES; attempt++) {
        String name = inNest ? names.claimSlot(host, hash) : names.claim(beside, hash);
        if (name == null) {
          break;
        }
        Defined defined = visible(lookup, generated, name, inNest ? host : null);
        if (defined != null) {
          return defined;
        }
        because = "its name is taken";
      }
    }
    return hidden(lookup, generated, names.claim(beside, hash), because);
  }

  private String hiddenBecause(ClassLoader loader, String host, GeneratedClass generated) {
    if (hiddenFrames) {
      return "frames=hidden";
    }
    if (!generated.needsNest() || classes.isHost(loader, host)) {
      return null;
    }
    return (generated.origin().version & 0xFFFF) < Opcodes.V11
        ? "its class file is too old to be made one with a nest"
        : "its nest host was loaded before it was known to hold targets";
  }

  /** Null if the loader has a class of that name already. */
  private Defined visible(Lookup lookup, GeneratedClass generated, String name, String host) {
    byte[] bytes = generated.toBytes(name, host);
    try {
      return defined(ClassDefiner.defineVisible(lookup, bytes), bytes, null);
    } catch (LinkageError e) {
      // The JVM says so with a plain LinkageError; its subclasses find fault with the bytes.
      if (e.getClass() == LinkageError.class) {
        return null;
      }
      throw e;
    }
  }

  private Defined hidden(Lookup lookup, GeneratedClass generated, String name, String because) {
    byte[] bytes = generated.toBytes(name, null);
    return defined(ClassDefiner.defineHidden(lookup, bytes), bytes, because);
  }

  private Defined defined(Class<?> type, byte[] bytes, String because) {
    Hits hits = countHits ? new Hits() : null;
    return new Defined(type, new Placed(type.getName(), bytes.length, because, hits), bytes);
  }
}
