package dev.monomorph.inspect;

import dev.monomorph.runtime.Key;
import dev.monomorph.runtime.Refusal;
import dev.monomorph.runtime.Target;
import java.util.Map;

/**
 * Is told of what happens, as it does, by the thread that does it: many at once, some of them the
 * application's. So it returns soon and throws nothing.
 */
public interface JournalListener {
  /** Something went wrong that the application did not notice. */
  default void failed(String what, Throwable failure) {}

  /**
   * A method is being copied.
   *
   * @param classFile of its class before weaving; never changed
   */
  default void copied(Target target, byte[] classFile) {}

  /**
   * The classes of a specialization are defined.
   *
   * @param classFiles by the classes' names, that of its entry first; never changed
   */
  default void defined(Target target, Map<String, byte[]> classFiles) {}

  /**
   * Work begins, which may come to nothing.
   *
   * @return what is handed to this listener, as {@code begun}, when it is told of the end
   */
  default Object begins(Work kind) {
    return null;
  }

  /** A specialization is in place. */
  default void specialized(Target target, SpecializationRecord made, Object begun) {}

  /**
   * A method is not woven, its site looks for no more keys, or one key is not specialized.
   *
   * @param key that one; null in the other cases
   */
  default void refused(Target target, Key key, Refusal reason) {}

  /**
   * A site has a new dispatcher.
   *
   * @param nanoseconds that it took to make it and put it in place
   */
  default void relinked(Target target, SiteRecord site, long nanoseconds, Object begun) {}

  /** A call in a method has become a call site of its own. */
  default void split(Target target, String caller) {}

  /**
   * A specialization was given up.
   *
   * @param made what the journal knows of it: the newest of its target whose class has that name;
   *     null if it was given up before anybody was told of it
   */
  default void retired(Target target, RetirementRecord retired, SpecializationRecord made) {}
}
