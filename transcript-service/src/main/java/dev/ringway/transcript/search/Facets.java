package dev.ringway.transcript.search;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How many of the matches have which property, the most first.
 *
 * @param criteria by {@code <id>:<result>}
 */
public record Facets(
        List<Counted> agents,
        List<Counted> campaigns,
        List<Counted> sentiments,
        List<Counted> outcomes,
        List<Counted> criteria,
        List<Counted> keywords) {

    /** Of longer lists the rest is left out. */
    private static final int MOST = 20;

    private static final int MOST_CRITERIA = 3 * MOST;

    /** A property's value, and how many matches have it. */
    public record Counted(String value, long count) {}

    public static Facets of(List<Match> matches) {
        return estimated(matches, 1);
    }

    /** @param factor how many stand behind each of those looked at */
    public static Facets estimated(List<Match> matches, double factor) {
        return new Facets(
                counted(matches, match -> match.agentId().stream(), factor, MOST),
                counted(matches, match -> match.campaignId().stream(), factor, MOST),
                counted(matches, match -> match.mood().stream(), factor, MOST),
                counted(matches, match -> match.outcome().stream(), factor, MOST),
                counted(matches, match -> match.criteria().stream(), factor, MOST_CRITERIA),
                counted(matches, match -> match.keywords().stream(), factor, MOST));
    }

    private static List<Counted> counted(
            List<Match> matches, Function<Match, Stream<String>> values, double factor, int most) {
        Map<String, Long> counts = matches.stream()
                .flatMap(match -> values.apply(match).distinct())
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
        return counts.entrySet().stream()
                .map(one -> new Counted(one.getKey(), Math.round(one.getValue() * factor)))
                .sorted(Comparator.comparingLong(Counted::count).reversed().thenComparing(Counted::value))
                .limit(most)
                .toList();
    }
}
