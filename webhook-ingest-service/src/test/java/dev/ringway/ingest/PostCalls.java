package dev.ringway.ingest;

import dev.ringway.events.Event;
import dev.ringway.events.EventCodec;
import dev.ringway.events.Topics;
import dev.ringway.events.contract.EventSchemas;
import dev.ringway.local.server.LocalServers;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Posts to the post-call webhook over HTTP, as ElevenLabs does. */
public record PostCalls(int port) {

    public static final String SECRET = "wsec_test_secret_0123456789abcdef";
    static final String SECOND_SECRET = "wsec_the_next_one";
    static final String OUR_AGENT = "agent_7101k5zvyjhmfg983brhmhkd98n6";
    static final String OBJECTS = "target/objects";
    static final String QUARANTINE = "target/quarantine";
    static final String PATH = "/webhooks/elevenlabs/post-call";
    static final String PARKED = "elevenlabs.events.v1.webhook-ingest-service.dlt";

    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    static String newConversation() {
        return "conv_" + UUID.randomUUID().toString().replace("-", "");
    }

    public static byte[] fixture() {
        try (InputStream file = PostCalls.class.getResourceAsStream("/elevenlabs-post-call-transcription.json")) {
            return file.readAllBytes();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    static byte[] bytes(String json) {
        return json.getBytes(StandardCharsets.UTF_8);
    }

    static String signature(String secret, Instant at, byte[] body) {
        String time = Long.toString(at.getEpochSecond());
        return "t=" + time + ",v0=" + hmac(secret, time, body);
    }

    public static String hmac(String secret, String time, byte[] body) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(bytes(secret), "HmacSHA256"));
            mac.update(bytes(time + "."));
            return HexFormat.of().formatHex(mac.doFinal(body));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    HttpResponse<String> signed(String json) {
        return signed(bytes(json));
    }

    HttpResponse<String> signed(byte[] body) {
        return post(body, signature(SECRET, Instant.now(), body));
    }

    HttpResponse<String> post(byte[] body, String signature) {
        return send(BodyPublishers.ofByteArray(body), "ElevenLabs-Signature", signature);
    }

    /** With chunked transfer encoding. */
    HttpResponse<String> chunked(byte[] body, String signature) {
        Supplier<InputStream> stream = () -> new ByteArrayInputStream(body);
        return send(BodyPublishers.ofInputStream(stream), "ElevenLabs-Signature", signature);
    }

    HttpResponse<String> send(HttpRequest.BodyPublisher body, String header, String signature) {
        try {
            return HTTP.send(
                    HttpRequest.newBuilder(URI.create("http://localhost:" + port + PATH))
                            .header("Content-Type", "application/json")
                            .header(header, signature)
                            .POST(body)
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
        } catch (IOException unreachable) {
            throw new UncheckedIOException(unreachable);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    /** What was published about a conversation, or under a body's hash; it conforms to its schema. */
    static List<Event<?>> events(String key) {
        return events(key::equals);
    }

    static List<Event<?>> events(Predicate<String> keys) {
        EventCodec codec = new EventCodec();
        EventSchemas schemas = new EventSchemas();
        return records(Topics.ELEVENLABS_EVENTS.name())
                .filter(message -> keys.test(message.key()))
                .peek(message -> schemas.assertConforms(message.headers(), message.value()))
                .<Event<?>>map(message -> (Event<?>) codec.decode(Topics.ELEVENLABS_EVENTS, message))
                .toList();
    }

    static Stream<ConsumerRecord<String, byte[]>> records(String topic) {
        return new TopicContents(LocalServers.kafkaBootstrapServers()).records(topic).stream();
    }

    /** Files below a folder, in whatever state. */
    static List<Path> files(String folder) {
        try (Stream<Path> files = Files.walk(Path.of(folder))) {
            return files.filter(Files::isRegularFile).toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
