package dev.ringway.gateway.room;

import dev.ringway.gateway.connection.Connection;
import dev.ringway.gateway.live.RoomName;
import dev.ringway.starter.security.Caller;
import java.util.HashSet;
import java.util.Set;

/** One connected client: who it is now, and which rooms it asked for. Lives on the rooms' one thread. */
final class Client {

    private final Connection connection;
    private final Set<RoomName> rooms = new HashSet<>();
    private Caller caller;

    Client(Connection connection) {
        this.connection = connection;
        this.caller = connection.caller();
    }

    Connection connection() {
        return connection;
    }

    /** As its newest token says. */
    Caller caller() {
        return caller;
    }

    void renew(Caller renewed) {
        caller = renewed;
    }

    Audience audience() {
        return Audience.of(caller);
    }

    Set<RoomName> rooms() {
        return rooms;
    }
}
