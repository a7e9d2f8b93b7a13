package dev.ringway.events.attempts;

import dev.ringway.events.EventName;
import dev.ringway.events.Required;
import java.time.Instant;
import java.util.Optional;

/**
 * The whole state of a dial attempt after a change. Consumers keep the highest {@code version} they have seen of an
 * {@code attemptId} and ignore an older one.
 *
 * @param state reserved, requested, placed, unknown (asked, no answer), finished, unresolved
 * @param attemptNumber of this contact in this campaign, from 1
 * @param callSid of the call that it became, once that is known
 * @param liveTranscript whether the campaign wants the call transcribed while it lasts
 */
@EventName("dev.ringway.dial-attempt.changed.v1")
public record DialAttemptChanged(
        String attemptId,
        long version,
        String state,
        Optional<String> campaignId,
        Optional<String> contactId,
        Optional<String> contactName,
        Optional<Integer> attemptNumber,
        Optional<String> agentId,
        Optional<String> callSid,
        Optional<String> from,
        Optional<String> to,
        boolean liveTranscript,
        Instant createdAt,
        Instant updatedAt)
        implements DialAttemptEvent {

    public DialAttemptChanged {
        Required.text(attemptId, "attemptId");
        Required.text(state, "state");
        Required.value(createdAt, "createdAt");
        Required.value(updatedAt, "updatedAt");
    }

    @Override
    public String entityId() {
        return attemptId;
    }
}
