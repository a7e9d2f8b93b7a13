package dev.ringway.gateway.socketio;

import dev.ringway.gateway.connection.Payload;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
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

    String namespace();

    record Connect(String namespace, Optional<JsonNode> auth) implements SocketIoPacket {}

    record Disconnect(String namespace) implements SocketIoPacket {}

    record Event(String namespace, OptionalLong ackId, String name, List<JsonNode> arguments)
            implements SocketIoPacket {}

    /** The answer to an event of ours; we ask for none, so it is read and dropped. */
    record Ack(String namespace, long ackId) implements SocketIoPacket {}

    /** An event or acknowledgement whose binary data follow in frames of their own. */
    record Incomplete(SocketIoPacket packet, int attachments) implements SocketIoPacket {
        @Override
        public String namespace() {
            return packet.namespace();
        }
    }

    Pattern FORM = Pattern.compile(
            "([0-356])(?:(\\d{1,4})-)?(?:(/[^,\\p{Cntrl}]{0,200}),|(/[^,\\p{Cntrl}]{0,200})$)?(\\d{1,15})?(.*)",
            Pattern.DOTALL);

    /** Names that clients and servers use for what happens to a connection. */
    Set<String> RESERVED_EVENTS =
            Set.of("connect", "connect_error", "disconnect", "disconnecting", "newListener", "removeListener");

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
        String namespace = Optional.ofNullable(form.group(3))
                .or(() -> Optional.ofNullable(form.group(4)))
                .orElse(Payload.MAIN_NAMESPACE);
        OptionalLong ackId =
                form.group(5) == null ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(form.group(5)));
        try {
            Optional<JsonNode> data =
                    form.group(6).isEmpty() ? Optional.empty() : Optional.of(JSON.readTree(form.group(6)));
            return packet(form.group(1), Optional.ofNullable(form.group(2)), namespace, ackId, data);
        } catch (JacksonException unreadable) {
            return Optional.empty();
        }
    }

    private static Optional<SocketIoPacket> packet(
            String type, Optional<String> attachments, String namespace, OptionalLong ackId, Optional<JsonNode> data) {
        return switch (type) {
            case "5" ->
                data.flatMap(array -> incomplete(event(namespace, ackId, array), attachments.orElse(""), array));
            case "6" -> data.flatMap(array -> incomplete(ack(namespace, ackId, array), attachments.orElse(""), array));
            case String _ when attachments.isPresent() -> Optional.empty();
            case "0" -> connect(namespace, ackId, data);
            case "1" ->
                data.isPresent() || ackId.isPresent() ? Optional.empty() : Optional.of(new Disconnect(namespace));
            case "2" -> data.flatMap(array -> event(namespace, ackId, array));
            default -> data.flatMap(array -> ack(namespace, ackId, array));
        };
    }

    private static Optional<SocketIoPacket> connect(String namespace, OptionalLong ackId, Optional<JsonNode> auth) {
        boolean fits = ackId.isEmpty() && auth.map(JsonNode::isObject).orElse(true);
        return fits ? Optional.of(new Connect(namespace, auth)) : Optional.empty();
    }

    private static Optional<SocketIoPacket> event(String namespace, OptionalLong ackId, JsonNode array) {
        if (!array.isArray() || array.isEmpty() || !array.get(0).isString()) {
            return Optional.empty();
        }
        String name = array.get(0).stringValue();
        List<JsonNode> all = List.copyOf(array.values());
        return RESERVED_EVENTS.contains(name)
                ? Optional.empty()
                : Optional.of(new Event(namespace, ackId, name, all.subList(1, all.size())));
    }

    private static Optional<SocketIoPacket> ack(String namespace, OptionalLong ackId, JsonNode array) {
        return array.isArray() && ackId.isPresent()
                ? Optional.of(new Ack(namespace, ackId.getAsLong()))
                : Optional.empty();
    }

    /** Each attachment has exactly one place: one that had many would come back as many. */
    private static Optional<SocketIoPacket> incomplete(
            Optional<SocketIoPacket> packet, String attachments, JsonNode array) {
        if (packet.isEmpty() || attachments.isEmpty()) {
            return Optional.empty();
        }
        int count = Integer.parseInt(attachments);
        if (!Placeholders.standFor(array, count)) {
            return Optional.empty();
        }
        return count == 0 ? packet : Optional.of(new Incomplete(packet.get(), count));
    }
}
