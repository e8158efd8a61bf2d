package dev.monomorph.cache;

/**
 * What has come of a store's calls in this process.
 *
 * @param hits gets that found their entry
 * @param misses gets that did not
 * @param rejected misses whose file was there and was not what it has to be, or could not be read
 * @param written puts that wrote their entry
 * @param failedWrites puts that could not
 * @param tooLarge puts of entries that are larger than a quarter of the store
 * @param evicted entries that were removed to make room
 * @param lastFailure why something could not be read, written or removed, at last; null if all
 *     could
 */
public record Statistics(
    long hits,
    long misses,
    long rejected,
    long written,
    long failedWrites,
    long tooLarge,
    long evicted,
    String lastFailure) {}
