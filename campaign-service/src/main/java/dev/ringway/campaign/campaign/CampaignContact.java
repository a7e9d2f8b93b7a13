package dev.ringway.campaign.campaign;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A contact in a campaign; of another campaign it has another state.
 *
 * @param version grows by one at every write
 * @param callTime seconds of all its answered calls
 * @param nextAttempt when it is looked at next; empty where it is not to be called by itself
 * @param notBefore what the delay after its last attempt demands, whatever else changes; empty before the first
 * @param callResults of the last calls, the newest last
 * @param outcome of the last call
 * @param lastDecision whether it was to be dialled when somebody looked last, and why not
 */
public record CampaignContact(
        String campaignId,
        String contactId,
        long version,
        ContactState status,
        KnownContact contact,
        int attempts,
        long answered,
        long callTime,
        BigDecimal spend,
        Optional<Instant> lastAttempt,
        Optional<Instant> nextAttempt,
        Optional<Instant> notBefore,
        List<CallResult> callResults,
        Optional<String> outcome,
        Map<String, Object> customData,
        Optional<Decision> lastDecision,
        Instant createdAt,
        Instant updatedAt) {

    /** The outcome of a call that came to what it was for. */
    public static final String SUCCESS = "success";

    public CampaignContact {
        callResults = List.copyOf(callResults);
        customData = Collections.unmodifiableMap(new LinkedHashMap<>(customData));
    }

    /**
     * What a campaign keeps of a contact, so that it is sorted and shown without looking it up. Whether it may be called is
     * asked of the contact itself.
     *
     * @param priority 0 to 10, the highest is called first
     */
    public record KnownContact(String phoneNumber, Optional<String> name, Optional<String> timeZone, int priority) {}

    /** @param duration seconds */
    public record CallResult(
            Optional<String> callSid,
            Instant timestamp,
            String status,
            Optional<Long> duration,
            Optional<String> notes) {}

    public record Decision(boolean dial, Optional<String> reason, Instant at) {}

    /**
     * What is summed up of calls.
     *
     * @param answered calls
     * @param callTime seconds
     */
    public record Sums(long answered, long callTime, BigDecimal spend) {}

    /**
     * Where it stands.
     *
     * @param nextAttempt when it is looked at next; empty where it is not to be called by itself
     * @param notBefore what the delay after its last attempt demands
     */
    public record Standing(
            ContactState status,
            Optional<Instant> nextAttempt,
            Optional<Instant> notBefore,
            Optional<Decision> lastDecision) {}

    /**
     * What is known of its calls.
     *
     * @param results of the last calls, the newest last
     * @param outcome of the last call
     */
    public record Calls(
            int attempts,
            Sums sums,
            Optional<Instant> lastAttempt,
            List<CallResult> results,
            Optional<String> outcome) {

        /** How many results are kept. */
        public static final int RESULTS = 10;

        public Calls {
            results = results.size() <= RESULTS
                    ? List.copyOf(results)
                    : List.copyOf(results.subList(results.size() - RESULTS, results.size()));
        }
    }

    /**
     * One that was never called.
     *
     * @param version its first one
     */
    public static CampaignContact added(
            String campaignId,
            String contactId,
            long version,
            KnownContact contact,
            Optional<String> suppressedFor,
            Instant now) {
        return new CampaignContact(
                campaignId,
                contactId,
                version,
                suppressedFor.isPresent() ? ContactState.SUPPRESSED : ContactState.PENDING,
                contact,
                0,
                0,
                0,
                BigDecimal.ZERO,
                Optional.empty(),
                suppressedFor.isPresent() ? Optional.empty() : Optional.of(now),
                Optional.empty(),
                List.of(),
                Optional.empty(),
                Map.of(),
                suppressedFor.map(reason -> new Decision(false, Optional.of(reason), now)),
                now,
                now);
    }

    public String id() {
        return campaignId + ":" + contactId;
    }

    public Calls calls() {
        return new Calls(attempts, new Sums(answered, callTime, spend), lastAttempt, callResults, outcome);
    }

    public Standing standing() {
        return new Standing(status, nextAttempt, notBefore, lastDecision);
    }

    /** The next version, standing there, with these calls. */
    public CampaignContact with(Standing standing, Calls calls, Instant now) {
        return new CampaignContact(
                campaignId,
                contactId,
                version + 1,
                standing.status(),
                contact,
                calls.attempts(),
                calls.sums().answered(),
                calls.sums().callTime(),
                calls.sums().spend(),
                calls.lastAttempt(),
                standing.nextAttempt(),
                standing.notBefore(),
                calls.results(),
                calls.outcome(),
                customData,
                standing.lastDecision(),
                createdAt,
                now);
    }

    /** Whether it may be taken out as if it had never been in. */
    public boolean isUntouched() {
        return attempts == 0 && !status.isInProgress();
    }

    /** Since when it may be called as far as its own attempts go. */
    public Instant due() {
        return notBefore.orElse(createdAt);
    }

    /** Whether it is not looked at before a time that somebody took to be of use, though no attempt of its own demands that. */
    public boolean waitsForOthers(Instant now) {
        return status.isWaiting()
                && nextAttempt
                        .filter(next -> next.isAfter(now) && next.isAfter(due()))
                        .isPresent();
    }

    /**
     * The next version, with what is known of the contact now. One that waits is looked at as soon as its attempts allow.
     *
     * @param suppressedFor why it is not called from now on; empty where that is as it was
     */
    public CampaignContact next(KnownContact known, Optional<String> suppressedFor, Instant now) {
        return suppressedFor
                .map(reason -> next(
                        ContactState.SUPPRESSED,
                        known,
                        Optional.of(new Decision(false, Optional.of(reason), now)),
                        Optional.empty(),
                        now))
                .orElseGet(() -> next(
                        status, known, lastDecision, nextAttempt.map(next -> status.isWaiting() ? due() : next), now));
    }

    private CampaignContact next(
            ContactState state, KnownContact known, Optional<Decision> decision, Optional<Instant> due, Instant now) {
        return new CampaignContact(
                campaignId,
                contactId,
                version + 1,
                state,
                known,
                attempts,
                answered,
                callTime,
                spend,
                lastAttempt,
                due,
                notBefore,
                callResults,
                outcome,
                customData,
                decision,
                createdAt,
                now);
    }
}
