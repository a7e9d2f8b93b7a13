package dev.ringway.gateway.room;

import dev.ringway.gateway.live.Cursor;
import dev.ringway.gateway.live.Delta;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A client on its way into a room, for one reading of that room. */
final class Entrant {

    private final Client client;
    private final Optional<Cursor> since;
    private final Welcome welcome;
    private final Instant deadline;
    private final List<Delta> meanwhile = new ArrayList<>();
    private boolean unread;

    /** @param deadline until when it waits for a room that cannot be read */
    Entrant(Client client, Optional<Cursor> since, Welcome welcome, Instant deadline) {
        this.client = client;
        this.since = since;
        this.welcome = welcome;
        this.deadline = deadline;
    }

    /** One that was in the room and waits for as long as it takes. */
    static Entrant anew(Client client) {
        return new Entrant(client, Optional.empty(), new Welcome.Anew(client.connection()), Instant.MAX);
    }

    /** The same client before another reading. */
    Entrant again() {
        return new Entrant(client, since, welcome, deadline);
    }

    Client client() {
        return client;
    }

    String id() {
        return client.connection().id();
    }

    Optional<Cursor> since() {
        return since;
    }

    Welcome welcome() {
        return welcome;
    }

    boolean isPatient() {
        return deadline.equals(Instant.MAX);
    }

    boolean isLate(Instant now) {
        return deadline.isBefore(now);
    }

    /** Its reading failed. */
    void unread() {
        unread = true;
    }

    boolean isUnread() {
        return unread;
    }

    /** What happens while the room is being read, oldest first. */
    List<Delta> meanwhile() {
        return meanwhile;
    }
}
