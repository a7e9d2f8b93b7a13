package dev.ringway.gateway.socketio;

import dev.ringway.gateway.connection.Admission;
import dev.ringway.gateway.connection.CloseReason;
import dev.ringway.gateway.connection.Doorkeeper;
import io.netty.util.concurrent.Future;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The Socket.IO side of one session. Until its CONNECT was accepted it is no client of anything: it is in no namespace,
 * no handler runs for it, nothing is sent to it but the refusal, and any other packet ends it.
 */
final class Admittance implements SessionListener {

    private static final Logger LOG = LoggerFactory.getLogger(Admittance.class);
    private static final JsonMapper JSON = JsonMapper.shared();

    private enum State {
        WAITING,
        ASKING,
        ADMITTED,
        GONE
    }

    private final EngineIoSession session;
    private final SocketIoClient client;
    private final Doorkeeper doorkeeper;
    private final Executor blocking;
    private final Future<?> deadline;
    private State state = State.WAITING;

    Admittance(
            EngineIoSession session,
            Library library,
            SocketIoSettings settings,
            Doorkeeper doorkeeper,
            Executor blocking) {
        this.session = session;
        this.client = new SocketIoClient(session, library);
        this.doorkeeper = doorkeeper;
        this.blocking = blocking;
        this.deadline = session.home()
                .schedule(session::close, settings.admissionTimeout().toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public void message(String data) {
        Optional<SocketIoPacket> packet = SocketIoPacket.parse(data);
        if (packet.isEmpty()) {
            session.violated("a packet that is none");
            return;
        }
        switch (packet.get()) {
            case SocketIoPacket.Connect connect -> connect(connect);
            case SocketIoPacket.Disconnect _ when state == State.ADMITTED -> session.close();
            case SocketIoPacket.Event event
            when state == State.ADMITTED && inMain(event.namespace()) -> client.receive(event);
            case SocketIoPacket.Ack _ when state == State.ADMITTED -> LOG.trace("an acknowledgement nobody waits for");
            default -> session.violated("a packet before CONNECT, or for a namespace that was not joined");
        }
    }

    private void connect(SocketIoPacket.Connect connect) {
        if (!inMain(connect.namespace())) {
            send("4" + connect.namespace() + ",{\"message\":\"Invalid namespace\"}");
        } else if (state == State.WAITING) {
            state = State.ASKING;
            Optional<String> token = connect.auth()
                    .map(auth -> auth.path("token"))
                    .filter(JsonNode::isString)
                    .map(JsonNode::stringValue);
            blocking.execute(() -> ask(token));
        } else {
            session.violated("a second CONNECT");
        }
    }

    private void ask(Optional<String> token) {
        Admission admission;
        try {
            admission = doorkeeper.admit(token);
        } catch (RuntimeException failed) {
            LOG.atWarn().setCause(failed).log("a token could not be checked");
            admission = new Admission.Refused("unavailable", "The token cannot be checked now; try again later.");
        }
        Admission decided = admission;
        session.home().execute(() -> decide(decided));
    }

    private void decide(Admission admission) {
        if (state != State.ASKING) {
            return;
        }
        deadline.cancel(false);
        switch (admission) {
            case Admission.Admitted admitted -> {
                state = State.ADMITTED;
                String id = client.getSessionId().toString();
                send("0" + JSON.writeValueAsString(Map.of("sid", id)));
                client.join(new AdmittedConnection(id, admitted.caller(), session));
            }
            case Admission.Refused refused -> {
                state = State.GONE;
                LOG.atInfo().addKeyValue("refusal.code", refused.code()).log("client refused");
                session.end(EngineIoPacket.message("4" + refusal(refused)));
            }
        }
    }

    @Override
    public void overflowed() {
        if (state == State.ADMITTED) {
            LOG.atInfo().addKeyValue("client.id", client.getSessionId()).log("client closed: it reads too slowly");
            client.connection().close(CloseReason.SLOW_CLIENT);
        } else {
            session.close();
        }
    }

    @Override
    public void shuttingDown() {
        if (state == State.ADMITTED) {
            client.connection().close(CloseReason.SHUTTING_DOWN);
        } else {
            session.close();
        }
    }

    @Override
    public void closed() {
        deadline.cancel(false);
        if (state == State.ADMITTED) {
            client.leave();
        }
        state = State.GONE;
    }

    private void send(String packet) {
        session.send(EngineIoPacket.message(packet));
    }

    private static boolean inMain(String namespace) {
        return namespace.equals(SocketIoPacket.MAIN_NAMESPACE);
    }

    private static String refusal(Admission.Refused refused) {
        return JSON.writeValueAsString(new ConnectError(refused.message(), new ErrorData(refused.code())));
    }

    private record ConnectError(String message, ErrorData data) {}

    private record ErrorData(String code) {}
}
