/** Which classes and methods are targets, and how they are rewritten; imports runtime. */
package dev.monomorph.weave;
