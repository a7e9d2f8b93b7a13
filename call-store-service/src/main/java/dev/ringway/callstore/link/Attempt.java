package dev.ringway.callstore.link;

import java.util.Optional;

/**
 * A dial attempt, as its owner said last.
 *
 * @param version the owner's
 * @param contactName the name that the attempt was made under
 * @param callSid of the call that it became, once that is known
 */
public record Attempt(
        String attemptId,
        long version,
        Optional<String> campaignId,
        Optional<String> contactId,
        Optional<String> contactName,
        Optional<Integer> attemptNumber,
        Optional<String> agentId,
        Optional<String> callSid) {}
