package dev.monomorph.runtime;

import java.lang.invoke.MethodHandles.Lookup;
import java.util.BitSet;

/** The keys of one site's calls: which arguments they tell apart, and by what. */
final class SiteKeys {
  private final ClassLoader loader;
  private final int parameters;
  private final int[] guarded;
  private final BitSet constants;
  private final Policy policy;
  private final BitSet decisive = new BitSet();

  /**
   * @param lookup of the class that holds what is made for a key
   * @param parameters the site's
   * @param guarded the parameters that matter, ascending; never changed
   * @param constants those of them of which the very object matters, by their author's word; never
   *     changed
   */
  SiteKeys(Lookup lookup, int parameters, int[] guarded, BitSet constants, Policy policy) {
    this.loader = lookup.lookupClass().getClassLoader();
    this.parameters = parameters;
    this.guarded = guarded;
    this.constants = constants;
    this.policy = policy;
  }

  /** The key of a call with these guarded arguments. */
  Key of(Object[] arguments) {
    Class<?>[] classes = new Class<?>[arguments.length];
    for (int i = 0; i < arguments.length; i++) {
      classes[i] = matters(guarded[i]) ? observedClass(arguments[i]) : void.class;
    }
    Key key = Key.exact(parameters, guarded, classes);
    for (int i = 0; i < arguments.length; i++) {
      if (constants.get(guarded[i]) && key.exactClass(guarded[i]) != null) {
        key = key.withIdentity(guarded[i], arguments[i]);
      }
    }
    return key;
  }

  private Class<?> observedClass(Object argument) {
    if (argument == null) {
      return null;
    }
    return Reachability.reaches(loader, argument.getClass()) ? argument.getClass() : void.class;
  }

  /**
   * A key that says of all guarded arguments what they are, for a call that has the given one: no
   * specialization so far has used what the given one leaves out, but this one may.
   */
  Key completed(Key key, Object[] arguments) {
    Key completed = key;
    for (int i = 0; i < arguments.length; i++) {
      Class<?> type = key.isAny(guarded[i]) ? observedClass(arguments[i]) : null;
      if (type != null && type != void.class) {
        completed = completed.withClass(guarded[i], type);
      }
    }
    return completed;
  }

  /** The key that calls are counted by which a {@link #completed} one is for. */
  Key counted(Key completed) {
    BitSet counted = new BitSet();
    for (int i : guarded) {
      counted.set(i, matters(i));
    }
    return completed.keepOnly(counted, constants);
  }

  private boolean matters(int parameter) {
    synchronized (decisive) {
      return decisive.isEmpty() || decisive.get(parameter);
    }
  }

  /** From now on keys tell apart what some specialization has used. */
  void learn(Key used) {
    synchronized (decisive) {
      for (int i = 0; i < used.size(); i++) {
        if (!used.isAny(i)) {
          decisive.set(i);
        }
      }
    }
  }

  /**
   * A key for the very objects among the arguments that may be constants.
   *
   * @param varied the guarded arguments, by position, that have been different objects
   */
  Key narrowed(Key key, Object[] arguments, BitSet varied, SiteEngine engine) {
    Key narrowed = key;
    for (int i = 0; i < arguments.length; i++) {
      if (isFoldable(key, guarded[i])
          && !varied.get(i)
          && engine.mayBeConstant(loader, arguments[i])) {
        narrowed = narrowed.withIdentity(guarded[i], arguments[i]);
      }
    }
    return narrowed;
  }

  private boolean isFoldable(Key key, int parameter) {
    Class<?> type = key.exactClass(parameter);
    return type != null && !key.isIdentity(parameter) && policy.foldable().isUnchanging(type);
  }

  /** Whether a key is for an object that nobody has said to be a constant. */
  boolean holdsFoundConstant(Key key) {
    for (int i : guarded) {
      if (key.isIdentity(i) && !constants.get(i)) {
        return true;
      }
    }
    return false;
  }
}
