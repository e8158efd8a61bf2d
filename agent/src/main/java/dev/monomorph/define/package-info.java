/** From bytes and a lookup to a class: ordinary and hidden nestmates; imports the JDK only. */
package dev.monomorph.define;
