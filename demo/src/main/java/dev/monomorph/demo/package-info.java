/** Where the demo starts: {@code Main} hands the command line on; imports {@code command}. */
package dev.monomorph.demo;
