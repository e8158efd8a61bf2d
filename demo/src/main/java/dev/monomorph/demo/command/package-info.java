/** The command line: audit, bench and compare; imports everything beside it. */
package dev.monomorph.demo.command;
