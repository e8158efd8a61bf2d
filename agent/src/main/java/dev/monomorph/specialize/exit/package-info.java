/**
 * Side exits: a method's code twice in one method, and ways from the code that expects something
 * into the code that does not.
 */
package dev.monomorph.specialize.exit;
