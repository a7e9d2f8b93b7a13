package dev.ringway.transcript.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringway.events.EventCodec;
import dev.ringway.events.contract.EventSchemas;
import dev.ringway.events.transcripts.TranscriptChanged;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.bson.Document;
import org.bson.types.Decimal128;
import org.junit.jupiter.api.Test;

/** Whatever may lie among the transcripts is told, by the published schema. */
class TranscriptsPublicationTest {

    private static final Date AT = Date.from(Instant.parse("2025-10-15T09:22:06Z"));

    @Test
    void theLeastThatAValidTranscriptHasIsTold() {
        TranscriptChanged told = told(stored());

        assertThat(told.conversationId()).isEqualTo("conv_1");
        assertThat(told.version()).isEqualTo(3);
        assertThat(told.status()).isEqualTo("processing");
        assertThat(told.keywords()).isEmpty();
    }

    @Test
    void figuresAreDecimalsOfSixPlaces() {
        TranscriptChanged told = told(stored().append("cost", Decimal128.parse("0.04830"))
                .append(
                        "analysis",
                        new Document("talkRatio", 1.0 / 3)
                                .append("silence", 20)
                                .append("interruptions", 2)
                                .append("sentiment", new Document("overall", "positive").append("score", -0.0))
                                .append("latency", new Document("p50", 0.33).append("p90", 1))));

        assertThat(told.talkRatio().orElseThrow()).isEqualTo("0.333333");
        assertThat(told.silence().orElseThrow().toString()).isEqualTo("20");
        assertThat(told.cost().orElseThrow()).isEqualTo("0.0483");
        assertThat(told.interruptions()).contains(2L);
        assertThat(told.sentiment().orElseThrow().score()).isZero();
        assertThat(told.latency().orElseThrow().p50()).isEqualTo("0.33");
    }

    @Test
    void whatIsTooLargeOrHalfIsNoReasonToHoldUpTheOthers() {
        String long1 = "x".repeat(20_000);
        Document analysis = new Document("title", "\uD83D\uDE00".repeat(400))
                .append(
                        "keywords",
                        IntStream.range(0, 80).mapToObj(i -> i + long1).toList())
                .append("sentiment", new Document("overall", "positive"))
                .append("latency", new Document("p50", Double.NaN).append("p90", 1.0))
                .append("silence", Double.POSITIVE_INFINITY)
                .append(
                        "criteriaChecks",
                        List.of(
                                new Document("id", long1).append("result", "success"),
                                new Document("id", "greeted")
                                        .append("name", long1)
                                        .append("result", "failure")));
        TranscriptChanged told = told(stored().append("analysis", analysis)
                .append("cost", Decimal128.POSITIVE_INFINITY)
                .append("terminationReason", long1));

        assertThat(told.title().orElseThrow()).hasSizeLessThanOrEqualTo(300).endsWith("\uD83D\uDE00…");
        assertThat(told.keywords()).hasSize(50).allMatch(keyword -> keyword.length() == 100);
        assertThat(told.sentiment()).isEmpty();
        assertThat(told.latency()).isEmpty();
        assertThat(told.silence()).isEmpty();
        assertThat(told.cost()).isEmpty();
        assertThat(told.criteriaChecks())
                .singleElement()
                .matches(check -> check.id().equals("greeted"));
    }

    private static Document stored() {
        return new Document("_id", "conv_1")
                .append("status", "processing")
                .append("createdAt", AT)
                .append("updatedAt", AT)
                .append("version", 3L);
    }

    private static TranscriptChanged told(Document document) {
        var event = TranscriptsPublication.event(document);
        ProducerRecord<String, byte[]> record = new EventCodec().encode(event);
        new EventSchemas().assertConforms(record.headers(), record.value());
        assertThat(record.value().length).isLessThan(100_000);
        return event.data();
    }
}
