package dev.ringway.transcript.kept;

import java.util.Optional;
import java.util.Set;

/**
 * What call-store said last of a call, as far as its conversations need it.
 *
 * @param version the call's
 * @param conversationIds all that were ever named as being held on it
 * @param recordingSid the first that was not deleted
 * @param agentId who spoke last
 * @param ended whether it is over
 */
public record CallLink(
        String sid,
        long version,
        Set<String> conversationIds,
        Optional<String> recordingSid,
        Optional<String> agentId,
        Optional<String> campaignId,
        Optional<String> attemptId,
        Optional<String> contactId,
        Optional<String> contactName,
        boolean ended) {

    public CallLink {
        conversationIds = Set.copyOf(conversationIds);
    }
}
