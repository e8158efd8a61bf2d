/** The report as a page for a browser; imports {@code inspect}, {@code runtime} and ASM. */
package dev.monomorph.inspect.html;
