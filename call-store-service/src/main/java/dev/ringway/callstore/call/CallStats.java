package dev.ringway.callstore.call;

import java.util.Map;

/**
 * Calls counted; a call of which the property is not known counts in {@code total} only.
 *
 * @param talk from answer to end
 * @param ring from ringing to answer or end
 */
public record CallStats(
        long total,
        Map<String, Long> byStatus,
        Map<String, Long> byOutcome,
        Map<String, Long> byDirection,
        Map<String, Long> byAnsweredBy,
        Durations talk,
        Durations ring) {

    /**
     * @param calls those that have such a duration
     * @param totalSeconds of all of them
     * @param averageSeconds 0 where there are none
     * @param longestSeconds 0 where there are none
     */
    public record Durations(long calls, long totalSeconds, double averageSeconds, long longestSeconds) {

        public static Durations of(long calls, long totalSeconds, long longestSeconds) {
            double average = calls == 0 ? 0 : Math.round(10.0 * totalSeconds / calls) / 10.0;
            return new Durations(calls, totalSeconds, average, longestSeconds);
        }
    }
}
