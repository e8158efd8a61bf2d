/**
 * The journal as events of the Flight Recorder, where there is one; imports {@code inspect}, {@code
 * runtime} and {@code jdk.jfr}. Nothing of it is loaded where the JVM has no module {@code
 * jdk.jfr}.
 */
package dev.monomorph.inspect.jfr;
