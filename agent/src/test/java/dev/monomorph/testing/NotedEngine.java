package dev.monomorph.testing;

import dev.monomorph.runtime.Key;
import dev.monomorph.runtime.Refusal;
import dev.monomorph.runtime.SiteEngine;
import dev.monomorph.runtime.SpecializingCallSite;
import dev.monomorph.runtime.Trial;
import java.lang.invoke.MethodHandle;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** An engine that only remembers what it was told. Any object may be a constant to it. */
public final class NotedEngine implements SiteEngine {
  /** The keys that were asked for. */
  public final List<Key> requests = new CopyOnWriteArrayList<>();

  /** Why sites have settled. */
  public final List<Refusal> settled = new CopyOnWriteArrayList<>();

  /** How many trials were over. */
  public final AtomicInteger trialsOver = new AtomicInteger();

  /** What every request is answered with. */
  public MethodHandle answer;

  /** Calls that no guard held for. */
  public int missed;

  @Override
  public boolean mayBeConstant(ClassLoader loader, Object argument) {
    return true;
  }

  @Override
  public Class<?> elementsOf(SpecializingCallSite site, Object[] arguments) {
    return null;
  }

  @Override
  public MethodHandle request(SpecializingCallSite site, Key key, Class<?> box) {
    requests.add(key);
    return answer;
  }

  @Override
  public void missed(SpecializingCallSite site) {
    missed++;
  }

  @Override
  public void trialOver(SpecializingCallSite site, Trial trial) {
    trialsOver.incrementAndGet();
  }

  @Override
  public void settled(SpecializingCallSite site, Refusal reason) {
    settled.add(reason);
  }
}
