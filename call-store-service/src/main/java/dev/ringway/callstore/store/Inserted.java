package dev.ringway.callstore.store;

import java.util.Map;
import java.util.Set;

/**
 * What became of documents that were to be there once; all others are there now.
 *
 * @param refused what can never be stored, with the reason, by {@code _id}
 * @param present what was there before, and is as it was
 */
public record Inserted(Map<String, String> refused, Set<String> present) {}
