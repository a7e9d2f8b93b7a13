package dev.ringway.campaign.contact;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.LongSummaryStatistics;
import java.util.Optional;

/**
 * The calls of a contact in figures. Always computed from all of its {@link CountedCall}s, so that it does not depend on
 * how often and in what order they were told.
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

    private static final Comparator<CountedCall> BY_START =
            Comparator.comparing(CountedCall::startTime).thenComparing(CountedCall::sid);

    public static CallHistory of(Collection<CountedCall> calls) {
        Optional<CountedCall> last = calls.stream().max(BY_START);
        LongSummaryStatistics durations = calls.stream()
                .filter(call -> call.status().equals("completed"))
                .flatMap(call -> call.duration().stream())
                .mapToLong(Long::longValue)
                .summaryStatistics();
        return new CallHistory(
                calls.size(),
                last.map(CountedCall::startTime),
                last.map(CountedCall::status),
                durations.getCount() == 0 ? Optional.empty() : Optional.of(durations.getAverage()));
    }
}
