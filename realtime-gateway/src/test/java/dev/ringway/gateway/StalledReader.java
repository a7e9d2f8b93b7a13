package dev.ringway.gateway;

import dev.ringway.events.Event;
import dev.ringway.events.calls.CallChanged;
import dev.ringway.events.contract.EventDraft;
import dev.ringway.gateway.crowd.Crowd;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;

/** One client that reads nothing, in a room of others who do, while more is sent than the heap could hold. */
final class StalledReader {

    private static final int HEAP = 256;
    private static final int CALLS = 50;
    private static final int NEWCOMERS_AT_ONCE = 5;

    /** How far the slowest of the others may be behind what was published: far below what may wait for a client. */
    private static final int MOST_BEHIND = 400;

    private static final String EVICTED = "client closed: it";
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    /**
     * @param missing clients that were not told every message, besides the one that reads nothing
     * @param newcomers clients that connected meanwhile and after it
     * @param newcomersRefused those of them that could not enter the room
     * @param memory of the process, MiB
     */
    record Outcome(
            long messages,
            int others,
            long told,
            long broken,
            long missing,
            boolean evicted,
            int newcomers,
            int newcomersRefused,
            boolean alive,
            long memory,
            Duration took) {}

    private final int messages;
    private final int others;
    private final Duration mostSlow;
    private final String padding = "x".repeat(500);
    private int newcomers;
    private int newcomersRefused;

    /** @param mostSlow how long a client may be slow */
    StalledReader(int messages, int others, Duration mostSlow) {
        this.messages = messages;
        this.others = others;
        this.mostSlow = mostSlow;
    }

    Outcome run() {
        String token = Tokens.lasting(Duration.ofHours(12), "viewer");
        Instant began = Instant.now();
        try (GatewayProcess gateway = new GatewayProcess(
                        HEAP,
                        "-XX:+UseSerialGC",
                        "-DROOM_MOST_SLOW=" + mostSlow.toSeconds() + "s",
                        // Who reads nothing answers no ping either: not by that it is to be found.
                        "-DSOCKETIO_PING_INTERVAL=1h");
                EventFeed feed = new EventFeed();
                Crowd crowd = Crowd.of(others, List.of(gateway.socketPort()), token, "calls");
                Crowd stalled = Crowd.stalled(gateway.socketPort(), token, "calls")) {
            Awaitility.await().atMost(PATIENCE).until(() -> crowd.allIn() && stalled.allIn());
            publish(feed, crowd, gateway);
            come(gateway, 2 * NEWCOMERS_AT_ONCE);
            Awaitility.await().atMost(PATIENCE).until(() -> gateway.logged(EVICTED) == 1);
            stalled.readOn();
            Awaitility.await().atMost(PATIENCE).until(() -> stalled.away() == 1);
            return new Outcome(
                    messages,
                    others,
                    crowd.steps(),
                    crowd.broken(),
                    others * (long) messages - crowd.steps(),
                    gateway.logged(EVICTED) == 1 && stalled.steps() < messages,
                    newcomers,
                    newcomersRefused,
                    gateway.isAlive(),
                    gateway.mostMemory(),
                    Duration.between(began, Instant.now()));
        }
    }

    private void publish(EventFeed feed, Crowd crowd, GatewayProcess gateway) {
        List<String> calls =
                IntStream.range(0, CALLS).mapToObj(_ -> CallFeed.newSid()).toList();
        for (int message = 0; message < messages; message++) {
            int sent = message;
            if (message % 100 == 0) {
                Awaitility.await()
                        .pollInterval(Duration.ofMillis(2))
                        .atMost(PATIENCE)
                        .until(() -> sent - crowd.fewestSteps() < MOST_BEHIND);
            }
            if (message % Math.max(1, messages / 10) == messages / 20) {
                come(gateway, NEWCOMERS_AT_ONCE);
            }
            feed.tell(change(calls.get(message % CALLS), 1 + message / CALLS));
        }
        Awaitility.await().atMost(PATIENCE).until(() -> crowd.fewestSteps() >= messages);
    }

    /** A kilobyte when it is told. */
    private Event<CallChanged> change(String sid, long version) {
        Instant now = Instant.now();
        return EventDraft.blank(CallChanged.class)
                .with("sid", sid)
                .with("version", version)
                .with("status", "in-progress")
                .with("direction", "outbound")
                .with("from", CallFeed.FROM)
                .with("to", CallFeed.TO)
                .with("startTime", now)
                .with("terminationReason", padding)
                .with("createdAt", now)
                .with("updatedAt", now)
                .id(sid + "-" + version)
                .at(now)
                .event();
    }

    private void come(GatewayProcess gateway, int count) {
        List<Watcher> watchers = new ArrayList<>();
        for (int number = 0; number < count; number++) {
            watchers.add(Watcher.of(gateway.socketUrl(), Tokens.of("viewer")));
        }
        for (Watcher watcher : watchers) {
            newcomers++;
            newcomersRefused += watcher.subscribe("calls").path("ok").asBoolean() ? 0 : 1;
            watcher.close();
        }
    }
}
