package dev.monomorph.specialize;

import java.lang.ref.WeakReference;

/**
 * What a specialization may guess of the elements of collections: that they are boxes of one class.
 * Where one is another the code goes on that guesses nothing.
 *
 * @param box the class that they are guessed to have
 * @param missed is run by the program, at every guess that was wrong, as long as it is there; must
 *     not throw. Code holds it weakly: it outlives the agent
 */
public record Speculation(Class<?> box, WeakReference<Runnable> missed) {}
