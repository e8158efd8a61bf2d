package dev.monomorph.agent;

import dev.monomorph.cache.CacheRefused;
import dev.monomorph.cache.CacheStore;
import dev.monomorph.cache.Statistics;
import dev.monomorph.reuse.ClassHashes;
import dev.monomorph.reuse.Entries;
import dev.monomorph.reuse.HotKeys;
import dev.monomorph.reuse.SpecializationCache;
import dev.monomorph.weave.Transformers;
import java.io.IOException;
import java.lang.instrument.Instrumentation;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The option {@code cache}: takes note of classes as they are loaded, and opens the directory when
 * the first target turns up.
 */
final class Reuse {
  /** Until an application has started, as a rule. */
  private static final Duration START = Duration.ofSeconds(3);

  /** Class files, so of some ten megabytes. */
  private static final int WAITING = 2000;

  private final AgentOptions options;
  private final Hasher hasher = new Hasher(START, WAITING);
  private final ClassHashes hashes = new ClassHashes(hasher);
  private final ClassHashing hashing = new ClassHashing(hashes);
  private final Transformers transformers;
  private volatile CacheStore store;

  private Reuse(AgentOptions options, Transformers transformers) {
    this.options = options;
    this.transformers = transformers;
  }

  /** Begins to take note of classes, as long as none has been loaded. */
  static Reuse begin(AgentOptions options, Transformers transformers) {
    Reuse reuse = new Reuse(options, transformers);
    transformers.add(reuse.hashing);
    return reuse;
  }

  /** Whether earlier runs, of this program or another, have left anything. */
  boolean isFilled() {
    try {
      return CacheStore.isFilled(Path.of(options.get(AgentOptions.CACHE)));
    } catch (InvalidPathException e) {
      // Told when the first target turns up.
      return false;
    }
  }

  /** What earlier runs have made; null where it is not to be had, which the log explains. */
  SpecializationCache open(Instrumentation instrumentation) {
    String directory = options.get(AgentOptions.CACHE);
    try {
      CacheStore opened = CacheStore.open(Path.of(directory), options.get(AgentOptions.CACHE_MAX));
      String environment = ReuseEnvironment.of(instrumentation, options);
      store = opened;
      Entries entries = new StoredEntries(opened);
      HotKeys hotKeys =
          new HotKeys(
              entries,
              hashes,
              environment + ReuseEnvironment.program(),
              options.get(AgentOptions.PRELOAD));
      return new SpecializationCache(entries, hashes, environment, hotKeys);
    } catch (CacheRefused e) {
      Log.warn("cache=" + directory + " is not used: " + e.getMessage());
    } catch (IOException | ReflectiveOperationException | InvalidPathException e) {
      Log.warn("cache=" + directory + " is not used", e);
    }
    end();
    return null;
  }

  /** What has come of it, for the report; empty if the directory was not opened. */
  Map<String, Object> outcome() {
    CacheStore opened = store;
    if (opened == null) {
      return Map.of();
    }
    Statistics statistics = opened.statistics();
    Map<String, Object> outcome = new LinkedHashMap<>();
    outcome.put("hits", statistics.hits());
    outcome.put("misses", statistics.misses());
    outcome.put("rejected", statistics.rejected());
    outcome.put("written", statistics.written());
    outcome.put("failedWrites", statistics.failedWrites());
    outcome.put("tooLarge", statistics.tooLarge());
    outcome.put("evicted", statistics.evicted());
    if (statistics.lastFailure() != null) {
      outcome.put("lastFailure", statistics.lastFailure());
    }
    return outcome;
  }

  /** Takes note of classes no more. */
  void end() {
    transformers.remove(hashing);
    hasher.stop();
    hashes.forget();
  }
}
