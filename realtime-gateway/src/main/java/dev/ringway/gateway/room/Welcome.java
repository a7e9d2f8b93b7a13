package dev.ringway.gateway.room;

import dev.ringway.gateway.connection.Acknowledgement;
import dev.ringway.gateway.connection.Connection;
import dev.ringway.gateway.live.RoomName;
import dev.ringway.gateway.live.RoomView;

/** How a client that comes into a room is told what is there. */
sealed interface Welcome {

    void enter(RoomName room, RoomView view, Audience audience);

    void refuse(Refusal why, String message);

    /** It asked for the room and waits for the answer. */
    record Answer(Acknowledgement answer) implements Welcome {

        @Override
        public void enter(RoomName room, RoomView view, Audience audience) {
            answer.send(RoomMessages.subscribed(room, view, audience));
        }

        @Override
        public void refuse(Refusal why, String message) {
            answer.send(RoomMessages.refused(why, message));
        }
    }

    /** It was there already and sees with other eyes now. */
    record Anew(Connection connection) implements Welcome {

        @Override
        public void enter(RoomName room, RoomView view, Audience audience) {
            connection.send(RoomMessages.anew(room, view, audience));
        }

        @Override
        public void refuse(Refusal why, String message) {
            // it asked for nothing
        }
    }
}
