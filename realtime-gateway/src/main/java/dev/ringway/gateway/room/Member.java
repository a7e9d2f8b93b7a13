package dev.ringway.gateway.room;

import dev.ringway.gateway.connection.Connection;
import dev.ringway.gateway.live.Cursor;

/**
 * A client in a room.
 *
 * @param since what it was told when it entered; steps up to there are not told again
 */
record Member(Connection connection, Audience audience, Cursor since) {

    Member(Connection connection, Cursor since) {
        this(connection, Audience.of(connection.caller()), since);
    }
}
