package dev.ringway.gateway.socketio;

import dev.ringway.gateway.connection.Admission;
import dev.ringway.gateway.connection.CloseReason;
import dev.ringway.gateway.connection.ServedNamespace;
import io.netty.util.concurrent.Future;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * The Socket.IO side of one session. Until a CONNECT of its was accepted it is no client of anything: it is in no
 * namespace, no handler runs for it, nothing is sent to it but the refusal, and any other packet ends it. One that is in
 * no namespace for too long is ended as well.
 */
final class Admittance implements SessionListener {

    private static final Logger LOG = LoggerFactory.getLogger(Admittance.class);
    private static final JsonMapper JSON = JsonMapper.shared();

    private final EngineIoSession session;
    private final Library library;
    private final SocketIoSettings settings;
    private final Executor blocking;
    private final Map<String, Membership> memberships = new HashMap<>();
    private final EventRate rate;
    private Optional<Reassembly> incomplete = Optional.empty();
    private Future<?> deadline;

    Admittance(
            EngineIoSession session,
            Library library,
            SocketIoSettings settings,
            LimitSettings limits,
            Executor blocking) {
        this.session = session;
        this.library = library;
        this.settings = settings;
        this.blocking = blocking;
        this.rate = new EventRate(limits.eventsPerSecond(), limits.eventBurst(), System::nanoTime);
        this.deadline = deadline();
    }

    @Override
    public void message(String data) {
        if (!rate.allowsOneMore()) {
            LOG.info("client closed: it sends too many events");
            end(CloseReason.TOO_MANY_EVENTS);
            return;
        }
        Optional<SocketIoPacket> packet = incomplete.isPresent() ? Optional.empty() : SocketIoPacket.parse(data);
        packet.ifPresentOrElse(this::receive, () -> session.violated("a packet that is none, or comes too early"));
    }

    @Override
    public void binary(byte[] data) {
        if (incomplete.isEmpty()) {
            session.violated("binary data that belongs to nothing");
        } else if (incomplete.get().add(data) > settings.maxPayloadBytes()) {
            session.violated("more binary data than one event may have");
        } else {
            Optional<SocketIoPacket> packet = incomplete.get().complete();
            if (packet.isPresent()) {
                incomplete = Optional.empty();
                receive(packet.get());
            }
        }
    }

    private void receive(SocketIoPacket packet) {
        Optional<Membership> joined =
                Optional.ofNullable(memberships.get(packet.namespace())).filter(Membership::isAdmitted);
        switch (packet) {
            case SocketIoPacket.Connect connect -> connect(connect);
            case SocketIoPacket _
            when joined.isEmpty() ->
                session.violated("a packet before CONNECT, or for a namespace that was not joined");
            case SocketIoPacket.Disconnect _ -> leave(joined.get());
            case SocketIoPacket.Event event -> joined.get().receive(event);
            case SocketIoPacket.Ack _ -> LOG.trace("an acknowledgement nobody waits for");
            case SocketIoPacket.Incomplete begun
            when begun.attachments() > settings.maxAttachments() ->
                session.violated("more attachments than one event may have");
            case SocketIoPacket.Incomplete begun -> incomplete = Optional.of(new Reassembly(begun));
        }
    }

    private void connect(SocketIoPacket.Connect connect) {
        String namespace = connect.namespace();
        Optional<ServedNamespace> served = library.served(namespace);
        if (served.isEmpty()) {
            send("4" + (namespace.equals("/") ? "" : namespace + ",") + "{\"message\":\"Invalid namespace\"}");
        } else if (memberships.containsKey(namespace)) {
            session.violated("a second CONNECT");
        } else {
            Membership asking = new Membership(this, served.get(), session, library);
            memberships.put(namespace, asking);
            JsonNode auth = connect.auth().orElseGet(JsonNodeFactory.instance::objectNode);
            blocking.execute(() -> ask(asking, auth));
        }
    }

    private void ask(Membership asking, JsonNode auth) {
        Optional<String> token =
                Optional.of(auth.path("token")).filter(JsonNode::isString).map(JsonNode::stringValue);
        Admission admission;
        try {
            admission = asking.namespace().doorkeeper().admit(token);
        } catch (RuntimeException failed) {
            LOG.atWarn().setCause(failed).log("a token could not be checked");
            admission = new Admission.Refused("unavailable", "The token cannot be checked now; try again later.");
        }
        Admission decided = admission;
        session.home().execute(() -> decide(asking, auth, decided));
    }

    private void decide(Membership asking, JsonNode auth, Admission admission) {
        if (!asking.equals(memberships.get(asking.name()))) {
            return;
        }
        switch (admission) {
            case Admission.Admitted admitted -> {
                deadline.cancel(false);
                asking.admit(admitted.caller(), auth);
            }
            case Admission.Refused refused -> refuse(asking, refused);
        }
    }

    /** Whoever is in no other namespace is sent away at once. */
    private void refuse(Membership asking, Admission.Refused refused) {
        LOG.atInfo().addKeyValue("refusal.code", refused.code()).log("client refused");
        memberships.remove(asking.name());
        byte[] refusal = EngineIoPacket.message("4" + asking.prefix() + refusal(refused));
        if (memberships.isEmpty()) {
            session.end(refused.code(), refusal);
        } else {
            session.send(refusal);
        }
    }

    private void leave(Membership left) {
        memberships.remove(left.name());
        left.leave();
        if (memberships.isEmpty()) {
            deadline.cancel(false);
            deadline = deadline();
        }
    }

    /** Ends one client; with the last one the connection. On the session's event loop. */
    void close(Membership closed, CloseReason reason) {
        if (!closed.equals(memberships.get(closed.name()))) {
            return;
        }
        if (memberships.size() == 1) {
            session.end(reason.code(), closed.closing(reason), closed.disconnect());
        } else {
            session.send(closed.closing(reason));
            session.send(closed.disconnect());
            leave(closed);
        }
    }

    @Override
    public void overflowed() {
        LOG.info("client closed: it reads too slowly");
        end(CloseReason.SLOW_CLIENT);
    }

    @Override
    public void shuttingDown(Duration reconnectIn) {
        end(CloseReason.shuttingDown(reconnectIn));
    }

    /** Ends the connection with all that it carries. */
    private void end(CloseReason reason) {
        List<Membership> told =
                memberships.values().stream().filter(Membership::isAdmitted).toList();
        if (told.isEmpty()) {
            session.close(reason.code());
            return;
        }
        session.end(
                reason.code(),
                told.stream().flatMap(one -> one.lastWords(reason).stream()).toArray(byte[][]::new));
    }

    @Override
    public void closed() {
        deadline.cancel(false);
        List<Membership> left = List.copyOf(memberships.values());
        memberships.clear();
        left.forEach(Membership::leave);
    }

    private Future<?> deadline() {
        return session.home()
                .schedule(
                        () -> session.close("not_connected"),
                        settings.admissionTimeout().toMillis(),
                        TimeUnit.MILLISECONDS);
    }

    private void send(String packet) {
        session.send(EngineIoPacket.message(packet));
    }

    private static String refusal(Admission.Refused refused) {
        return JSON.writeValueAsString(new ConnectError(refused.message(), new ErrorData(refused.code())));
    }

    private record ConnectError(String message, ErrorData data) {}

    private record ErrorData(String code) {}
}
