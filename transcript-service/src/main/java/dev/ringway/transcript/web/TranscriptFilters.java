package dev.ringway.transcript.web;

import dev.ringway.starter.http.Cursor;
import dev.ringway.starter.http.Query;
import dev.ringway.starter.problems.ProblemException;
import dev.ringway.transcript.analysis.Mood;
import dev.ringway.transcript.kept.StoredTranscript;
import dev.ringway.transcript.kept.TranscriptFilter;
import dev.ringway.transcript.kept.TranscriptPosition;
import dev.ringway.transcript.kept.TranscriptStatus;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.util.MultiValueMap;

/** Which transcripts are asked for, as parameters tell it. */
final class TranscriptFilters {

    private static final Set<String> PARAMETERS =
            Set.of("callSid", "agentId", "campaignId", "status", "sentiment", "cursor", "limit");

    private TranscriptFilters() {}

    static Query query(MultiValueMap<String, String> parameters) {
        return Query.of(parameters, PARAMETERS);
    }

    static TranscriptFilter of(Query query) {
        return new TranscriptFilter(
                query.one("callSid"),
                query.one("agentId"),
                query.one("campaignId"),
                all(query, "status", TranscriptStatus::of, "must be one of live, processing, failed, done"),
                all(query, "sentiment", Mood::of, "must be one of positive, neutral, negative"));
    }

    static Optional<TranscriptPosition> after(Query query, Cursor cursors) {
        return query.one("cursor")
                .map(text -> cursors.read(
                        text, 2, values -> new TranscriptPosition(Cursor.time(values.getFirst()), values.getLast())));
    }

    static String next(Cursor cursors, StoredTranscript last) {
        return cursors.write(
                List.of(last.createdAt().toString(), last.transcript().conversationId()));
    }

    private static <T> Set<T> all(Query query, String name, Function<String, Optional<T>> reading, String message) {
        return query.all(name).stream()
                .map(text -> reading.apply(text).orElseThrow(() -> ProblemException.invalid(name, message)))
                .collect(Collectors.toSet());
    }
}
