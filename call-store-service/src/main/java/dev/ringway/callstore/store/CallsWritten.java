package dev.ringway.callstore.store;

import java.util.Map;

/**
 * What became of a number of writes; all others succeeded.
 *
 * @param missed some calls were written by somebody else since they were read: read and fold again
 * @param refused what the collection's validator will never take, with its reason, by Call SID
 */
public record CallsWritten(boolean missed, Map<String, String> refused) {}
