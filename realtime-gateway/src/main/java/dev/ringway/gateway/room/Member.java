package dev.ringway.gateway.room;

import dev.ringway.gateway.connection.Frame;
import dev.ringway.gateway.live.Cursor;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/** A client in a room, and where it stands. */
final class Member {

    private final Client client;
    private final Audience audience;
    private final Withheld withheld = new Withheld();

    /** Steps up to there are not told again. */
    private Cursor told;

    private Optional<Instant> slowSince = Optional.empty();

    /** @param told what it was told when it entered */
    Member(Client client, Cursor told) {
        this.client = client;
        this.audience = client.audience();
        this.told = told;
    }

    Client client() {
        return client;
    }

    Audience audience() {
        return audience;
    }

    /** While it reads more slowly than things happen, it is told the newest of each thing. */
    void tell(Change change, InstantSource clock) {
        if (told.reaches(change.delta().to())) {
            return;
        }
        if (withheld.isEmpty() && !client.connection().isBehind()) {
            told = change.delta().cursor();
            client.connection().send(change.frame(audience));
            return;
        }
        if (slowSince.isEmpty()) {
            slowSince = Optional.of(clock.instant());
        }
        withheld.add(change);
        release();
    }

    /** Tells as much of what waits as it can take. */
    void release() {
        while (!client.connection().isBehind()) {
            Optional<Change> next = withheld.next();
            if (next.isEmpty()) {
                slowSince = Optional.empty();
                return;
            }
            Change change = next.get();
            Frame frame = change.frame(audience, told.id());
            told = change.delta().cursor();
            client.connection().send(frame);
        }
    }

    /** In place of all that it was told. */
    void startOver(Frame snapshot, Cursor cursor) {
        withheld.clear();
        slowSince = Optional.empty();
        told = cursor;
        client.connection().send(snapshot);
    }

    /** Whether it has been slow for too long, or too much waits for it. */
    boolean isTooSlow(Instant now, RoomSettings settings) {
        return withheld.size() > settings.maxWithheld()
                || slowSince
                        .filter(since -> since.plus(settings.mostSlow()).isBefore(now))
                        .isPresent();
    }
}
