package dev.ringway.events.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Checks bytes as they travel against the published schemas. */
public final class EventSchemas {

    private static final String FOLDER = "/dev/ringway/events/schemas/";
    private static final Set<String> ATTRIBUTES =
            Set.of("specversion", "id", "source", "type", "subject", "time", "receivedat", "traceparent");

    private final JsonMapper json = JsonMapper.shared();
    private final SchemaRegistry registry = SchemaRegistry.withDefaultDialect(
            SpecificationVersion.DRAFT_2020_12,
            builder -> builder.schemaRegistryConfig(
                    SchemaRegistryConfig.builder().formatAssertionsEnabled(true).build()));

    /** Fails unless the record's headers and value conform to the envelope and to the schema of its type. */
    public void assertConforms(Headers headers, byte[] value) {
        ObjectNode event = json.createObjectNode();
        for (Header header : headers) {
            String text = new String(header.value(), StandardCharsets.UTF_8);
            if (header.key().startsWith("ce_")
                    && ATTRIBUTES.contains(header.key().substring(3))) {
                event.put(header.key().substring(3), text);
            } else if (header.key().equals("content-type")) {
                event.put("datacontenttype", text);
            }
        }
        event.set("data", json.readTree(value));
        assertConforms(event);
    }

    /** Fails unless the event, in structured form, conforms to the envelope and to the schema of its type. */
    public void assertConforms(JsonNode event) {
        assertThat(schema("envelope").validate(event.toString(), InputFormat.JSON))
                .as("envelope of %s", event)
                .isEmpty();
        assertThat(schema(event.get("type").stringValue())
                        .validate(event.get("data").toString(), InputFormat.JSON))
                .as("data of %s", event)
                .isEmpty();
    }

    private Schema schema(String name) {
        try (InputStream file = EventSchemas.class.getResourceAsStream(FOLDER + name + ".json")) {
            assertThat(file).as("schema of %s", name).isNotNull();
            return registry.getSchema(file, InputFormat.JSON);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
