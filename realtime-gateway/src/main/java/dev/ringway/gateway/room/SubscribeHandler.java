package dev.ringway.gateway.room;

import dev.ringway.gateway.connection.Acknowledgement;
import dev.ringway.gateway.connection.Connection;
import dev.ringway.gateway.connection.EventHandler;
import dev.ringway.gateway.live.Cursor;
import dev.ringway.gateway.live.RoomName;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** {@code subscribe {room, cursor?}}. A cursor that is none is treated as absent: the client gets the whole room. */
final class SubscribeHandler implements EventHandler {

    private final Rooms rooms;

    SubscribeHandler(Rooms rooms) {
        this.rooms = rooms;
    }

    @Override
    public String event() {
        return "subscribe";
    }

    @Override
    public void handle(Connection connection, JsonNode argument, Acknowledgement answer) {
        Optional<RoomName> room = RoomName.parse(argument.path("room").asString(""));
        if (room.isEmpty()) {
            answer.send(RoomMessages.unknownRoom());
        } else {
            rooms.enter(
                    connection, room.get(), Cursor.parse(argument.path("cursor").asString("")), answer);
        }
    }
}
