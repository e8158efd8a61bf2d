/** What the user sees: errors in words, progress, aligned tables; imports {@code java.*} only. */
package dev.monomorph.demo.console;
