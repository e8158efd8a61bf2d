/** The command line: audit, bench, compare and rowclass; imports everything beside it. */
package dev.monomorph.demo.command;
