package dev.ringway.gateway.room;

import dev.ringway.gateway.connection.Acknowledgement;
import dev.ringway.gateway.connection.CloseReason;
import dev.ringway.gateway.connection.Connection;
import dev.ringway.gateway.connection.ConnectionListener;
import dev.ringway.gateway.live.Cursor;
import dev.ringway.gateway.live.Delta;
import dev.ringway.gateway.live.LiveView;
import dev.ringway.gateway.live.RoomChannels;
import dev.ringway.gateway.live.RoomName;
import dev.ringway.gateway.live.RoomView;
import dev.ringway.starter.security.Caller;
import io.lettuce.core.RedisException;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * The rooms that clients of this instance sit in. All of it happens on one thread, so that what a client is told when it
 * enters and what it is told afterwards have one order; nothing on it waits.
 */
final class Rooms implements ConnectionListener, RoomChannels.Listener, RoomReads, SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(Rooms.class);

    private static final String NOT_ALLOWED = "This token may not enter the room.";

    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("rooms").factory());
    private final Map<RoomName, Room> rooms = new HashMap<>();
    private final Map<Connection, Client> clients = new HashMap<>();
    private final LiveView view;
    private final RoomChannels channels;
    private final RoomSettings settings;
    private final Clock clock;
    private volatile boolean running;

    Rooms(LiveView view, RoomChannels channels, RoomSettings settings, Clock clock) {
        this.view = view;
        this.channels = channels;
        this.settings = settings;
        this.clock = clock;
        channels.listen(this);
    }

    @Override
    public void connected(Connection connection) {
        run(() -> clients.put(connection, new Client(connection)));
    }

    @Override
    public void disconnected(Connection connection) {
        run(() -> Optional.ofNullable(clients.remove(connection))
                .ifPresent(client -> client.rooms().forEach(name -> leave(connection, name))));
    }

    /** @param since of an earlier visit; without one, or where it is too old, the whole room is told */
    void enter(Connection connection, RoomName name, Optional<Cursor> since, Acknowledgement answer) {
        run(() -> Optional.ofNullable(clients.get(connection)).ifPresent(client -> enter(client, name, since, answer)));
    }

    private void enter(Client client, RoomName name, Optional<Cursor> since, Acknowledgement answer) {
        Set<RoomName> entered = client.rooms();
        if (!RoomRules.admits(client.caller(), name)) {
            answer.send(RoomMessages.refused(Refusal.FORBIDDEN, NOT_ALLOWED));
        } else if (entered.size() >= settings.maxRoomsPerClient() && !entered.contains(name)) {
            answer.send(RoomMessages.refused(
                    Refusal.TOO_MANY_ROOMS,
                    "This client is in " + entered.size() + " rooms already; leave one first."));
        } else {
            entered.add(name);
            Instant deadline = clock.instant().plus(settings.entryTimeout());
            room(name).enter(new Entrant(client, since, new Welcome.Answer(answer), deadline));
        }
    }

    void exit(Connection connection, RoomName name, Acknowledgement answer) {
        run(() -> {
            Optional.ofNullable(clients.get(connection))
                    .ifPresent(client -> client.rooms().remove(name));
            leave(connection, name);
            answer.send(RoomMessages.unsubscribed(name));
        });
    }

    /** From here on the client is who its new token says: in its rooms too, and as to what it sees there. */
    void renew(Connection connection, Caller renewed, Acknowledgement answer) {
        run(() -> Optional.ofNullable(clients.get(connection)).ifPresent(client -> renew(client, renewed, answer)));
    }

    private void renew(Client client, Caller renewed, Acknowledgement answer) {
        if (!client.caller().subject().equals(renewed.subject())) {
            answer.send(RoomMessages.refused(
                    Refusal.OTHER_SUBJECT, "The token is somebody else's; connect anew to be somebody else."));
            return;
        }
        Audience before = client.audience();
        client.renew(renewed);
        answer.send(RoomMessages.refreshed(renewed.expiresAt()));
        for (RoomName name : List.copyOf(client.rooms())) {
            if (!RoomRules.admits(renewed, name)) {
                client.rooms().remove(name);
                end(client.connection(), name, Refusal.FORBIDDEN.code(), NOT_ALLOWED);
            } else if (before != client.audience()) {
                Optional.ofNullable(rooms.get(name)).ifPresent(room -> room.showAnew(client));
            }
        }
    }

    @Override
    public void opened(RoomName name) {
        run(() -> Optional.ofNullable(rooms.get(name)).ifPresent(Room::opened));
    }

    @Override
    public void announced(RoomName name, Delta delta) {
        run(() -> Optional.ofNullable(rooms.get(name)).ifPresent(room -> room.announced(delta)));
    }

    @Override
    public void read(RoomName room, Optional<Cursor> since, Consumer<RoomView> done, Runnable failed) {
        read(room, () -> view.read(room, since), done, failed);
    }

    @Override
    public void readOn(RoomName room, Cursor since, Consumer<RoomView> done, Runnable failed) {
        read(room, () -> view.readOn(room, since), done, failed);
    }

    private void read(
            RoomName room, Supplier<CompletionStage<RoomView>> reading, Consumer<RoomView> done, Runnable failed) {
        try {
            reading.get()
                    .whenComplete((seen, failure) -> run(() -> {
                        if (failure == null) {
                            done.accept(seen);
                        } else {
                            LOG.debug("room {} could not be read ({})", room, failure.getMessage());
                            failed.run();
                        }
                    }));
        } catch (RedisException away) {
            LOG.debug("room {} could not be read ({})", room, away.getMessage());
            run(failed);
        }
    }

    private Room room(RoomName name) {
        return rooms.computeIfAbsent(name, absent -> {
            channels.open(absent);
            return new Room(absent, this, settings, clock);
        });
    }

    private void leave(Connection connection, RoomName name) {
        Room room = rooms.get(name);
        if (room != null) {
            room.leave(connection.id());
            closeIfEmpty(name, room);
        }
    }

    private void closeIfEmpty(RoomName name, Room room) {
        if (room.isEmpty()) {
            rooms.remove(name);
            channels.close(name);
        }
    }

    private void check() {
        Instant now = clock.instant();
        List.copyOf(clients.values()).stream()
                .filter(client -> !client.caller().expiresAt().isAfter(now))
                .forEach(this::expire);
        Map.copyOf(rooms).forEach((name, room) -> {
            room.check();
            if (room.isOpen()) {
                room.catchUp();
            } else {
                channels.open(name);
            }
            closeIfEmpty(name, room);
        });
    }

    private void expire(Client client) {
        CloseReason reason = CloseReason.TOKEN_EXPIRED;
        Connection connection = client.connection();
        clients.remove(connection);
        client.rooms().forEach(name -> end(connection, name, reason.code(), reason.message()));
        connection.close(reason);
    }

    private void end(Connection connection, RoomName name, String code, String message) {
        leave(connection, name);
        connection.send(RoomMessages.ended(name, code, message));
    }

    private void run(Runnable task) {
        try {
            thread.execute(guarded(task));
        } catch (RejectedExecutionException stopped) {
            LOG.debug("after the end");
        }
    }

    /** A failure is a defect; it must not take the timer with it. */
    private static Runnable guarded(Runnable task) {
        return () -> {
            try {
                task.run();
            } catch (RuntimeException defect) {
                LOG.error("a room failed", defect);
            }
        };
    }

    @Override
    public void start() {
        long interval = settings.checkInterval().toMillis();
        var _ = thread.scheduleWithFixedDelay(guarded(this::check), interval, interval, TimeUnit.MILLISECONDS);
        running = true;
    }

    @Override
    public void stop() {
        running = false;
        thread.shutdown();
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
