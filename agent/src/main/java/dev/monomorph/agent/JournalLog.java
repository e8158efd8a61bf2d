package dev.monomorph.agent;

import dev.monomorph.inspect.JournalListener;
import dev.monomorph.inspect.SpecializationRecord;
import dev.monomorph.runtime.Target;
import java.util.concurrent.TimeUnit;

/** Logs what happens: failures as warnings, specializations as news. */
final class JournalLog implements JournalListener {
  @Override
  public void failed(String what, Throwable failure) {
    Log.warn(what, failure);
  }

  @Override
  public void specialized(Target target, SpecializationRecord made, Object begun) {
    if (Log.shows(Log.Level.INFO)) {
      Log.info(
          "specialized "
              + target
              + " for "
              + made.key()
              + ": "
              + made.placed().className()
              + ", "
              + made.placed().bytes()
              + " bytes, "
              + TimeUnit.NANOSECONDS.toMicros(made.nanoseconds())
              + " microseconds");
    }
  }
}
