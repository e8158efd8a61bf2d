package dev.monomorph.inspect;

import java.util.Map;

/**
 * What a report says of the process.
 *
 * @param agent the agent's version
 * @param options by name, as they were in effect, in the order of the documentation
 * @param cache what has come of the cache, see {@code docs/report.md}; empty without one
 */
public record ReportHead(String agent, Map<String, String> options, Map<String, Object> cache) {}
