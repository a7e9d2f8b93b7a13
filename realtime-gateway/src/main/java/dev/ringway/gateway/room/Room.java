package dev.ringway.gateway.room;

import dev.ringway.gateway.connection.CloseReason;
import dev.ringway.gateway.connection.Connection;
import dev.ringway.gateway.connection.Frame;
import dev.ringway.gateway.live.Cursor;
import dev.ringway.gateway.live.Delta;
import dev.ringway.gateway.live.RoomName;
import dev.ringway.gateway.live.RoomView;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One room of this instance. It passes on a step only if it follows the one before; otherwise it reads the stream from
 * where it stands, or where that is no longer possible tells everyone the whole state anew. Lives on the rooms' one
 * thread.
 */
final class Room {

    private static final Logger LOG = LoggerFactory.getLogger(Room.class);

    private final RoomName name;
    private final RoomReads reads;
    private final RoomSettings settings;
    private final InstantSource clock;
    private final Map<String, Member> members = new LinkedHashMap<>();
    private final Map<String, Entrant> entrants = new LinkedHashMap<>();
    private final List<Delta> ahead = new ArrayList<>();

    /** Where all members stand; empty until the first read. */
    private Optional<Cursor> position = Optional.empty();

    private boolean opened;
    private boolean catchingUp;

    Room(RoomName name, RoomReads reads, RoomSettings settings, InstantSource clock) {
        this.name = name;
        this.reads = reads;
        this.settings = settings;
        this.clock = clock;
    }

    boolean isEmpty() {
        return members.isEmpty() && entrants.isEmpty();
    }

    boolean isOpen() {
        return opened;
    }

    /** The channel is open: whatever happens from here on is announced. */
    void opened() {
        opened = true;
        catchUp();
        List.copyOf(entrants.values()).forEach(this::view);
    }

    void enter(Entrant entrant) {
        leave(entrant.id());
        entrants.put(entrant.id(), entrant);
        if (opened) {
            view(entrant);
        }
    }

    /** A member is told the whole room, as it may see it now; nothing until then. */
    void showAnew(Client client) {
        if (members.containsKey(client.connection().id())) {
            enter(Entrant.anew(client));
        }
    }

    void leave(String connection) {
        members.remove(connection);
        Optional.ofNullable(entrants.remove(connection))
                .ifPresent(entrant -> entrant.welcome()
                        .refuse(Refusal.LEFT, "The room was left, or asked for again, before it was entered."));
    }

    /** Looks after those who wait, and those who are slow. */
    void check() {
        Instant now = clock.instant();
        List.copyOf(entrants.values()).forEach(entrant -> {
            if (entrant.isLate(now)) {
                unavailable(entrant);
            } else if (entrant.isUnread()) {
                view(entrant);
            }
        });
        List.copyOf(members.values()).forEach(member -> {
            member.release();
            if (member.isTooSlow(now, settings)) {
                evict(member.client().connection());
            }
        });
    }

    private void evict(Connection slow) {
        LOG.atInfo()
                .addKeyValue("client.id", slow.id())
                .addKeyValue("room", name)
                .log("client closed: it has read too slowly for too long");
        leave(slow.id());
        slow.close(CloseReason.SLOW_CLIENT);
    }

    void announced(Delta delta) {
        if (position.isEmpty() || catchingUp) {
            ahead.add(delta);
            return;
        }
        Cursor here = position.get();
        if (!here.epoch().equals(delta.epoch())) {
            catchUp();
        } else if (delta.from().equals(here.id())) {
            pass(delta);
        } else if (!here.reaches(delta.to())) {
            ahead.add(delta);
            catchUp();
        }
    }

    /** Reads whatever the announcements did not tell. */
    void catchUp() {
        if (position.isEmpty() || catchingUp) {
            return;
        }
        catchingUp = true;
        reads.readOn(name, position.get(), this::caughtUp, () -> catchingUp = false);
    }

    private void caughtUp(RoomView view) {
        catchingUp = false;
        switch (view) {
            case RoomView.Missed missed -> missed.deltas().forEach(this::pass);
            case RoomView.Snapshot snapshot -> startOver(snapshot);
        }
        announceAhead();
    }

    private void announceAhead() {
        List<Delta> waiting = List.copyOf(ahead);
        ahead.clear();
        waiting.forEach(this::announced);
    }

    private void startOver(RoomView.Snapshot snapshot) {
        LOG.atInfo()
                .addKeyValue("room", name)
                .addKeyValue("room.members", members.size())
                .log("steps were lost: everyone gets the room anew");
        position = Optional.of(snapshot.cursor());
        Map<Audience, Frame> frames = new EnumMap<>(Audience.class);
        members.values()
                .forEach(member -> member.startOver(
                        frames.computeIfAbsent(
                                member.audience(), audience -> RoomMessages.snapshot(name, snapshot, audience)),
                        snapshot.cursor()));
        List.copyOf(entrants.values()).forEach(this::view);
    }

    private void pass(Delta delta) {
        position = Optional.of(delta.cursor());
        Change change = new Change(name, delta);
        members.values().forEach(member -> member.tell(change, clock));
        entrants.values().forEach(entrant -> entrant.meanwhile().add(delta));
    }

    /** Reads the room for one entrant; what an earlier read of it brings is dropped. */
    private void view(Entrant entrant) {
        Entrant current = entrant.again();
        entrants.put(current.id(), current);
        Optional<Cursor> before = position;
        reads.read(
                name,
                current.since(),
                view -> {
                    if (isWaiting(current)) {
                        admit(current, before, view);
                    }
                },
                () -> {
                    if (isWaiting(current) && current.isPatient()) {
                        current.unread();
                    } else if (isWaiting(current)) {
                        unavailable(current);
                    }
                });
    }

    private void admit(Entrant entrant, Optional<Cursor> before, RoomView view) {
        Cursor seen = view.cursor();
        if (position.isEmpty()) {
            position = Optional.of(seen);
        } else if (!position.get().epoch().equals(seen.epoch())
                || before.filter(place -> !seen.reaches(place.id())).isPresent()) {
            // Redis began anew, or went back: first the room, then whoever wants to enter.
            catchUp();
            view(entrant);
            return;
        }
        entrants.remove(entrant.id());
        Member member = new Member(entrant.client(), seen);
        members.put(entrant.id(), member);
        entrant.welcome().enter(name, view, member.audience());
        entrant.meanwhile().forEach(delta -> member.tell(new Change(name, delta), clock));
        announceAhead();
    }

    private boolean isWaiting(Entrant entrant) {
        return entrant.equals(entrants.get(entrant.id()));
    }

    private void unavailable(Entrant entrant) {
        entrants.remove(entrant.id());
        entrant.client().rooms().remove(name);
        entrant.welcome().refuse(Refusal.UNAVAILABLE, "Live data are not available now; try again shortly.");
    }
}
