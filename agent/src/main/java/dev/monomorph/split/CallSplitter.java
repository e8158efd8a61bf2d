package dev.monomorph.split;

import dev.monomorph.inspect.Journal;
import dev.monomorph.runtime.CallRefusal;
import dev.monomorph.weave.CallInstruction;
import dev.monomorph.weave.CallRewriter;
import dev.monomorph.weave.CallScan;
import dev.monomorph.weave.CallTransformer;
import dev.monomorph.weave.SplitCalls;
import dev.monomorph.weave.Transformers;
import java.lang.instrument.UnmodifiableClassException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Makes call sites of calls in loaded classes.
 *
 * <p>To take the wrong instruction would change nothing but speed: a call site does what its
 * instruction did. So it does no harm where a bytecode index is one of code that has been replaced.
 */
public final class CallSplitter {
  private final Transformers transformers;
  private final Function<Class<?>, byte[]> bytecode;
  private final CallTransformer transformer;
  private final CallCheck check;
  private final Journal journal;

  /**
   * @param check which calls can be split
   * @param bytecode gives class files as they are before calls are split, or null
   * @param transformer one of {@code transformers}
   */
  public CallSplitter(
      Transformers transformers,
      Function<Class<?>, byte[]> bytecode,
      CallTransformer transformer,
      CallCheck check,
      Journal journal) {
    this.transformers = transformers;
    this.bytecode = bytecode;
    this.transformer = transformer;
    this.check = check;
    this.journal = journal;
  }

  /** A call that can be split. */
  private record Found(CallInstruction call, SplitRequest request) {}

  void split(List<SplitRequest> batch) {
    Map<Class<?>, List<SplitRequest>> byClass = new LinkedHashMap<>();
    for (SplitRequest request : batch) {
      byClass.computeIfAbsent(request.caller().type(), key -> new ArrayList<>()).add(request);
    }
    Map<Class<?>, List<Found>> found = new LinkedHashMap<>();
    byClass.forEach(
        (type, requests) -> {
          List<Found> calls = find(type, requests);
          if (!calls.isEmpty()) {
            found.put(type, calls);
          }
        });
    retransform(found);
  }

  private List<Found> find(Class<?> type, List<SplitRequest> requests) {
    CallRefusal refusal = CallCheck.ofClass(type);
    byte[] classFile = refusal == null ? bytecode.apply(type) : null;
    if (refusal == null && classFile == null) {
      refusal = CallRefusal.UNMODIFIABLE_CALLER;
    } else if (refusal == null && !CallRewriter.isPossible(classFile)) {
      refusal = CallRefusal.OLD_CALLER;
    }
    if (refusal != null) {
      for (SplitRequest request : requests) {
        journal.notSplit(request.target(), refusal);
      }
      return List.of();
    }
    SplitCalls known = SplitCalls.of(type);
    CallScan running = CallScan.of(CallRewriter.rewrite(classFile, known::target));
    List<Found> found = choose(running, known, requests);
    try {
      // What the transformer cannot do it can only leave undone; methods have a largest size.
      CallRewriter.rewrite(classFile, known::target);
      return found;
    } catch (RuntimeException e) {
      giveUp(type, found, e);
      return List.of();
    }
  }

  private List<Found> choose(CallScan running, SplitCalls known, List<SplitRequest> requests) {
    List<Found> found = new ArrayList<>();
    for (SplitRequest request : requests) {
      Caller caller = request.caller();
      CallInstruction call = running.at(caller.method(), caller.index());
      CallRefusal refusal = check.ofCall(call, running.className(), request);
      if (refusal != null) {
        journal.notSplit(request.target(), refusal);
      } else if (known.add(call, request.target().owner())) {
        found.add(new Found(call, request));
      }
    }
    return found;
  }

  private void retransform(Map<Class<?>, List<Found>> found) {
    if (found.isEmpty()) {
      return;
    }
    try {
      transformer.retransform(transformers.instrumentation(), new ArrayList<>(found.keySet()));
      found.values().forEach(this::tellSplit);
    } catch (UnmodifiableClassException | LinkageError | RuntimeException e) {
      // The JVM changes all of them or none: which one it was shows only when each is tried alone.
      if (found.size() == 1) {
        found.forEach((type, calls) -> giveUp(type, calls, e));
      } else {
        found.forEach((type, calls) -> retransform(Map.of(type, calls)));
      }
    }
  }

  private void tellSplit(List<Found> calls) {
    for (Found split : calls) {
      journal.split(split.request().target(), split.request().caller().name());
    }
  }

  /** The class is as it was before, and is left that way. */
  private void giveUp(Class<?> type, List<Found> calls, Throwable failure) {
    SplitCalls known = SplitCalls.of(type);
    for (Found each : calls) {
      known.remove(each.call());
      journal.notSplit(each.request().target(), CallRefusal.REWRITING_FAILED);
    }
    journal.failed("splitting of calls in " + type.getName(), failure);
  }
}
