package dev.ringway.gateway;

import dev.ringway.gateway.crowd.Crowd;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import tools.jackson.databind.JsonNode;

/** Two gateways and many clients under a steady stream of events while something of it all is taken away. */
final class Outage {

    /** What happens in the middle of it. */
    interface Mishap {
        void happen(GatewayProcess first);
    }

    private static final int HEAP = 256;
    private static final int CALLS = 100;
    private static final int EVENTS_AT_ONCE = 5;
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    /**
     * @param told steps told as they happened
     * @param missed steps told after a reconnect
     * @param broken steps that did not follow the one before: a gap, or something told twice
     * @param roomsAnew times that a client was told a room whole though it had a cursor
     * @param stale clients that at the end do not stand where the room stands
     */
    record Outcome(
            long events,
            int clients,
            long reconnects,
            long told,
            long missed,
            long broken,
            long roomsAnew,
            boolean stale,
            Duration took) {}

    private final List<String> calls =
            IntStream.range(0, CALLS).mapToObj(_ -> CallFeed.newSid()).toList();
    private final int clients;
    private final int eventsPerSecond;
    private final Duration before;
    private final Duration after;

    /**
     * @param before how long events come before the mishap
     * @param after how long they come after its beginning
     */
    Outage(int clients, int eventsPerSecond, Duration before, Duration after) {
        this.clients = clients;
        this.eventsPerSecond = eventsPerSecond;
        this.before = before;
        this.after = after;
    }

    Outcome run(Mishap mishap) {
        String token = Tokens.lasting(Duration.ofHours(12), "viewer");
        Instant began = Instant.now();
        try (GatewayProcess first = new GatewayProcess(HEAP, "-XX:+UseSerialGC");
                GatewayProcess second = new GatewayProcess(HEAP, "-XX:+UseSerialGC");
                CallFeed feed = new CallFeed();
                Crowd crowd = Crowd.of(clients, List.of(first.socketPort(), second.socketPort()), token, "calls")) {
            Awaitility.await().atMost(PATIENCE).until(crowd::allIn);
            Instant start = Instant.now();
            CompletableFuture<Long> events = CompletableFuture.supplyAsync(
                    () -> publish(feed, start.plus(before).plus(after)));
            awaitTime(start.plus(before));
            mishap.happen(first);
            long published = events.join();
            feed.flush();
            String end = end(second, published);
            Awaitility.await()
                    .atMost(PATIENCE)
                    .until(() -> crowd.allIn() && (crowd.broken() > 0 || crowd.allStandAt(end)));
            return new Outcome(
                    published,
                    clients,
                    crowd.connects() - clients,
                    crowd.steps(),
                    crowd.missed(),
                    crowd.broken(),
                    crowd.snapshots() - clients,
                    !crowd.allStandAt(end),
                    Duration.between(began, Instant.now()));
        }
    }

    static void awaitTime(Instant time) {
        Awaitility.await().atMost(PATIENCE).until(() -> Instant.now().isAfter(time));
    }

    /** At an even pace; what it is late with comes at once. */
    private long publish(CallFeed feed, Instant end) {
        long start = System.nanoTime();
        long events = 0;
        while (Instant.now().isBefore(end)) {
            LockSupport.parkNanos(
                    start + Duration.ofSeconds(1).toNanos() * events / eventsPerSecond - System.nanoTime());
            for (int number = 0; number < EVENTS_AT_ONCE; number++) {
                feed.changed(calls.get((int) (events % CALLS)), 1 + events / CALLS, "in-progress");
                events++;
            }
        }
        return events;
    }

    /** Where the room stands when it shows all that was published. */
    private String end(GatewayProcess gateway, long published) {
        try (Watcher watcher = Watcher.of(gateway.socketUrl(), Tokens.of("viewer"))) {
            return Awaitility.await()
                    .atMost(PATIENCE)
                    .until(() -> watcher.subscribe("calls"), answer -> versions(answer) == published)
                    .path("cursor")
                    .asString();
        }
    }

    /** Each event raised one call's version by one. */
    private long versions(JsonNode answer) {
        return answer.path("snapshot").path("calls").values().stream()
                .filter(call -> calls.contains(call.path("sid").asString()))
                .mapToLong(call -> call.path("version").asLong())
                .sum();
    }
}
