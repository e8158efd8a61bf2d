package dev.monomorph.agent;

import dev.monomorph.weave.Planner;
import dev.monomorph.weave.WeavePlan;

/** Makes the agent proper when the first class that may hold targets is loaded, and not before. */
final class LazyPlanner implements Planner {
  private final Installation installation;
  private volatile Planner planner;
  private boolean stopped;

  LazyPlanner(Installation installation) {
    this.installation = installation;
  }

  @Override
  public WeavePlan plan(ClassLoader loader, byte[] classFile, Class<?> loaded) {
    Planner ready = planner;
    if (ready == null) {
      ready = start();
    }
    return ready == null ? WeavePlan.NOTHING : ready.plan(loader, classFile, loaded);
  }

  @Override
  public boolean isChanged(ClassLoader loader, String name) {
    Planner ready = planner;
    return ready != null && ready.isChanged(loader, name);
  }

  @Override
  public void redefined(Class<?> loaded, byte[] classFile) {
    Planner ready = planner;
    if (ready != null) {
      ready.redefined(loaded, classFile);
    }
  }

  /** Makes nothing from now on, where nothing was made until now. */
  synchronized void stop() {
    stopped = true;
  }

  private synchronized Planner start() {
    if (planner == null && !stopped) {
      planner = installation.start();
    }
    return planner;
  }
}
