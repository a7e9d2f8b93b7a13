package dev.ringway.gateway.socketio;

import com.corundumstudio.socketio.AckRequest;
import com.corundumstudio.socketio.HandshakeData;
import com.corundumstudio.socketio.Transport;
import com.corundumstudio.socketio.handler.ClientHead;
import com.corundumstudio.socketio.protocol.EngineIOVersion;
import com.corundumstudio.socketio.protocol.Packet;
import com.corundumstudio.socketio.protocol.PacketType;
import com.corundumstudio.socketio.transport.NamespaceClient;
import dev.ringway.gateway.connection.Connection;
import io.netty.channel.ChannelFuture;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * The library's client on a session of our own: its namespaces, listeners and acknowledgements work as they are, and
 * every packet that it sends goes through the session's bounded queue.
 */
final class SocketIoClient extends ClientHead {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final EngineIoSession session;
    private final Library library;
    private Optional<Connection> connection = Optional.empty();

    SocketIoClient(EngineIoSession session, Library library) {
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
        this.library = library;
    }

    /** Only after the caller was admitted: from here on the library's listeners hear of it. */
    void join(Connection admitted) {
        connection = Optional.of(admitted);
        library.mainNamespace().onConnect(addNamespaceClient(library.mainNamespace()));
    }

    Connection connection() {
        return connection.orElseThrow();
    }

    void receive(SocketIoPacket.Event event) {
        NamespaceClient member = getChildClient(library.mainNamespace());
        Packet packet = new Packet(PacketType.MESSAGE, EngineIOVersion.V4);
        event.ackId().ifPresent(packet::setAckId);
        List<Object> arguments =
                event.arguments().isEmpty() ? List.of(JSON.missingNode()) : List.copyOf(event.arguments());
        library.mainNamespace().onEvent(member, event.name(), arguments, new AckRequest(packet, member));
    }

    void leave() {
        onChannelDisconnect();
    }

    @Override
    public @Nullable ChannelFuture send(Packet packet, Transport transport) {
        session.send(EngineIoPacket.message(encode(packet)));
        return null;
    }

    private static String encode(Packet packet) {
        return switch (packet.getSubType()) {
            case ACK -> "3" + packet.getAckId() + JSON.writeValueAsString(packet.getData());
            case DISCONNECT -> "1";
            default -> throw new IllegalStateException("events are sent as frames, not as " + packet.getSubType());
        };
    }
}
