package dev.monomorph.demo.command;

import dev.monomorph.demo.rows.RowSource;
import dev.monomorph.demo.rules.Rule;
import java.util.List;

/**
 * Rows that are still to be read, and the rules for them.
 *
 * @param <R> the rows
 */
record Opened<R>(RowSource<R> source, List<Rule<R>> rules) {}
