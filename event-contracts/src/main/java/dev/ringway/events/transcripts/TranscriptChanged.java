package dev.ringway.events.transcripts;

import dev.ringway.events.EventName;
import dev.ringway.events.Required;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A transcript after a change, as far as figures and lists need it: without its turns, its summary, the entities and the
 * data that were taken from it, and without the provider's payload. Texts are shortened, lists end where the schema says.
 * Consumers keep the highest {@code version} they have seen of a {@code conversationId} and ignore an older one.
 *
 * @param conversationId ElevenLabs', or {@code live:} and the Call SID of what is heard while a call lasts
 * @param status live, processing, failed, done
 * @param callSid of its call at Twilio. A transfer has two conversations on one call
 * @param contactName as the call has it
 * @param language as the provider names it
 * @param duration seconds
 * @param callSuccessful ElevenLabs' verdict: success, failure, unknown
 * @param keywords the weightiest first
 * @param talkRatio the agent's share of the time in which somebody spoke, 0 to 1
 * @param interruptions turns that the other one cut off
 * @param silence seconds in which nobody spoke
 * @param cost US dollars, ElevenLabs' part
 * @param terminationReason free text
 */
@EventName("dev.ringway.transcript.changed.v1")
public record TranscriptChanged(
        String conversationId,
        long version,
        String status,
        Optional<String> callSid,
        Optional<String> recordingSid,
        Optional<String> attemptId,
        Optional<String> agentId,
        Optional<String> campaignId,
        Optional<String> contactId,
        Optional<String> contactName,
        Optional<String> language,
        Optional<Instant> startTime,
        Optional<Long> duration,
        Optional<String> callSuccessful,
        Optional<String> title,
        Optional<Sentiment> sentiment,
        List<String> keywords,
        List<CriterionCheck> criteriaChecks,
        Optional<BigDecimal> talkRatio,
        Optional<Long> interruptions,
        Optional<BigDecimal> silence,
        Optional<Latency> latency,
        Optional<BigDecimal> cost,
        Optional<String> terminationReason,
        Instant createdAt,
        Instant updatedAt)
        implements TranscriptEvent {

    public TranscriptChanged {
        Required.text(conversationId, "conversationId");
        Required.text(status, "status");
        Required.value(createdAt, "createdAt");
        Required.value(updatedAt, "updatedAt");
        keywords = keywords == null ? List.of() : List.copyOf(keywords);
        criteriaChecks = criteriaChecks == null ? List.of() : List.copyOf(criteriaChecks);
    }

    @Override
    public String entityId() {
        return conversationId;
    }
}
