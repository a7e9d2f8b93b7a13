package dev.ringway.transcript.store.search;

import dev.ringway.transcript.analysis.Analysis;
import dev.ringway.transcript.analysis.CriterionCheck;
import dev.ringway.transcript.analysis.Mood;
import dev.ringway.transcript.analysis.Origin;
import dev.ringway.transcript.analysis.Sentiment;
import dev.ringway.transcript.conversation.Conversation;
import dev.ringway.transcript.conversation.Speaker;
import dev.ringway.transcript.conversation.Turn;
import dev.ringway.transcript.kept.Links;
import dev.ringway.transcript.kept.StoredTranscript;
import dev.ringway.transcript.kept.Transcript;
import dev.ringway.transcript.kept.TranscriptStatus;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Conversations in many languages, written for the tests of the search: {@code corpus.jsonl}. */
final class WrittenCorpus {

    private WrittenCorpus() {}

    static List<String> lines(String resource) {
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(
                WrittenCorpus.class.getResourceAsStream("/search/" + resource), StandardCharsets.UTF_8))) {
            return reader.lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    static List<StoredTranscript> transcripts() {
        return lines("corpus.jsonl").stream()
                .map(JsonMapper.shared()::readTree)
                .map(WrittenCorpus::transcript)
                .toList();
    }

    private static StoredTranscript transcript(JsonNode written) {
        Instant at = Instant.parse(written.path("at").asString());
        List<String> turns =
                written.path("turns").valueStream().map(JsonNode::asString).toList();
        Conversation conversation = new Conversation(
                Optional.of(written.path("lang").asString()),
                Optional.of(at),
                Optional.of(10L * turns.size()),
                IntStream.range(0, turns.size())
                        .mapToObj(index -> turn(turns.get(index), at.plusSeconds(10L * index)))
                        .toList());
        Transcript transcript = new Transcript(
                written.path("id").asString(),
                TranscriptStatus.DONE,
                new Links(
                        Optional.of("CA-" + written.path("id").asString()),
                        Optional.empty(),
                        Optional.of(written.path("agent").asString()),
                        Optional.of(written.path("campaign").asString())),
                conversation,
                analysis(written),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
        return new StoredTranscript(transcript, 1, at, at);
    }

    private static Turn turn(String written, Instant at) {
        return new Turn(
                written.startsWith("a:") ? Speaker.AGENT : Speaker.USER,
                Optional.of(written.substring(2)),
                Optional.of(at),
                Optional.of(at.plusSeconds(5)),
                Optional.empty(),
                false,
                List.of(),
                Optional.empty());
    }

    private static Analysis analysis(JsonNode written) {
        Map<String, Object> data = new LinkedHashMap<>();
        written.path("data")
                .properties()
                .forEach(one -> data.put(one.getKey(), one.getValue().asString()));
        return new Analysis(
                CriterionCheck.Result.of(written.path("outcome").asString()),
                Optional.of(written.path("summary").asString()),
                Optional.of(written.path("title").asString()),
                Mood.of(written.path("sentiment").asString()).map(mood -> new Sentiment(mood, 0, List.of())),
                written.path("keywords").valueStream().map(JsonNode::asString).toList(),
                List.of(),
                written.path("criteria").properties().stream()
                        .map(one -> new CriterionCheck(
                                one.getKey(),
                                one.getKey(),
                                CriterionCheck.Result.of(one.getValue().asString())
                                        .orElseThrow(),
                                Optional.empty(),
                                Optional.empty()))
                        .toList(),
                data,
                Optional.empty(),
                Origin.NONE);
    }
}
