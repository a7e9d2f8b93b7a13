package dev.ringway.gateway.room;

import dev.ringway.gateway.connection.Acknowledgement;
import dev.ringway.gateway.connection.Connection;
import dev.ringway.gateway.connection.EventHandler;
import dev.ringway.gateway.live.RoomName;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** {@code unsubscribe {room}}. Leaving a room that one is not in succeeds. */
final class UnsubscribeHandler implements EventHandler {

    private final Rooms rooms;

    UnsubscribeHandler(Rooms rooms) {
        this.rooms = rooms;
    }

    @Override
    public String event() {
        return "unsubscribe";
    }

    @Override
    public void handle(Connection connection, JsonNode argument, Acknowledgement answer) {
        Optional<RoomName> room = RoomName.parse(argument.path("room").asString(""));
        if (room.isEmpty()) {
            answer.send(RoomMessages.unknownRoom());
        } else {
            rooms.exit(connection, room.get(), answer);
        }
    }
}
