package dev.ringway.events.contract;

import dev.ringway.events.Topic;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeader;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The published examples, structured as CloudEvents and as the Kafka records that carry them. */
public final class EventExamples {

    private static final String FOLDER = "/dev/ringway/events/examples/";

    private EventExamples() {}

    /** All examples of one event type; an empty list where there is none. */
    public static List<JsonNode> of(String type) {
        URL folder = EventExamples.class.getResource(FOLDER + type);
        if (folder == null) {
            return List.of();
        }
        try {
            if (!folder.getProtocol().equals("jar")) {
                return read(Path.of(folder.toURI()));
            }
            try (FileSystem jar = FileSystems.newFileSystem(folder.toURI(), Map.of())) {
                return read(jar.getPath(FOLDER + type));
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        } catch (URISyntaxException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static List<JsonNode> read(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().map(EventExamples::parse).toList();
        }
    }

    private static JsonNode parse(Path file) {
        try {
            return JsonMapper.shared().readTree(Files.readAllBytes(file));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** The example as a consumer meets it. */
    public static ConsumerRecord<String, byte[]> asRecord(Topic<?> topic, JsonNode example) {
        ConsumerRecord<String, byte[]> message = new ConsumerRecord<>(
                topic.name(),
                0,
                0,
                example.get("subject").stringValue(),
                example.get("data").toString().getBytes(StandardCharsets.UTF_8));
        for (Map.Entry<String, JsonNode> attribute : example.properties()) {
            String name = attribute.getKey();
            if (!name.equals("data")) {
                String header = name.equals("datacontenttype") ? "content-type" : "ce_" + name;
                String text = Objects.requireNonNull(attribute.getValue().stringValue());
                message.headers().add(new RecordHeader(header, text.getBytes(StandardCharsets.UTF_8)));
            }
        }
        return message;
    }

    /** The same example from a newer producer: with fields that this version does not know. */
    public static JsonNode withUnknownFields(JsonNode example) {
        ObjectNode newer = (ObjectNode) example.deepCopy();
        ((ObjectNode) newer.get("data"))
                .put("addedLater", 1)
                .putObject("alsoAddedLater")
                .put("nested", true);
        return newer;
    }
}
