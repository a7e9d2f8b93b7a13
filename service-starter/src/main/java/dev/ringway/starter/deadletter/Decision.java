package dev.ringway.starter.deadletter;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/**
 * What a person decided about a dead letter: one record of the decision topic, keyed by the letter, attributes in headers
 * in text, and for a correction the body as the record's value.
 *
 * @param why in the person's words; may be empty
 * @param expectedVersion it holds only if the letter stands at this version where the decision stands in the log
 * @param replayedVersion the version that was replayed
 * @param replay where the replayed record stands, where its group reads it from a replay topic
 * @param offset where it lies in the log, and with it a correction's body; negative until it is there
 */
record Decision(
        DeadLetterId letter,
        Kind kind,
        String by,
        Instant at,
        String why,
        Optional<Long> expectedVersion,
        Optional<Long> replayedVersion,
        Optional<ReplayPlace> replay,
        long offset) {

    enum Kind {
        CORRECTED,
        REPLAYED,
        DISCARDED,
        REOPENED;

        String text() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    ProducerRecord<String, byte[]> toRecord(String topic, byte @Nullable [] body) {
        ProducerRecord<String, byte[]> message = new ProducerRecord<>(topic, letter.toString(), body);
        Headers headers = message.headers();
        headers.add("decision", bytes(kind.text()));
        headers.add("by", bytes(by));
        headers.add("at", bytes(at.toString()));
        headers.add("why", bytes(why));
        expectedVersion.ifPresent(version -> headers.add("expected-version", bytes(version.toString())));
        replayedVersion.ifPresent(version -> headers.add("replayed-version", bytes(version.toString())));
        replay.ifPresent(place -> headers.add("replay", bytes(place.toString())));
        return message;
    }

    static Decision of(ConsumerRecord<String, byte[]> message) {
        return new Decision(
                DeadLetterId.read("key", message.key()),
                Kind.valueOf(header(message, "decision").orElseThrow().toUpperCase(Locale.ROOT)),
                header(message, "by").orElse(""),
                header(message, "at").map(Instant::parse).orElseGet(() -> Instant.ofEpochMilli(message.timestamp())),
                header(message, "why").orElse(""),
                header(message, "expected-version").map(Long::valueOf),
                header(message, "replayed-version").map(Long::valueOf),
                header(message, "replay").flatMap(ReplayPlace::read),
                message.offset());
    }

    private static Optional<String> header(ConsumerRecord<?, ?> message, String name) {
        return Optional.ofNullable(message.headers().lastHeader(name))
                .map(Header::value)
                .map(value -> new String(value, StandardCharsets.UTF_8));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
