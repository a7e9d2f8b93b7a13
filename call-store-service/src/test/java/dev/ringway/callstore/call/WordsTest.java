package dev.ringway.callstore.call;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringway.events.EventData;
import dev.ringway.events.Topic;
import dev.ringway.events.Topics;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class WordsTest {

    /** A field that is new in one of these contracts belongs here, or to the words where something said may be in it. */
    private static final Set<String> FACTS = Set.of(
            "accountSid",
            "agentId",
            "agentName",
            "agentNumber",
            "attemptId",
            "bodySha256",
            "callSid",
            "callStatus",
            "callSuccessful",
            "calledNumber",
            "callerId",
            "campaignId",
            "confidence",
            "contactId",
            "conversationId",
            "cost",
            "costUsd",
            "direction",
            "duration",
            "errorCode",
            "errorReason",
            "event",
            "externalNumber",
            "failureReason",
            "from",
            "language",
            "languageCode",
            "last",
            "latencyMs",
            "provider",
            "sequenceId",
            "sipResponseCode",
            "stability",
            "startTime",
            "status",
            "terminationReason",
            "timestamp",
            "to",
            "track",
            "transcriptionSid",
            "voiceId",
            "webhookType");

    static Stream<Class<? extends EventData>> types() {
        return Stream.of(Topics.ELEVENLABS_EVENTS, Topics.TRANSCRIPT_SEGMENTS)
                .map(Topic::types)
                .flatMap(types -> types.values().stream());
    }

    @ParameterizedTest
    @MethodSource("types")
    void everyFieldIsEitherAFactOrWords(Class<? extends EventData> type) {
        Set<String> known = new HashSet<>(FACTS);
        known.addAll(Words.FIELDS);

        assertThat(known)
                .containsAll(Arrays.stream(type.getRecordComponents())
                        .map(field -> field.getName())
                        .collect(Collectors.toSet()));
    }

    @Test
    void factsStay() {
        assertThat(Words.takenOutOf(Map.of("conversationId", "conv_1", "payload", Map.of("transcript", "Hello"))))
                .isEqualTo(Map.of("conversationId", "conv_1"));
    }
}
