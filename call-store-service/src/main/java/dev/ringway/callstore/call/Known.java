package dev.ringway.callstore.call;

import java.util.Optional;

/**
 * What others' events say of what a call belongs to: the dial attempt, the contact, the agent. It is looked up anew
 * whenever a call is folded and is no part of the join.
 *
 * @param campaignId the attempt's; it stands before what reports say, as does the contact
 * @param contactName the contact's newest name, else the one that the attempt was made under
 * @param agentId of the attempt
 * @param agentName the agent's newest name
 */
public record Known(
        Optional<Integer> attemptNumber,
        Optional<String> campaignId,
        Optional<String> contactId,
        Optional<String> contactName,
        Optional<String> agentId,
        Optional<String> agentName) {

    public static final Known NOTHING = new Known(
            Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
}
