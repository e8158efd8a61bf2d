package dev.monomorph.inspect.jfr;

import dev.monomorph.inspect.SiteRecord;
import dev.monomorph.runtime.Target;
import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;

/** {@code dev.monomorph.Relink}, see {@code docs/inspect.md}. */
@Name("dev.monomorph.Relink")
@Label("New Dispatcher")
@Description(
    "A call site was given a new dispatcher, which code that was compiled with it has to be compiled anew for")
@Category("Monomorph")
@StackTrace(false)
final class RelinkEvent extends TargetEvent {
  @Label("Caller")
  @Description("The class that the call stands in; none for the site in the target's own body")
  String caller;

  @Label("State")
  @Description("What it does with calls that no copy of it is for")
  String state;

  @Label("Keys")
  @Description("How many copies it chooses from")
  int keys;

  @Label("Relinks")
  @Description("How often it was given a new dispatcher so far")
  int relinks;

  void fill(Target happenedTo, SiteRecord site) {
    of(happenedTo);
    caller = site.caller();
    state = site.state().name();
    keys = site.copies().size();
    relinks = site.relinks();
  }
}
