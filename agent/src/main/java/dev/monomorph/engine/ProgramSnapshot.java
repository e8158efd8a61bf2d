package dev.monomorph.engine;

import dev.monomorph.define.ClassReferences;
import dev.monomorph.define.Privileges;
import dev.monomorph.reuse.Asked;
import dev.monomorph.reuse.LoadedClasses;
import dev.monomorph.runtime.Foldable;
import dev.monomorph.runtime.SpecializingCallSite;
import dev.monomorph.specialize.LambdaFactory;
import dev.monomorph.specialize.LambdaSite;
import java.lang.reflect.Field;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.ClassNode;

/**
 * The running program as one specialization saw it.
 *
 * <p>Classes can be redefined at any time. Whoever installs what was made from a snapshot first
 * calls {@link #bind} and then asks {@link #isCurrent}: a redefinition before that is seen here,
 * one after it finds the site.
 */
final class ProgramSnapshot implements LoadedClasses {
  private final TargetClasses classes;
  private final LoadedBytecode bytecode;
  private final Privileges privileges;
  private final Foldable foldable;
  private final boolean hiddenFrames;
  private final Map<Class<?>, Integer> versions = new HashMap<>();
  private final Set<Class<?>> named = new HashSet<>();
  private final Set<Class<?>> initialized = new HashSet<>();
  private final Map<Class<?>, Boolean> nests = new HashMap<>();
  private boolean values;
  private Class<?> pinned;
  private TargetClass pinnedCode;

  /**
   * @param classes the woven classes: their class files are those from before weaving
   * @param bytecode the class files of all other classes
   * @param privileges tells which classes are initialized
   * @param foldable whose objects never change
   * @param hiddenFrames whether all generated classes are hidden; a hidden class can join any nest
   */
  ProgramSnapshot(
      TargetClasses classes,
      LoadedBytecode bytecode,
      Privileges privileges,
      Foldable foldable,
      boolean hiddenFrames) {
    this.classes = classes;
    this.bytecode = bytecode;
    this.privileges = privileges;
    this.foldable = foldable;
    this.hiddenFrames = hiddenFrames;
  }

  /** Takes note of a class whose code is going to be used. */
  void see(Class<?> type) {
    versions.putIfAbsent(type, SourceClass.OF.get(type).version());
  }

  /** Has a class be what it is in one of its versions, whichever is the program's by now. */
  ProgramSnapshot pin(Class<?> type, TargetClass code) {
    pinned = type;
    pinnedCode = code;
    return this;
  }

  /**
   * Of a woven class that has been redefined it is known what it was to become, and not whether the
   * JVM has accepted that, until a stub of it has run. Reading it would tell nothing: JDK 17 hands
   * out what the class was loaded with.
   */
  @Override
  public ClassNode tree(Class<?> type) {
    see(type);
    if (type == pinned) {
      return pinnedCode.original().tree();
    }
    TargetClass woven = classes.find(type.getClassLoader(), Type.getInternalName(type));
    if (woven == null) {
      return SourceClass.OF.get(type).tree(() -> bytecode.read(type));
    }
    return woven.isLive() && !woven.isReplaced() ? woven.original().tree() : null;
  }

  @Override
  public void resolved(Class<?> type) {
    named.add(type);
  }

  @Override
  public Foldable foldable() {
    return foldable;
  }

  @Override
  public Object read(Field field, Object holder) {
    values = true;
    return privileges.read(field, holder);
  }

  @Override
  public ClassReferences references(Class<?> type) {
    return privileges.references(type);
  }

  @Override
  public LambdaFactory lambda(Class<?> owner, LambdaSite site) {
    values = true;
    return LinkedLambdas.of(owner, site, privileges);
  }

  @Override
  public boolean isInitialized(Class<?> type) {
    boolean is = privileges.isInitialized(type);
    if (is) {
      initialized.add(type);
    }
    return is;
  }

  @Override
  public boolean canJoinNest(Class<?> host) {
    return nests.computeIfAbsent(
        host,
        key -> hiddenFrames || classes.isHost(key.getClassLoader(), Type.getInternalName(key)));
  }

  @Override
  public Class<?> find(ClassLoader loader, String name) {
    return privileges.findLoaded(loader, name);
  }

  @Override
  public boolean isAsLoaded(Class<?> type) {
    see(type);
    return versions.get(type) == 0;
  }

  /** What was asked of it. */
  Asked asked() {
    return new Asked(versions.keySet(), named, initialized, nests, values);
  }

  /** From now on a redefinition of any class that was looked at resets {@code site}. */
  void bind(SpecializingCallSite site) {
    for (Class<?> type : versions.keySet()) {
      SourceClass.OF.get(type).addDependent(site);
    }
  }

  /** Whether every class that was looked at is still what it was. */
  boolean isCurrent() {
    for (Map.Entry<Class<?>, Integer> seen : versions.entrySet()) {
      if (SourceClass.OF.get(seen.getKey()).version() != seen.getValue()) {
        return false;
      }
    }
    return true;
  }
}
