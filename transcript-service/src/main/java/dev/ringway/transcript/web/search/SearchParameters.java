package dev.ringway.transcript.web.search;

import dev.ringway.starter.http.Cursor;
import dev.ringway.starter.http.Query;
import dev.ringway.starter.http.TimeText;
import dev.ringway.starter.problems.ProblemException;
import dev.ringway.transcript.analysis.CriterionCheck;
import dev.ringway.transcript.analysis.Mood;
import dev.ringway.transcript.kept.TranscriptStatus;
import dev.ringway.transcript.search.CriterionResult;
import dev.ringway.transcript.search.DataValue;
import dev.ringway.transcript.search.SearchFilter;
import dev.ringway.transcript.search.SearchPosition;
import dev.ringway.transcript.search.SearchText;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;

/**
 * What is looked for, as parameters tell it. Any text will do, also an empty one, or beside a filter none; only the parameters
 * beside it can be wrong.
 *
 * @param query without the text
 */
record SearchParameters(String typed, Query query) {

    /** Of the text, in chars. */
    static final int LONGEST = 16_384;

    private static final String TEXT = "q";

    private static final Set<String> FILTERS = Set.of(
            "callSid",
            "agentId",
            "campaignId",
            "status",
            "sentiment",
            "callSuccessful",
            "criterion",
            "data",
            "from",
            "to");
    private static final Set<String> PARAMETERS =
            Stream.concat(FILTERS.stream(), Stream.of(TEXT, "cursor", "limit")).collect(Collectors.toUnmodifiableSet());

    static SearchParameters of(MultiValueMap<String, String> parameters) {
        List<String> texts = parameters.getOrDefault(TEXT, List.of());
        boolean filtered = parameters.keySet().stream().anyMatch(FILTERS::contains);
        if (texts.size() > 1 || (texts.isEmpty() && !filtered)) {
            throw ProblemException.invalid(
                    TEXT, "must be given once: what is looked for; beside a filter it may be left out");
        }
        String typed =
                texts.isEmpty() ? "" : Optional.ofNullable(texts.getFirst()).orElse("");
        if (typed.length() > LONGEST) {
            throw ProblemException.invalid(TEXT, "must not be longer than " + LONGEST + " characters");
        }
        MultiValueMap<String, String> others = new LinkedMultiValueMap<>(parameters);
        others.remove(TEXT);
        return new SearchParameters(typed, Query.of(others, PARAMETERS));
    }

    SearchText text() {
        return SearchText.of(typed);
    }

    SearchFilter filter() {
        return new SearchFilter(
                query.one("callSid"),
                Set.copyOf(query.all("agentId")),
                Set.copyOf(query.all("campaignId")),
                any("status", TranscriptStatus::of, "must be one of live, processing, failed, done"),
                any("sentiment", Mood::of, "must be one of positive, neutral, negative"),
                any("callSuccessful", CriterionCheck.Result::of, "must be one of success, failure, unknown"),
                each("criterion", CriterionResult::of, "must be <id>:success, <id>:failure or <id>:unknown")
                        .toList(),
                each("data", DataValue::of, "must be <key>:<value>").toList(),
                query.one("from", TimeText::read, TimeText.MESSAGE),
                query.one("to", TimeText::read, TimeText.MESSAGE));
    }

    Cursor cursors() {
        return new Cursor("transcripts/search " + text() + " " + filter());
    }

    Optional<SearchPosition> after(Cursor cursors) {
        return query.one("cursor")
                .map(text -> cursors.read(
                        text,
                        3,
                        values -> new SearchPosition(
                                Double.parseDouble(values.getFirst()), Cursor.time(values.get(1)), values.getLast())));
    }

    static String next(Cursor cursors, SearchPosition last) {
        return cursors.write(List.of(Double.toString(last.score()), last.at().toString(), last.conversationId()));
    }

    private <T> Set<T> any(String name, Function<String, Optional<T>> reading, String message) {
        return Set.copyOf(each(name, reading, message).distinct().toList());
    }

    private <T> Stream<T> each(String name, Function<String, Optional<T>> reading, String message) {
        return query.all(name).stream()
                .map(text -> reading.apply(text).orElseThrow(() -> ProblemException.invalid(name, message)));
    }
}
