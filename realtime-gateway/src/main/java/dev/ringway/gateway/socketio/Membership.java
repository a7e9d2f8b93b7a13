package dev.ringway.gateway.socketio;

import dev.ringway.gateway.connection.CloseReason;
import dev.ringway.gateway.connection.Frame;
import dev.ringway.gateway.connection.Payload;
import dev.ringway.gateway.connection.ServedNamespace;
import dev.ringway.starter.security.Caller;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** One session in one namespace, from its CONNECT on. */
final class Membership {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final Admittance admittance;
    private final ServedNamespace namespace;
    private final EngineIoSession session;
    private final Library library;

    /** Empty until the door has opened. */
    private Optional<SocketIoClient> client = Optional.empty();

    Membership(Admittance admittance, ServedNamespace namespace, EngineIoSession session, Library library) {
        this.admittance = admittance;
        this.namespace = namespace;
        this.session = session;
        this.library = library;
    }

    ServedNamespace namespace() {
        return namespace;
    }

    String name() {
        return namespace.name();
    }

    boolean isAdmitted() {
        return client.isPresent();
    }

    void admit(Caller caller, JsonNode auth) {
        SocketIoClient admitted = new SocketIoClient(session, library, namespace.name());
        String id = admitted.getSessionId().toString();
        client = Optional.of(admitted);
        session.send(EngineIoPacket.message("0" + prefix() + JSON.writeValueAsString(Map.of("sid", id))));
        admitted.join(new AdmittedConnection(id, caller, session, this), auth);
    }

    void receive(SocketIoPacket.Event event) {
        client.ifPresent(admitted -> admitted.receive(event));
    }

    void leave() {
        client.ifPresent(SocketIoClient::leave);
    }

    /** On the session's event loop. */
    void close(CloseReason reason) {
        admittance.close(this, reason);
    }

    /** Who reads that it was disconnected stays away; who has to come back only sees its connection end. */
    List<byte[]> lastWords(CloseReason reason) {
        return reason.reconnectIn().isPresent() ? List.of(closing(reason)) : List.of(closing(reason), disconnect());
    }

    byte[] closing(CloseReason reason) {
        return Frame.event("closing", JSON.writeValueAsString(reason)).bytes(name());
    }

    byte[] disconnect() {
        return EngineIoPacket.message("1" + prefix());
    }

    /** The namespace as packets name it. */
    String prefix() {
        return name().equals(Payload.MAIN_NAMESPACE) ? "" : name() + ",";
    }
}
