package dev.monomorph.reuse;

import dev.monomorph.cache.Digest;
import dev.monomorph.runtime.Key;
import dev.monomorph.runtime.Target;
import dev.monomorph.specialize.GeneratedClass;
import dev.monomorph.specialize.Link;
import dev.monomorph.specialize.Specializer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The specializations of earlier runs.
 *
 * <p>A specialization is a function of what the specializer was asked for and of the answers that
 * it was given ({@link Asked}): an entry holds the answers, and is used where the running program
 * gives the same. Its name stands for what it was asked for: agent, JDK and options, the target,
 * and the class of each argument, with what that class is made of. What depends on an object, or on
 * a value that was read, is no entry.
 */
public final class SpecializationCache {
  /** Parameters that the bits of an entry have room for. */
  private static final int MAX_PARAMETERS = Long.SIZE;

  private final Entries entries;
  private final ClassHashes hashes;
  private final String environment;
  private final HotKeys hotKeys;

  /** What this run has made itself, and has where it is wanted. */
  private final Set<String> own = ConcurrentHashMap.newKeySet();

  /**
   * @param environment what holds for the whole process: agent, JDK, options
   * @param hotKeys of the program
   */
  public SpecializationCache(
      Entries entries, ClassHashes hashes, String environment, HotKeys hotKeys) {
    this.entries = entries;
    this.hashes = hashes;
    this.environment = environment;
    this.hotKeys = hotKeys;
  }

  /** The keys for which earlier runs of the program have kept specializations. */
  public HotKeys hotKeys() {
    return hotKeys;
  }

  /** Whether an earlier run has made a specialization for such a key. */
  public boolean mayHold(Target target, Class<?> owner, Key key, LoadedClasses program) {
    String name = name(target, owner, key, program);
    return name != null && !own.contains(name) && entries.mayHold(name);
  }

  /** What an earlier run has made, if it is good for this one; else null. */
  public Specializer.Result find(Target target, Class<?> owner, Key key, LoadedClasses program) {
    String name = name(target, owner, key, program);
    boolean sameLoader = reaches(owner.getClassLoader(), key, program);
    byte[] bytes = name == null || !sameLoader ? null : entries.get(name);
    if (bytes == null) {
      return null;
    }
    try {
      Entry entry = Entry.read(bytes, new Checked(owner.getClassLoader(), program));
      Key used = key.keepOnly(entry.used(), new BitSet());
      return isAskedFor(key, entry)
          ? new Specializer.Result(entry.units(), used, entry.extent(), List.of(), Map.of())
          : null;
    } catch (IOException e) {
      // Of another state of the program: its own will take the name.
      return null;
    }
  }

  /**
   * Whether a loader has given the key's classes for their names, and those that its lambdas are
   * from: another loader's may have been made of the same class files.
   */
  private static boolean reaches(ClassLoader loader, Key key, LoadedClasses program) {
    for (int i = 0; i < key.size(); i++) {
      Class<?> type = key.exactClass(i);
      if (type != null && !Contributions.isFindable(elementOf(type), loader, program)) {
        return false;
      }
    }
    return true;
  }

  private static Class<?> elementOf(Class<?> type) {
    Class<?> element = type.isHidden() ? type.getNestHost() : type;
    while (element.isArray()) {
      element = element.getComponentType();
    }
    return element;
  }

  /** Who asks with a very object wants what becomes of it, unless it is known to be nothing. */
  private static boolean isAskedFor(Key key, Entry entry) {
    BitSet objects = objects(key);
    objects.andNot(entry.objects());
    return objects.isEmpty();
  }

  /**
   * Has a specialization kept for other runs, if it can be of use to them.
   *
   * @return keeps it, when it has turned out to be good; null if it is of no use
   */
  public Runnable toKeep(
      Target target,
      Class<?> owner,
      Key key,
      Specializer.Result made,
      Asked asked,
      LoadedClasses program) {
    if (asked.values()
        || made.extent().guesses()
        || made.key().holdsObject()
        || !UnitCodec.isWritable(made.classes())) {
      return null;
    }
    String name = name(target, owner, key, program);
    if (name == null) {
      return null;
    }
    Contributions contributions =
        new Contributions(new Identities(hashes, program), program, owner.getClassLoader());
    addKey(contributions, key);
    if (!addPlaces(contributions, made.classes())) {
      return null;
    }
    List<Contribution> all = contributions.of(asked);
    if (all == null) {
      return null;
    }
    try {
      Entry entry = new Entry(objects(key), used(made.key()), made.extent(), made.classes());
      byte[] bytes = entry.write(all);
      return () -> {
        own.add(name);
        entries.put(name, bytes);
        hotKeys.add(target, owner, key, program);
      };
    } catch (IOException e) {
      // A name that is too long for its format.
      return null;
    }
  }

  private static void addKey(Contributions contributions, Key key) {
    for (int i = 0; i < key.size(); i++) {
      contributions.add(key.exactClass(i));
    }
  }

  /** False if one of them has no name to be found by. */
  private static boolean addPlaces(Contributions contributions, List<GeneratedClass> units) {
    Set<Class<?>> places = new HashSet<>();
    for (GeneratedClass unit : units) {
      places.add(unit.neighbour());
      for (Link link : unit.links()) {
        if (link instanceof Link.ToMember member) {
          places.add(member.from());
          places.add(member.owner());
        } else if (link instanceof Link.ToTypeCheck check) {
          places.add(check.from());
        }
      }
    }
    places.forEach(contributions::add);
    return places.stream().noneMatch(place -> place.isHidden() || place.isArray());
  }

  private static BitSet used(Key key) {
    BitSet used = new BitSet();
    for (int i = 0; i < key.size(); i++) {
      used.set(i, !key.isAny(i));
    }
    return used;
  }

  private static BitSet objects(Key key) {
    BitSet objects = new BitSet();
    for (int i = 0; i < key.size(); i++) {
      objects.set(i, key.isIdentity(i));
    }
    return objects;
  }

  /** Null where another run could not ask for the same. */
  private String name(Target target, Class<?> owner, Key key, LoadedClasses program) {
    Identities identities = new Identities(hashes, program);
    String ofOwner = key.size() > MAX_PARAMETERS ? null : identities.of(owner);
    if (ofOwner == null) {
      return null;
    }
    StringBuilder text = new StringBuilder(environment);
    text.append('\n').append(target).append('\n').append(target.isStatic());
    text.append('\n').append(ofOwner);
    for (int i = 0; i < key.size(); i++) {
      Class<?> type = key.exactClass(i);
      String identity = type == null ? String.valueOf(key.isNull(i)) : identities.of(type);
      if (identity == null) {
        return null;
      }
      text.append('\n').append(identity);
    }
    return Digest.hex(text.toString().getBytes(StandardCharsets.UTF_8));
  }

  /** Holds an entry's contributions against the running program. */
  private final class Checked implements Entry.Check {
    private final ClassLoader loader;
    private final LoadedClasses program;
    private final Identities identities;
    private final Map<String, Class<?>> found = new HashMap<>();
    private final IdentityHashMap<Object, Integer> loaders = new IdentityHashMap<>();
    private final Set<Integer> numbers = new HashSet<>();

    Checked(ClassLoader loader, LoadedClasses program) {
      this.loader = loader;
      this.program = program;
      this.identities = new Identities(hashes, program);
    }

    @Override
    public UnitCodec.Classes all(List<Contribution> contributions) throws IOException {
      for (Contribution each : contributions) {
        Class<?> type = find(each);
        if (type == null || !isSame(each, type) || !isOfSameLoader(each, type)) {
          throw new IOException(each.name() + " is another class now");
        }
        found.put(each.name(), type);
      }
      return this::named;
    }

    private Class<?> named(String name) throws IOException {
      Class<?> type = found.get(name);
      if (type == null) {
        throw new IOException(name + " is no class of the entry");
      }
      return type;
    }

    private Class<?> find(Contribution each) {
      return each.identity().equals(each.name())
          ? Identities.platformClass(each.name())
          : program.find(loader, each.name());
    }

    /** Classes of one package that are of two loaders may not use each other's members. */
    private boolean isOfSameLoader(Contribution each, Class<?> type) {
      Object loader = Contributions.loaderOf(type);
      Integer before = loaders.putIfAbsent(loader, each.loader());
      return before == null ? numbers.add(each.loader()) : before == each.loader();
    }

    private boolean isSame(Contribution each, Class<?> type) {
      boolean hasCode = each.read() || !ClassHashes.isPlatform(type.getClassLoader());
      return (!hasCode || program.isAsLoaded(type))
          && each.identity().equals(identities.of(type))
          && (!each.initialized() || program.isInitialized(type))
          && (each.nest() == null || each.nest() == program.canJoinNest(type));
    }
  }
}
