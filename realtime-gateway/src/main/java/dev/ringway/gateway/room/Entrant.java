package dev.ringway.gateway.room;

import dev.ringway.gateway.connection.Acknowledgement;
import dev.ringway.gateway.connection.Connection;
import dev.ringway.gateway.live.Cursor;
import dev.ringway.gateway.live.Delta;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A client on its way into a room, for one reading of that room. */
final class Entrant {

    private final Connection connection;
    private final Optional<Cursor> since;
    private final Acknowledgement answer;
    private final Instant deadline;
    private final List<Delta> meanwhile = new ArrayList<>();

    Entrant(Connection connection, Optional<Cursor> since, Acknowledgement answer, Instant deadline) {
        this.connection = connection;
        this.since = since;
        this.answer = answer;
        this.deadline = deadline;
    }

    /** The same client before another reading. */
    Entrant anew() {
        return new Entrant(connection, since, answer, deadline);
    }

    Connection connection() {
        return connection;
    }

    Optional<Cursor> since() {
        return since;
    }

    Acknowledgement answer() {
        return answer;
    }

    Instant deadline() {
        return deadline;
    }

    /** What happens while the room is being read, oldest first. */
    List<Delta> meanwhile() {
        return meanwhile;
    }
}
