package dev.ringway.campaign.contact;

import java.time.Instant;
import java.util.Optional;

/**
 * The calls of a contact in figures: of each the newest that is known, so that they do not depend on how often and in what
 * order it was told.
 *
 * @param totalCalls each call once, whatever became of it
 * @param lastCallDate the start of the call that began last
 * @param averageCallDuration seconds, of the completed calls
 */
public record CallHistory(
        long totalCalls,
        Optional<Instant> lastCallDate,
        Optional<String> lastCallStatus,
        Optional<Double> averageCallDuration) {

    public static final CallHistory NONE = new CallHistory(0, Optional.empty(), Optional.empty(), Optional.empty());

    /** @param last the call that began last */
    public static CallHistory of(CallSums sums, Optional<CountedCall> last) {
        return new CallHistory(
                sums.calls(),
                last.map(CountedCall::startTime),
                last.map(CountedCall::status),
                sums.completed() == 0 ? Optional.empty() : Optional.of((double) sums.seconds() / sums.completed()));
    }
}
