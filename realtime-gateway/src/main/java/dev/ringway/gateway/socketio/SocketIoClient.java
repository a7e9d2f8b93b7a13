package dev.ringway.gateway.socketio;

import com.corundumstudio.socketio.AckRequest;
import com.corundumstudio.socketio.HandshakeData;
import com.corundumstudio.socketio.Transport;
import com.corundumstudio.socketio.handler.ClientHead;
import com.corundumstudio.socketio.namespace.Namespace;
import com.corundumstudio.socketio.protocol.EngineIOVersion;
import com.corundumstudio.socketio.protocol.Packet;
import com.corundumstudio.socketio.protocol.PacketType;
import com.corundumstudio.socketio.transport.NamespaceClient;
import dev.ringway.gateway.connection.Connection;
import dev.ringway.gateway.connection.Payload;
import io.netty.channel.ChannelFuture;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The library's client on a session of our own, in one namespace: listeners and acknowledgements work as they are, and
 * every packet that it sends goes through the session's bounded queue.
 */
final class SocketIoClient extends ClientHead {

    /** What the library's listeners are given of a client that comes in. */
    record Arrival(Connection connection, JsonNode auth) {}

    private final EngineIoSession session;
    private final String namespaceName;
    private final Namespace namespace;
    private Optional<Connection> connection = Optional.empty();
    private Optional<JsonNode> auth = Optional.empty();

    SocketIoClient(EngineIoSession session, Library library, String namespace) {
        super(
                UUID.randomUUID(),
                library.acks(),
                _ -> {},
                library.configuration().getStoreFactory(),
                new HandshakeData(),
                library.clients(),
                Transport.WEBSOCKET,
                library.scheduler(),
                library.configuration(),
                Map.of(EngineIOVersion.EIO, List.of("4")));
        this.session = session;
        this.namespaceName = namespace;
        this.namespace = library.namespace(namespace);
    }

    /** Only after the caller was admitted: from here on the library's listeners hear of it. */
    void join(Connection admitted, JsonNode given) {
        connection = Optional.of(admitted);
        auth = Optional.of(given);
        namespace.onConnect(addNamespaceClient(namespace));
        auth = Optional.empty();
    }

    Connection connection() {
        return connection.orElseThrow();
    }

    /** While it joins. */
    Arrival arrival() {
        return new Arrival(connection(), auth.orElseThrow());
    }

    void receive(SocketIoPacket.Event event) {
        NamespaceClient member = getChildClient(namespace);
        Packet packet = new Packet(PacketType.MESSAGE, EngineIOVersion.V4);
        event.ackId().ifPresent(packet::setAckId);
        namespace.onEvent(member, event.name(), List.copyOf(event.arguments()), new AckRequest(packet, member));
    }

    void leave() {
        onChannelDisconnect();
    }

    /** Events are sent as frames; the library sends acknowledgements only, whose data is one payload. */
    @Override
    public @Nullable ChannelFuture send(Packet packet, Transport transport) {
        if (packet.getSubType() == PacketType.ACK && packet.<List<?>>getData().getFirst() instanceof Payload answer) {
            session.send(answer.acknowledgement(namespaceName, packet.getAckId()));
            return null;
        }
        throw new IllegalStateException("only acknowledgements leave through the library, no " + packet.getSubType());
    }
}
