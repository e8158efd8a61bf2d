package dev.monomorph.demo.bench;

import java.util.function.LongSupplier;

/**
 * One kind of work that a bench repeats.
 *
 * @param name what the work is, in one word
 * @param rowsPerPass rows that go through the kernels in one pass; a row that is asked three
 *     questions counts three times
 * @param pass does the work once and returns a checksum, the same for every pass
 */
public record Phase(String name, long rowsPerPass, LongSupplier pass) {}
