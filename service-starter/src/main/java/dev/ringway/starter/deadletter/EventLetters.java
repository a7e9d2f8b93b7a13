package dev.ringway.starter.deadletter;

import dev.ringway.events.EventCodec;
import dev.ringway.events.Topic;
import dev.ringway.events.UndecodableEventException;
import dev.ringway.starter.problems.ProblemException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.kafka.core.KafkaTemplate;
import tools.jackson.core.JacksonException;

/** Records of a topic that this service reads: put on the group's replay topic, which its listener reads too. */
final class EventLetters implements DeadLetterKind {

    private static final List<String> CALL_FIELDS = List.of("callSid", "sid");

    private final DeadLetterTopic topic;
    private final EventCodec codec;
    private final KafkaTemplate<String, byte[]> kafka;
    private final boolean replays;

    /** @param replays whether the service's listeners read replays at all */
    EventLetters(DeadLetterTopic topic, EventCodec codec, KafkaTemplate<String, byte[]> kafka, boolean replays) {
        this.topic = topic;
        this.codec = codec;
        this.kafka = kafka;
        this.replays = replays;
    }

    @Override
    public boolean isOf(Topic<?> source, String group) {
        return topic.source().equals(source) && topic.group().equals(group);
    }

    @Override
    public Optional<Object> data(DeadLetter letter, byte[] body) {
        try {
            return Optional.ofNullable(EventCodec.jsonMapper().readValue(body, Object.class));
        } catch (JacksonException notJson) {
            return Optional.empty();
        }
    }

    @Override
    public boolean concerns(DeadLetter letter, String callSid) {
        return letter.key().equals(callSid)
                || data(letter, letter.body())
                        .filter(data -> data instanceof Map<?, ?> fields
                                && CALL_FIELDS.stream().anyMatch(name -> callSid.equals(fields.get(name))))
                        .isPresent();
    }

    @Override
    public Instant receivedAt(DeadLetter letter) {
        return Stream.of("ce_receivedat", "dlt-time")
                .flatMap(name -> letter.header(name).flatMap(EventLetters::time).stream())
                .findFirst()
                .orElse(letter.rejectedAt());
    }

    @Override
    public byte[] corrected(DeadLetter letter, @Nullable Object data) {
        if (!(data instanceof Map<?, ?>)) {
            throw ProblemException.invalid("data", "must be the event's data, an object");
        }
        byte[] body = EventCodec.jsonMapper().writeValueAsBytes(data);
        try {
            codec.decode(topic.source(), with(letter.record(), body));
        } catch (UndecodableEventException unfit) {
            throw unfit(unfit);
        }
        return body;
    }

    @Override
    public CompletableFuture<?> replay(DeadLetter letter, byte[] body) {
        if (!replays) {
            throw new ProblemException(
                    HttpStatus.CONFLICT,
                    "not-replayed-here",
                    "This service follows its topics from a position of its own and takes nothing in twice."
                            + " Have the entity changed or published again by the service that owns it.");
        }
        Headers headers = new RecordHeaders(letter.record().headers());
        List.of("dlt-reason", "dlt-class", "dlt-group", "dlt-rejected-at", "dlt-predecessor", "dlt-replay")
                .forEach(headers::remove);
        headers.remove("replay-of").add("replay-of", letter.id().toString().getBytes(StandardCharsets.UTF_8));
        byte @Nullable [] value = letter.record().value() == null ? null : body;
        return kafka.send(new ProducerRecord<>(
                        topic.source().replayTopic(topic.group()),
                        null,
                        letter.record().key(),
                        value,
                        headers))
                .thenApply(sent -> new ReplayPlace(
                        sent.getRecordMetadata().partition(),
                        sent.getRecordMetadata().offset()));
    }

    private static ConsumerRecord<String, byte[]> with(ConsumerRecord<String, byte[]> original, byte[] body) {
        return new ConsumerRecord<>(
                original.topic(),
                original.partition(),
                original.offset(),
                original.timestamp(),
                TimestampType.CREATE_TIME,
                0,
                body.length,
                original.key(),
                body,
                original.headers(),
                Optional.empty());
    }

    /** Names the field and what our contract says of it; never what Jackson says, which quotes values. */
    private static ProblemException unfit(UndecodableEventException unfit) {
        String field = "data";
        String message = String.valueOf(unfit.getMessage());
        if (unfit.getCause() instanceof JacksonException json) {
            field += json.getPath().stream()
                    .map(step ->
                            step.getPropertyName() == null ? "[" + step.getIndex() + "]" : "." + step.getPropertyName())
                    .reduce("", String::concat);
            message = json.getCause() instanceof IllegalArgumentException missing
                    ? String.valueOf(missing.getMessage())
                    : message;
        }
        ProblemException problem = ProblemException.invalid(field, message);
        problem.initCause(unfit);
        return problem;
    }

    private static Optional<Instant> time(String text) {
        try {
            return Optional.of(OffsetDateTime.parse(text).toInstant());
        } catch (DateTimeException notATime) {
            return Optional.empty();
        }
    }
}
