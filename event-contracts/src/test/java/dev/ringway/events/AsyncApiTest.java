package dev.ringway.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

class AsyncApiTest {

    private final JsonNode document = new YAMLMapper().readTree(Path.of("asyncapi.yaml"));

    @Test
    void describesExactlyTheTopicsAndTheirEvents() {
        Map<String, TreeSet<String>> described = document.get("channels").properties().stream()
                .collect(Collectors.toMap(
                        channel -> channel.getValue().get("address").stringValue(),
                        channel ->
                                new TreeSet<>(channel.getValue().get("messages").propertyNames())));

        assertThat(described)
                .isEqualTo(Topics.all().stream()
                        .collect(Collectors.toMap(
                                Topic::name,
                                topic -> new TreeSet<>(topic.types().keySet()))));
    }

    @Test
    void saysWhichTopicsAreCompacted() {
        for (Topic<?> topic : Topics.all()) {
            JsonNode policy =
                    document.at("/channels/" + topic.name() + "/bindings/kafka/topicConfiguration/cleanup.policy/0");
            assertThat(policy.stringValue()).as(topic.name()).isEqualTo(topic.compacted() ? "compact" : "delete");
        }
    }

    @Test
    void everyPayloadIsThePublishedSchemaOfItsType() {
        document.at("/components/messages").properties().forEach(message -> {
            String reference = message.getValue().at("/payload/$ref").stringValue();
            assertThat(Path.of(reference)).exists().hasFileName(message.getKey() + ".json");
        });
    }

    @Test
    void noSchemaIsPublishedWithoutAnEvent() throws Exception {
        TreeSet<String> known = Topics.all().stream()
                .flatMap(topic -> topic.types().keySet().stream())
                .collect(Collectors.toCollection(TreeSet::new));
        try (var files = Files.list(Path.of("src/main/resources/dev/ringway/events/schemas"))) {
            assertThat(files.map(file -> file.getFileName().toString().replace(".json", ""))
                            .filter(name -> !name.equals("envelope")))
                    .containsExactlyInAnyOrderElementsOf(known);
        }
    }
}
