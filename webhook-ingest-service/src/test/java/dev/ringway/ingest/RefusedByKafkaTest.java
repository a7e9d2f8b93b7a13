package dev.ringway.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.ringway.events.Topics;
import dev.ringway.ingest.spool.Broker;
import dev.ringway.local.server.LocalServers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.InvalidRecordException;
import org.apache.kafka.common.errors.InvalidTimestampException;
import org.apache.kafka.common.errors.RecordBatchTooLargeException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.SerializationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;

/** A real broker, that refuses an event once as no broker can be made to. */
@IngestTest
class RefusedByKafkaTest {

    private static final Map<String, Throwable> REFUSED_ONCE = new ConcurrentHashMap<>();

    @LocalServerPort
    private int port;

    private final String callSid = Posting.newCallSid();
    private final TopicContents topics = new TopicContents(LocalServers.kafkaBootstrapServers());

    static Stream<Arguments> forEver() {
        return Stream.of(
                Arguments.of(new RecordTooLargeException(""), "too-large-for-kafka"),
                Arguments.of(new RecordBatchTooLargeException(""), "too-large-for-kafka"),
                Arguments.of(new InvalidRecordException(""), "refused-by-kafka"),
                Arguments.of(new SerializationException(""), "not-writable"));
    }

    @ParameterizedTest
    @MethodSource("forEver")
    void whatIsRefusedForEverIsParkedAndNotAskedForAgain(Throwable failure, String reason) {
        REFUSED_ONCE.put(callSid, failure);
        assertThat(post()).isEqualTo(204);
        assertThat(parkedReasons()).containsExactly(reason);
    }

    @Test
    void aTimestampThatIsRefusedIsTheClocksFaultAndTheEventIsTriedAgain() {
        REFUSED_ONCE.put(callSid, new InvalidTimestampException("the host's clock is off"));
        assertThat(post()).isEqualTo(204);
        await().until(() -> topics.records(Topics.TWILIO_EVENTS.name()).stream()
                .anyMatch(record -> record.key().equals(callSid)));
        assertThat(parkedReasons()).isEmpty();
    }

    private int post() {
        return new Posting(port).signed(Posting.ringing(callSid)).statusCode();
    }

    private List<String> parkedReasons() {
        return topics.records(TopicContents.PARKED).stream()
                .filter(letter -> new String(letter.value(), StandardCharsets.UTF_8).contains(callSid))
                .map(letter ->
                        new String(letter.headers().lastHeader("dlt-reason").value(), StandardCharsets.UTF_8))
                .toList();
    }

    @TestConfiguration(proxyBeanMethods = false)
    static class Refusing {

        @Bean
        static BeanPostProcessor refusingBroker() {
            return new BeanPostProcessor() {
                @Override
                public Object postProcessAfterInitialization(Object bean, String name) {
                    return bean instanceof Broker broker ? new RefusingBroker(broker) : bean;
                }
            };
        }
    }

    private record RefusingBroker(Broker kafka) implements Broker {

        @Override
        public CompletableFuture<?> send(ProducerRecord<String, byte[]> record) {
            Throwable failure = REFUSED_ONCE.remove(record.key());
            return failure == null ? kafka.send(record) : CompletableFuture.failedFuture(failure);
        }

        @Override
        public int partitions(String topic) {
            return kafka.partitions(topic);
        }
    }
}
