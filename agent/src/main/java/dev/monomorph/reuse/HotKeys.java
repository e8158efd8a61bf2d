package dev.monomorph.reuse;

import dev.monomorph.cache.Digest;
import dev.monomorph.reuse.HotKey.Argument;
import dev.monomorph.reuse.HotKey.Kind;
import dev.monomorph.runtime.Key;
import dev.monomorph.runtime.Target;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The keys of one program that have proved hot, in the order in which they did: an entry of its
 * own, so that another run need not wait for the calls that ask for them.
 *
 * <p>Of two processes that write at once the last one's stay. Safe for use by many threads.
 */
public final class HotKeys {
  /** Keys of a program that are remembered. */
  private static final int MAX = 1000;

  /**
   * All are written again when so many of them are new, one of {@value} of all: what is missing at
   * the end is added by a run that uses it.
   */
  private static final int EACH = 32;

  private static final String ARRAY = "[]";

  private final Entries entries;
  private final ClassHashes hashes;
  private final String name;
  private final boolean told;
  private Set<HotKey> known;
  private int unwritten;

  /**
   * @param program tells this program from all others, agent, JDK and options included
   * @param told whether anybody is to be told of what is known; it is taken note of in any case
   */
  public HotKeys(Entries entries, ClassHashes hashes, String program, boolean told) {
    this.entries = entries;
    this.hashes = hashes;
    this.told = told;
    this.name = Digest.hex(("hot keys of\n" + program).getBytes(StandardCharsets.UTF_8));
  }

  /** All that are to be told, in the order in which they became hot. */
  public synchronized List<HotKey> all() {
    return told ? List.copyOf(known()) : List.of();
  }

  private Set<HotKey> known() {
    if (known == null) {
      byte[] bytes = entries.mayHold(name) ? entries.get(name) : null;
      known = bytes == null ? new LinkedHashSet<>() : read(bytes);
    }
    return known;
  }

  private static Set<HotKey> read(byte[] bytes) {
    DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes));
    Set<HotKey> keys = new LinkedHashSet<>();
    try {
      int size = in.readInt();
      for (int i = 0; i < size; i++) {
        keys.add(HotKey.read(in));
      }
    } catch (IOException | IllegalArgumentException e) {
      // Never written like this: the program's own calls ask for the rest.
      return keys;
    }
    return keys;
  }

  /** Takes note of a key that has proved hot, unless another run could not find its classes. */
  public synchronized void add(Target target, Class<?> owner, Key key, LoadedClasses program) {
    if (owner.getClassLoader() != ClassLoader.getSystemClassLoader()) {
      return;
    }
    Identities identities = new Identities(hashes, program);
    List<Argument> arguments = new ArrayList<>();
    for (int i = 0; i < key.size(); i++) {
      Argument argument = argument(key, i, identities);
      if (argument == null) {
        return;
      }
      arguments.add(argument);
    }
    if (known().add(new HotKey(target, arguments))) {
      if (known.size() > MAX) {
        // Of a state of the program that is no more, perhaps.
        known.remove(known.iterator().next());
      }
      unwritten++;
      if (unwritten > known.size() / EACH) {
        unwritten = 0;
        write();
      }
    }
  }

  private static Argument argument(Key key, int i, Identities identities) {
    Class<?> type = key.exactClass(i);
    if (type == null) {
      return key.isNull(i) ? Argument.NULL : Argument.ANY;
    }
    if (!type.isHidden()) {
      return isOfPrimitives(type) ? null : new Argument(Kind.CLASS, type.getTypeName(), "");
    }
    String identity = identities.of(type);
    return identity == null
        ? null
        : new Argument(Kind.LAMBDA, type.getNestHost().getName(), identity);
  }

  /** Such an array's class has no name that a loader knows. */
  private static boolean isOfPrimitives(Class<?> array) {
    Class<?> component = array;
    while (component.isArray()) {
      component = component.getComponentType();
    }
    return component.isPrimitive();
  }

  private void write() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      DataOutputStream out = new DataOutputStream(bytes);
      out.writeInt(known.size());
      for (HotKey key : known) {
        key.write(out);
      }
    } catch (IOException e) {
      // A name that is too long for its format: what was written before stays.
      return;
    }
    entries.put(name, bytes.toByteArray());
  }

  /**
   * A key in the classes of the running program.
   *
   * @param lambdas of the program, as many as there are by now
   * @return null if it does not have all of them yet
   */
  public Key find(HotKey key, Class<?> owner, LoadedClasses program, LambdaClasses lambdas) {
    List<Argument> arguments = key.arguments();
    int[] guarded = new int[arguments.size()];
    Class<?>[] classes = new Class<?>[arguments.size()];
    Identities identities = new Identities(hashes, program);
    for (int i = 0; i < guarded.length; i++) {
      Argument argument = arguments.get(i);
      guarded[i] = i;
      classes[i] =
          switch (argument.kind()) {
            case ANY -> void.class;
            case NULL -> null;
            case CLASS -> named(argument.name(), owner.getClassLoader(), program);
            case LAMBDA -> {
              Class<?> host = program.find(owner.getClassLoader(), argument.name());
              yield host == null ? null : lambda(argument, host, lambdas, identities);
            }
          };
      if (classes[i] == null && argument.kind() != Kind.NULL) {
        return null;
      }
    }
    return Key.exact(guarded.length, guarded, classes);
  }

  /** Null if the program does not have it, or not yet; of the JDK's it has all. */
  private static Class<?> named(String name, ClassLoader loader, LoadedClasses program) {
    if (name.endsWith(ARRAY)) {
      String component = name.substring(0, name.length() - ARRAY.length());
      Class<?> found = named(component, loader, program);
      return found == null ? null : found.arrayType();
    }
    Class<?> loaded = program.find(loader, name);
    return loaded != null ? loaded : Identities.platformClass(name);
  }

  private static Class<?> lambda(
      Argument argument, Class<?> host, LambdaClasses all, Identities identities) {
    for (Class<?> lambda : all.of(host)) {
      if (argument.identity().equals(identities.of(lambda))) {
        return lambda;
      }
    }
    return null;
  }
}
