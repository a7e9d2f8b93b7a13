package dev.ringway.transcript.insight;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * What conversations that are done amount to.
 *
 * @param criteria by their ids
 * @param topics the commonest first
 * @param byAgent those first that have most conversations; so is {@code byCampaign}
 * @param latency empty where nobody told how long an agent took to answer
 */
public record Insights(
        long conversations,
        List<Criterion> criteria,
        List<Topic> topics,
        Moods sentiment,
        List<MoodsOf> byAgent,
        List<MoodsOf> byCampaign,
        Optional<Latency> latency) {

    /**
     * How often each result came.
     *
     * @param unknown the conversation did not tell
     */
    public record Results(long success, long failure, long unknown) {

        Results plus(Results other) {
            return new Results(success + other.success, failure + other.failure, unknown + other.unknown);
        }

        /** The share of success where it is known; empty where it never is. */
        public Optional<Double> rate() {
            long known = success + failure;
            return known == 0 ? Optional.empty() : Optional.of((double) success / known);
        }
    }

    /** @param start the first day of the period */
    public record Period(LocalDate start, Results results) {}

    /** @param periods in the order of time; those without a conversation that was checked are left out */
    public record Criterion(String id, String name, List<Period> periods) {

        public Results total() {
            return periods.stream().map(Period::results).reduce(new Results(0, 0, 0), Results::plus);
        }
    }

    /** @param count conversations of which it is a keyword */
    public record Topic(String keyword, long count) {}

    /**
     * Conversations by the mood of the person.
     *
     * @param unknown nobody could tell
     * @param score the mean, -1 to 1; empty where nobody could tell
     */
    public record Moods(long positive, long neutral, long negative, long unknown, Optional<Double> score) {}

    /** @param id of the agent or campaign */
    public record MoodsOf(String id, Moods moods) {}

    /**
     * How long agents took to answer, in seconds: means over conversations.
     *
     * @param p50 of the medians
     * @param p90 of the ninetieth percentiles
     * @param conversations that tell it
     */
    public record Latency(double p50, double p90, long conversations) {}
}
