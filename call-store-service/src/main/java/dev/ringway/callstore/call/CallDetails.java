package dev.ringway.callstore.call;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Everything that is stored about a call, for those who look. What is not known is left out. Times in UTC, durations in
 * seconds where the name says nothing else.
 *
 * @param version grows by one at every write
 * @param status queued, initiated, ringing, in-progress, or for good completed, busy, failed, no-answer, canceled
 * @param direction inbound or outbound
 * @param from E.164, or a SIP or client address, or such as anonymous
 * @param callerName as the network gives it; may be a number
 * @param accountSid the Twilio account, main or subaccount, that the call runs under
 * @param startTime first seen
 * @param answeredAt as reported; where that report was lost, to the second what the end and the duration leave
 * @param duration from answer to end
 * @param ringDuration from ringing to answer or end
 * @param price what Twilio charged, in {@code priceCurrency}
 * @param answeredBy human, fax, unknown, machine_start, machine_end_beep …
 * @param terminatedBy caller, agent, system, carrier, unknown
 * @param lastSequence the provider's number of the report that the status is from
 * @param callSuccessful the agent platform's verdict: success, failure, unknown
 * @param startMonth the UTC month of the start
 */
public record CallDetails(
        String sid,
        long version,
        String status,
        Optional<String> direction,
        Optional<String> from,
        Optional<String> to,
        Optional<String> forwardedFrom,
        Optional<String> callerName,
        Optional<String> parentCallSid,
        Optional<String> accountSid,
        Optional<String> conversationId,
        Optional<String> region,
        Optional<String> campaignId,
        Optional<String> contactId,
        Optional<String> contactName,
        Optional<String> attemptId,
        Optional<Integer> attemptNumber,
        Optional<String> agentId,
        Optional<String> agentName,
        Optional<String> voiceId,
        Instant startTime,
        Optional<Instant> ringingAt,
        Optional<Instant> answeredAt,
        Optional<Instant> endTime,
        Optional<Long> duration,
        Optional<Long> ringDuration,
        Optional<String> answeredBy,
        Optional<Amd> amd,
        Optional<String> terminatedBy,
        Optional<String> terminationReason,
        Optional<Integer> sipResponseCode,
        Optional<String> stirVerstat,
        Optional<Outcome> outcome,
        Optional<String> callSuccessful,
        Optional<String> transcriptId,
        List<Recording> recordings,
        Optional<BigDecimal> price,
        Optional<String> priceCurrency,
        Optional<Cost> cost,
        Optional<QualityMetrics> qualityMetrics,
        Optional<Geo> geo,
        Metadata metadata,
        Optional<Long> lastSequence,
        String startMonth,
        Instant createdAt,
        Instant updatedAt) {

    /** Answering machine detection. */
    public record Amd(Optional<String> result, Optional<Long> durationMs) {}

    /**
     * @param status success, voicemail, no-answer, busy, failed, undialable, unknown
     * @param notes a person's
     */
    public record Outcome(
            Optional<String> status,
            Optional<String> reason,
            Optional<String> notes,
            Optional<Boolean> followUpRequired,
            Optional<Instant> followUpDate) {

        private Outcome as(Shown shown) {
            return new Outcome(status, reason.map(shown::text), notes.map(shown::text), followUpRequired, followUpDate);
        }
    }

    /** @param duration seconds */
    public record Recording(String recordingSid, String status, Optional<Long> duration) {}

    /** Each part in {@code currency}. */
    public record Cost(Optional<BigDecimal> telephony, Optional<BigDecimal> agent, Optional<String> currency) {}

    /** @param mos mean opinion score, 1 to 5 */
    public record QualityMetrics(
            Optional<Double> latencyMs,
            Optional<Double> jitterMs,
            Optional<Double> packetLossPercent,
            Optional<Double> mos) {}

    /** Where the other party's number is from. */
    public record Geo(Optional<String> city, Optional<String> state, Optional<String> zip, Optional<String> country) {}

    /**
     * @param source what brought the call about: api, campaign, inbound
     * @param customFields the user's own
     */
    public record Metadata(String source, List<String> tags, Map<String, Object> customFields) {

        private Metadata as(Shown shown) {
            return new Metadata(source, tags.stream().map(shown::text).toList(), shown.fields(customFields));
        }
    }

    /** How somebody may see what can hold a phone number. */
    public interface Shown {

        String party(String number);

        /** Written by people, or a name, which often is a number. */
        String text(String text);

        Map<String, Object> fields(Map<String, Object> fields);
    }

    public CallDetails as(Shown shown) {
        return new CallDetails(
                sid,
                version,
                status,
                direction,
                from.map(shown::party),
                to.map(shown::party),
                forwardedFrom.map(shown::party),
                callerName.map(shown::party),
                parentCallSid,
                accountSid,
                conversationId,
                region,
                campaignId,
                contactId,
                contactName.map(shown::text),
                attemptId,
                attemptNumber,
                agentId,
                agentName,
                voiceId,
                startTime,
                ringingAt,
                answeredAt,
                endTime,
                duration,
                ringDuration,
                answeredBy,
                amd,
                terminatedBy,
                terminationReason.map(shown::text),
                sipResponseCode,
                stirVerstat,
                outcome.map(whole -> whole.as(shown)),
                callSuccessful,
                transcriptId,
                recordings,
                price,
                priceCurrency,
                cost,
                qualityMetrics,
                geo,
                metadata.as(shown),
                lastSequence,
                startMonth,
                createdAt,
                updatedAt);
    }
}
