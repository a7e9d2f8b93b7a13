package dev.ringway.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** What {@code docs/api/realtime-gateway.asyncapi.yaml} says. */
final class Contract {

    private static final Path FOLDER = Path.of("..", "docs", "api");

    private final SchemaRegistry registry = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
    private final JsonNode document =
            whole(new YAMLMapper().readTree(FOLDER.resolve("realtime-gateway.asyncapi.yaml")));

    /** With the schemas of other files in their places. */
    private static JsonNode whole(JsonNode node) {
        String reference = node.path("$ref").asString("");
        if (reference.startsWith("../")) {
            String[] parts = reference.split("#", 2);
            JsonNode file = JsonMapper.shared().readTree(FOLDER.resolve(parts[0]));
            return parts.length == 1 ? file : file.at(parts[1]);
        }
        if (node instanceof ObjectNode object) {
            object.propertyNames().forEach(name -> object.set(name, whole(object.get(name))));
        }
        return node;
    }

    JsonNode at(String pointer) {
        return document.at(pointer);
    }

    JsonNode schema(String name) {
        return document.path("components").path("schemas").path(name);
    }

    Set<String> codes(String schema, String pointer) {
        return texts(schema(schema).at(pointer + "/enum"));
    }

    Set<String> names(String pointer) {
        return new TreeSet<>(document.at(pointer).propertyNames());
    }

    /** As {@code calls} or <code>call:{id}</code>. */
    Set<String> rooms() {
        return names("/x-rooms");
    }

    JsonNode room(String name) {
        return document.path("x-rooms").path(name.replaceAll(":.*", ":{id}"));
    }

    Set<String> stepTypes(String room) {
        return new TreeSet<>(room(room).path("steps").propertyNames());
    }

    /** The payload of a message, what it tells of its room included. */
    void assertConforms(String schema, JsonNode message) {
        String room = message.path("room").asString("");
        assertFits(schema(schema), message);
        if (message.has("snapshot")) {
            assertFits(room(room).path("snapshot"), message.path("snapshot"));
        }
        message.path("missed").forEach(step -> assertStep(room, step));
        if (message.has("type")) {
            assertStep(room, message);
        }
    }

    private void assertStep(String room, JsonNode step) {
        String type = step.path("type").asString();
        assertThat(stepTypes(room)).contains(type);
        assertFits(room(room).path("steps").path(type), step.path("data"));
    }

    private void assertFits(JsonNode schema, JsonNode value) {
        assertThat(schema.isObject()).isTrue();
        ObjectNode root = JsonMapper.shared().createObjectNode();
        root.set("allOf", JsonMapper.shared().createArrayNode().add(schema));
        root.set("components", document.path("components"));
        assertThat(registry.getSchema(root.toString(), InputFormat.JSON).validate(value.toString(), InputFormat.JSON))
                .as("%s", value)
                .isEmpty();
    }

    private static Set<String> texts(JsonNode list) {
        List<String> texts = list.values().stream().map(JsonNode::asString).toList();
        assertThat(texts).isNotEmpty();
        return new TreeSet<>(texts);
    }
}
