package dev.ringway.ingest.kafka;

import dev.ringway.events.Topic;
import dev.ringway.ingest.request.ReceivedRequest;
import dev.ringway.ingest.request.UnreadableReason;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * A dead letter of this service: the body as it came is the value, its SHA-256 the key, and what else a second attempt
 * needs stands in headers in text: {@code webhook-url}, {@code webhook-content-type}, {@code webhook-received-at},
 * {@code webhook-body: stored} where the value only says where the body lies, and as in every dead letter {@code dlt-reason}, {@code dlt-topic}, {@code dlt-group}, {@code dlt-rejected-at}.
 */
public final class ParkedRequest {

    /** Stands for this service in the dead-letter topic's name; it reads no topic. */
    public static final String GROUP = "webhook-ingest-service";

    /** Of whether the value only says where the body lies. */
    public static final String BODY = "webhook-body";

    public static final String STORED = "stored";

    private ParkedRequest() {}

    static ProducerRecord<String, byte[]> of(ReceivedRequest request, UnreadableReason reason) {
        Topic<?> topic = request.endpoint().topic();
        ProducerRecord<String, byte[]> parked = new ProducerRecord<>(
                topic.deadLetterTopic(GROUP),
                request.body().sha256(),
                request.body().bytes());
        add(parked, "webhook-url", request.url());
        request.contentType().ifPresent(type -> add(parked, "webhook-content-type", type));
        add(parked, "webhook-received-at", request.receivedAt().toString());
        if (request.body().isPlace()) {
            add(parked, BODY, STORED);
        }
        add(parked, "dlt-reason", reason.code());
        add(parked, "dlt-topic", topic.name());
        add(parked, "dlt-group", GROUP);
        add(parked, "dlt-rejected-at", request.receivedAt().toString());
        return parked;
    }

    private static void add(ProducerRecord<String, byte[]> parked, String name, String value) {
        parked.headers().add(name, value.getBytes(StandardCharsets.UTF_8));
    }
}
