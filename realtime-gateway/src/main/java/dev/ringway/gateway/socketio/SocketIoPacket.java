package dev.ringway.gateway.socketio;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a client can say in Socket.IO v5. Anything else is a violation and has no packet here. */
sealed interface SocketIoPacket {

    String MAIN_NAMESPACE = "/";

    record Connect(String namespace, Optional<JsonNode> auth) implements SocketIoPacket {}

    record Disconnect(String namespace) implements SocketIoPacket {}

    record Event(String namespace, OptionalLong ackId, String name, List<JsonNode> arguments)
            implements SocketIoPacket {}

    /** The answer to an event of ours; we ask for none, so it is read and dropped. */
    record Ack(String namespace, long ackId) implements SocketIoPacket {}

    Pattern FORM = Pattern.compile("([0-3])(?:(/[^,]{0,200}),|(/[^,]{0,200})$)?(\\d{1,15})?(.*)", Pattern.DOTALL);
    JsonMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(
                            StreamReadConstraints.builder().maxNestingDepth(50).build())
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    /** Empty where the text is not a packet that a client may send. */
    static Optional<SocketIoPacket> parse(String text) {
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            return Optional.empty();
        }
        String namespace = Optional.ofNullable(form.group(2))
                .or(() -> Optional.ofNullable(form.group(3)))
                .orElse(MAIN_NAMESPACE);
        OptionalLong ackId =
                form.group(4) == null ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(form.group(4)));
        try {
            Optional<JsonNode> data =
                    form.group(5).isEmpty() ? Optional.empty() : Optional.of(JSON.readTree(form.group(5)));
            return switch (form.group(1)) {
                case "0" -> connect(namespace, ackId, data);
                case "1" ->
                    data.isPresent() || ackId.isPresent() ? Optional.empty() : Optional.of(new Disconnect(namespace));
                case "2" -> data.flatMap(array -> event(namespace, ackId, array));
                default ->
                    data.filter(array -> array.isArray() && ackId.isPresent())
                            .map(_ -> new Ack(namespace, ackId.getAsLong()));
            };
        } catch (JacksonException unreadable) {
            return Optional.empty();
        }
    }

    private static Optional<SocketIoPacket> connect(String namespace, OptionalLong ackId, Optional<JsonNode> auth) {
        boolean fits = ackId.isEmpty() && auth.map(JsonNode::isObject).orElse(true);
        return fits ? Optional.of(new Connect(namespace, auth)) : Optional.empty();
    }

    private static Optional<SocketIoPacket> event(String namespace, OptionalLong ackId, JsonNode array) {
        if (!array.isArray() || array.isEmpty() || !array.get(0).isString()) {
            return Optional.empty();
        }
        List<JsonNode> all = List.copyOf(array.values());
        return Optional.of(new Event(namespace, ackId, array.get(0).stringValue(), all.subList(1, all.size())));
    }
}
