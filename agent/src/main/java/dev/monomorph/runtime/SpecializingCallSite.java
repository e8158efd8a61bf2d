package dev.monomorph.runtime;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles.Lookup;
import java.lang.invoke.MethodType;
import java.lang.invoke.MutableCallSite;
import java.util.BitSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The {@code invokedynamic} call site in a woven method's body, or that of a {@link SplitCall}.
 *
 * <p>Its target is a <em>dispatcher</em>: guards that lead to specializations, then a fallback.
 * While the site is looking for keys the fallback calls {@link #observe}; afterwards it is the
 * generic copy alone. From time to time a {@link Trial} takes the place of the guards, after which
 * specializations that are no longer called for have made room.
 *
 * <p>Concurrency: any number of threads may observe. For each key exactly one of them makes the
 * request. {@link #install} replaces one immutable {@link SiteState} by the next; who comes second
 * builds its dispatcher anew from what the first has left, so none is lost and none is half seen.
 * {@link MutableCallSite#setTarget} publishes it; a thread that still runs the old dispatcher
 * misses a specialization, never a guard.
 *
 * <p>A trial is part of the state. Whoever replaces the state by one without it, be it the end of
 * the trial, a review or a redefinition, has ended it: what comes later finds none, and a thread
 * that still runs the dispatcher of the trial gets the generic copy. Exactly one thread is told
 * that a trial has seen enough. What a trial does not know of, because it was installed while the
 * trial went on, stays.
 *
 * <p>That a target is switched off is part of the state too: no state that follows has anything but
 * the generic copy, until it is switched on again. So a request, trial or review that was under way
 * finds nothing to put in place; a thread that still runs an older dispatcher ends in what that led
 * to, and is not observed.
 */
public final class SpecializingCallSite extends MutableCallSite {
  private final Target target;
  private final Lookup lookup;
  private final int version;
  private final int[] guarded;
  private final BitSet constants;
  private final SiteKeys keys;
  private final Policy policy;
  private final SiteEngine engine;
  private final SplitCall call;
  private final Observations observations;
  private final MissSampling misses = new MissSampling();
  private final AtomicBoolean settled = new AtomicBoolean();
  private final Set<Key> pending = ConcurrentHashMap.newKeySet();
  private final Set<Key> hopeless = ConcurrentHashMap.newKeySet();
  private final Set<Key> everSeen = ConcurrentHashMap.newKeySet();
  private final MadeSpecializations made = new MadeSpecializations();
  private volatile Set<Specialization> unseen = Set.of();
  private final AtomicInteger relinks = new AtomicInteger();
  private volatile boolean constantsDie;
  private volatile boolean guesses;
  private boolean closed;
  private volatile SiteState state;

  /**
   * A site that still has no target: {@link #install} gives it one.
   *
   * @param lookup the full-privilege lookup of the target's class
   * @param version which version of that class the target is of: 0 is the one that was loaded
   * @param guarded the parameters that matter, ascending; the receiver, if any, is number 0
   * @param constants those of them of which the very object matters
   */
  public SpecializingCallSite(
      Target target,
      Lookup lookup,
      int version,
      MethodType type,
      int[] guarded,
      BitSet constants,
      Policy policy,
      SiteEngine engine,
      Code generic) {
    this(target, lookup, version, type, guarded, constants, policy, engine, generic, null);
  }

  /**
   * The same for a call instruction.
   *
   * @param type the instruction's; the receiver's type may be another than the target's class
   * @param call the instruction; null for a site in a woven method
   */
  public SpecializingCallSite(
      Target target,
      Lookup lookup,
      int version,
      MethodType type,
      int[] guarded,
      BitSet constants,
      Policy policy,
      SiteEngine engine,
      Code generic,
      SplitCall call) {
    // Never called. Without one the JDK makes one that throws, of handles new for each signature.
    super(call == null ? generic.handle(lookup) : call.plain());
    this.call = call;
    this.target = target;
    this.lookup = lookup;
    this.version = version;
    this.guarded = guarded.clone();
    this.constants = (BitSet) constants.clone();
    this.keys = new SiteKeys(lookup, type.parameterCount(), this.guarded, this.constants, policy);
    this.policy = policy;
    this.engine = engine;
    this.observations = new Observations(policy.warmup());
    this.guesses = policy.guesses();
    this.state = SiteState.looking(generic);
  }

  /** The method this site stands in, or calls. */
  public Target target() {
    return target;
  }

  /** The full-privilege lookup of the target's class. */
  public Lookup lookup() {
    return lookup;
  }

  /** Which version of the target's class its code is made from: 0 is what was loaded. */
  public int version() {
    return version;
  }

  /** The call instruction that this site stands for; null if it stands in a woven method. */
  public SplitCall call() {
    return call;
  }

  /** Which of its misses are looked at once it is full. */
  public MissSampling misses() {
    return misses;
  }

  /** The parameters that matter, ascending. */
  public int[] guarded() {
    return guarded.clone();
  }

  /** The first parameter that is a constant by its author's word; -1 for none. */
  public int constant() {
    return constants.nextSetBit(0);
  }

  /** What the current target is made of. */
  public SiteState state() {
    return state;
  }

  /**
   * Called by the dispatcher when no guard held.
   *
   * @param arguments the guarded arguments, in the order of {@link #guarded}
   * @return what this call shall run; null for the generic copy
   */
  public MethodHandle observe(Object[] arguments) {
    SiteState current = state;
    Trial trial = current.trial();
    boolean done = trial == null && settled.get();
    if (current.off() || (done && !current.looking())) {
      return null;
    }
    AgentThread entered = AgentThread.enter();
    if (entered == null) {
      return null;
    }
    try {
      if (trial != null) {
        return observeIn(trial, arguments);
      }
      engine.missed(this);
      return done ? null : observeKey(keys.of(arguments), arguments);
    } finally {
      entered.leave();
    }
  }

  private MethodHandle observeIn(Trial trial, Object[] arguments) {
    int entry = trial.find(guarded, arguments);
    if (entry < 0 ? trial.miss(hopefulKeyOf(arguments)) : trial.hit(entry)) {
      engine.trialOver(this, trial);
    }
    return entry < 0 ? null : trial.handle(entry);
  }

  private MethodHandle observeKey(Key key, Object[] arguments) {
    if (!key.isGeneric() && !hopeless.contains(key)) {
      int calls = observations.count(key, arguments);
      if (calls == policy.warmup()) {
        Class<?> box = guesses ? engine.elementsOf(this, arguments) : null;
        return request(withFoundConstants(key, arguments), box);
      }
      if (calls == 1 && engine.remembers()) {
        Key asked = keys.completed(key, arguments);
        if (isFirstOf(asked)) {
          return engine.reuse(this, asked);
        }
      }
    }
    boolean vain = observations.inVain() > policy.maxVainCalls();
    if (vain || observations.distinct() > policy.maxCandidates()) {
      settle(key.isGeneric() ? Refusal.LOADER_NOT_REACHABLE : Refusal.SITE_CHURN);
    }
    return null;
  }

  /** What is looked for again, and was there, is counted: it may have become a constant. */
  private boolean isFirstOf(Key asked) {
    return everSeen.size() < policy.maxCandidates() && everSeen.add(asked);
  }

  private MethodHandle request(Key asked, Class<?> box) {
    if (asked == null) {
      return null;
    }
    if (hopeless.contains(asked)) {
      finished(asked);
      return null;
    }
    return engine.request(this, asked, box);
  }

  /**
   * All that is known of a call by which a key becomes warm, narrowed to the objects that were the
   * same in every such call so far; null if the narrowed one is being worked on.
   */
  private Key withFoundConstants(Key counted, Object[] arguments) {
    Key key = keys.completed(counted, arguments);
    if (!policy.findsConstants()) {
      return key;
    }
    Key narrowed = keys.narrowed(key, arguments, observations.varied(counted), engine);
    if (narrowed.equals(key)) {
      return key;
    }
    if (constantKeys() + pending.size() >= policy.maxFoundConstants()) {
      return pending.contains(narrowed) ? null : key;
    }
    // The next object of these classes may be a constant too.
    observations.forget(counted);
    return pending.add(narrowed) ? narrowed : null;
  }

  private int constantKeys() {
    int count = 0;
    for (Specialization specialization : state.specializations()) {
      count += keys.holdsFoundConstant(specialization.key()) ? 1 : 0;
    }
    return count;
  }

  /** Whether a key is for a class whose single objects could be constants. */
  public boolean couldHoldConstant(Key key) {
    return key.couldHoldConstant(policy.foldable());
  }

  /** Takes note that nobody works on a key any more. */
  public void finished(Key asked) {
    pending.remove(asked);
  }

  /**
   * Takes note of what a specialization turned out to need: from then on the site counts keys by
   * the parameters that some specialization has used, so that those that never matter make no new
   * keys.
   */
  public void learn(Key used) {
    keys.learn(used);
  }

  /** Whether its code may guess what the collections hold that it is called with. */
  public boolean mayGuess() {
    return guesses;
  }

  /** Takes note that guesses turn out wrong, or cannot be made use of. */
  public void stopGuessing() {
    guesses = false;
  }

  /** Forgets what was made that has this code. */
  public List<Kept> discard(Code code) {
    return made.discard(code);
  }

  /** The key that a trial counts: none that no place would help. */
  private Key hopefulKeyOf(Object[] arguments) {
    Key key = keys.of(arguments);
    return hopeless.contains(key) ? Key.generic(key.size()) : key;
  }

  /**
   * Puts a new state in place of the one it was made from.
   *
   * @param expected the state that {@code dispatcher} was made from
   * @return false if another thread was first; then nothing has happened, as it has if the site is
   *     closed
   */
  @SuppressWarnings("ReferenceEquality") // the very state, as in any compare-and-set
  public synchronized boolean install(SiteState expected, SiteState next, MethodHandle dispatcher) {
    if (closed) {
      return true;
    }
    if (state != expected) {
      return false;
    }
    state = next;
    relinks.incrementAndGet();
    setTarget(dispatcher);
    return true;
  }

  /** From now on the site does what its call instruction did, whatever becomes of its target. */
  public synchronized void close() {
    closed = true;
    setTarget(call.plain());
  }

  /** Whether it was closed. */
  public synchronized boolean isClosed() {
    return closed;
  }

  /** Whether the site may still be given new code for a reason of its own. */
  public boolean mayRelink() {
    return relinks.get() < policy.maxRelinks();
  }

  /** Does not count what a specialization has cost that was there for long: two new dispatchers. */
  public void forgiveRelinks() {
    relinks.addAndGet(-2);
  }

  /** A trial of what the state holds, to be installed. */
  public Trial newTrial(SiteState tried) {
    return new Trial(tried.specializations(), lookup, unseen, policy);
  }

  /** Takes note of the specializations that the last trial has not seen. */
  public void noteUnseen(Set<Specialization> notSeen) {
    unseen = Set.copyOf(notSeen);
  }

  /** Whether the site has as many specializations as it may have. */
  public boolean isFull() {
    return state.specializations().size() >= policy.maxKeys();
  }

  /** Whether it has room for one more specialization at most. */
  public boolean isNearlyFull() {
    return state.specializations().size() >= policy.maxKeys() - 1;
  }

  /** Whether it has stopped looking for new keys, be it that it still tells of misses. */
  public boolean isSettled() {
    return settled.get();
  }

  /** Stops looking for new keys, once. */
  public void settle(Refusal reason) {
    if (settled.compareAndSet(false, true)) {
      observations.clear();
      engine.settled(this, reason);
    }
  }

  /**
   * Whether it is worth looking again, later, whether what is specialized for by its class has
   * become one constant object, or whether a constant still is one.
   */
  public boolean mayFindConstantLater(Key key) {
    return policy.findsConstants() && (couldHoldConstant(key) || keys.holdsFoundConstant(key));
  }

  /** What was made, by what was asked for. */
  public MadeSpecializations made() {
    return made;
  }

  /** Forgets all that was made: the code that it was made from is another now. */
  public List<Kept> discard() {
    hopeless.clear();
    return made.discard();
  }

  /** Forgets what was made for objects that the site took for constants: they may be gone. */
  public List<Kept> discardFoundConstants() {
    return made.discard(keys::holdsFoundConstant);
  }

  /** Forgets what was made for objects that are gone, and takes note that such things happen. */
  public List<Kept> discardDead() {
    constantsDie = true;
    hopeless.removeIf(Key::isDead);
    pending.removeIf(Key::isDead);
    observations.forgetDead();
    return made.discard(Key::isDead);
  }

  /** Whether objects have died that it had code for. */
  public boolean constantsDie() {
    return constantsDie;
  }

  /** Looks for keys again as if it had just been linked: what it has cost so far is forgotten. */
  public void restart() {
    relinks.set(0);
    hopeless.clear();
    unseen = Set.of();
    reopen();
  }

  /** Looks for keys again, with nothing seen. */
  public void reopen() {
    observations.clear();
    settled.set(false);
  }

  /** Takes note that a key cannot be specialized, so that no trial opens the site for it again. */
  public void giveUp(Key asked) {
    if (hopeless.size() < policy.maxCandidates()) {
      hopeless.add(asked);
      if (!keys.holdsFoundConstant(asked)) {
        hopeless.add(keys.counted(asked));
      }
    }
  }

  /** Lets a key be observed anew, after its request was dropped. */
  public void forget(Key key) {
    observations.forget(key);
    observations.forget(keys.counted(key));
  }
}
