package dev.ringway.gateway.room;

import dev.ringway.gateway.connection.Acknowledgement;
import dev.ringway.gateway.connection.Admission;
import dev.ringway.gateway.connection.Connection;
import dev.ringway.gateway.connection.Doorkeeper;
import dev.ringway.gateway.connection.EventHandler;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

/** {@code refresh {token}}: a new token in place of the one that the client connected with, without a reconnect. */
final class RefreshHandler implements EventHandler {

    private static final Logger LOG = LoggerFactory.getLogger(RefreshHandler.class);

    private final Doorkeeper doorkeeper;
    private final Rooms rooms;

    /** Clients of which a token is being checked: one at a time, so that the last one asked is the one that counts. */
    private final Set<String> asking = ConcurrentHashMap.newKeySet();

    RefreshHandler(Doorkeeper doorkeeper, Rooms rooms) {
        this.doorkeeper = doorkeeper;
        this.rooms = rooms;
    }

    @Override
    public String event() {
        return "refresh";
    }

    @Override
    public void handle(Connection connection, JsonNode argument, Acknowledgement answer) {
        Optional<String> token = Optional.of(argument.path("token").asString(""));
        if (asking.add(connection.id())) {
            Thread.ofVirtual().name("refresh").start(() -> refresh(connection, token, answer));
        } else {
            answer.send(RoomMessages.refused(
                    Refusal.BUSY, "Another token of this client is being checked; await its answer."));
        }
    }

    private void refresh(Connection connection, Optional<String> token, Acknowledgement answer) {
        try {
            switch (doorkeeper.admit(token)) {
                case Admission.Admitted admitted -> rooms.renew(connection, admitted.caller(), answer);
                case Admission.Refused refused -> answer.send(RoomMessages.refused(refused.code(), refused.message()));
            }
        } catch (RuntimeException failed) {
            LOG.atWarn().setCause(failed).log("a token could not be checked");
            answer.send(RoomMessages.refused(Refusal.UNAVAILABLE, "The token cannot be checked now; try again later."));
        } finally {
            asking.remove(connection.id());
        }
    }
}
