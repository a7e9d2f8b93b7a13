package dev.ringway.events.calls;

import dev.ringway.events.EventName;
import dev.ringway.events.Required;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The whole state of a call after a change. Consumers keep the highest {@code version} they have seen of a {@code sid}
 * and ignore an older one.
 *
 * @param sid the Call SID
 * @param version grows by one at every write of the call
 * @param status queued, initiated, ringing, in-progress, or for good completed, busy, failed, no-answer, canceled
 * @param direction inbound or outbound
 * @param accountSid the Twilio account, main or subaccount, that the call runs under
 * @param startTime when the call was first seen
 * @param duration seconds from answer to end
 * @param ringDuration seconds from ringing to answer or end
 * @param source what brought the call about: api, campaign, inbound
 * @param price what Twilio charged, in {@code priceCurrency}; above zero
 * @param terminatedBy caller, agent, system, carrier, unknown
 * @param agentFailure why no agent ever spoke with who answered; empty where one did or may have
 * @param geo where the other party's number is from
 * @param transcriptId the conversation id that its transcript is stored under
 * @param callSuccessful ElevenLabs' verdict: success, failure, unknown
 */
@EventName("dev.ringway.call.changed.v1")
public record CallChanged(
        String sid,
        long version,
        String status,
        Optional<String> direction,
        Optional<String> from,
        Optional<String> to,
        Optional<String> parentCallSid,
        Optional<String> accountSid,
        Optional<String> conversationId,
        Optional<String> attemptId,
        Optional<Integer> attemptNumber,
        Optional<String> campaignId,
        Optional<String> contactId,
        Optional<String> contactName,
        Optional<String> agentId,
        Optional<String> agentName,
        Instant startTime,
        Optional<Instant> ringingAt,
        Optional<Instant> answeredAt,
        Optional<Instant> endTime,
        Optional<Long> duration,
        Optional<Long> ringDuration,
        Optional<String> answeredBy,
        Optional<Amd> amd,
        Optional<Integer> sipResponseCode,
        Optional<String> stirVerstat,
        Optional<String> terminatedBy,
        Optional<String> terminationReason,
        Optional<String> agentFailure,
        Optional<Outcome> outcome,
        Optional<BigDecimal> price,
        Optional<String> priceCurrency,
        Optional<Cost> cost,
        Optional<Geo> geo,
        List<RecordingSummary> recordings,
        Optional<String> transcriptId,
        Optional<String> callSuccessful,
        Optional<String> source,
        List<String> tags,
        Instant createdAt,
        Instant updatedAt)
        implements CallEvent {

    public CallChanged {
        Required.text(sid, "sid");
        Required.text(status, "status");
        Required.value(startTime, "startTime");
        Required.value(createdAt, "createdAt");
        Required.value(updatedAt, "updatedAt");
        recordings = recordings == null ? List.of() : List.copyOf(recordings);
        tags = tags == null ? List.of() : List.copyOf(tags);
    }

    @Override
    public String entityId() {
        return sid;
    }
}
