package dev.ringway.sandbox.demo;

import dev.ringway.sandbox.control.CallRecord;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * A day under way: calls are placed at their pace on one thread, while another follows each until the sandbox says that
 * it is settled and the store agrees. Whoever is away meanwhile is asked again until the patience is over.
 */
final class Day {

    private static final Duration TICK = Duration.ofMillis(500);

    /** A duplicate that is stored as a second event may come a moment after the call agreed. */
    private static final Duration QUIET = Duration.ofSeconds(2);

    private final DayPlan plan;
    private final Placing placing;
    private final SandboxControl sandbox;
    private final CallStore store;
    private final Progress progress;
    private final List<String> placed = new CopyOnWriteArrayList<>();
    private final Map<String, CallRecord> settled = new LinkedHashMap<>();
    private final Map<String, Verdict> verdicts = new LinkedHashMap<>();

    /** By call. */
    private Map<String, String> conversations = Map.of();

    Day(DayPlan plan, Placing placing, SandboxControl sandbox, CallStore store, Progress progress) {
        this.plan = plan;
        this.placing = placing;
        this.sandbox = sandbox;
        this.store = store;
        this.progress = progress;
    }

    /**
     * @param callsPerSecond at which calls are placed
     * @param patience how long after the last call everything may take until it agrees
     */
    DayResult run(double callsPerSecond, Duration patience) {
        long start = System.nanoTime();
        long gap = (long) (TimeUnit.SECONDS.toNanos(1) / callsPerSecond);
        long deadline = start + gap * plan.calls().size() + patience.toNanos();
        try (var placer = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<?> placement = placer.submit(() -> placeAll(start, gap));
            while (!(placement.isDone() && agreed() == placed.size()) && System.nanoTime() < deadline) {
                follow();
                LockSupport.parkNanos(TICK.toNanos());
            }
            succeeded(placement);
        }
        readAgain(deadline);
        progress.end();
        return new DayResult(
                Duration.ofNanos(System.nanoTime() - start),
                List.copyOf(placed),
                Map.copyOf(settled),
                Map.copyOf(verdicts));
    }

    private void placeAll(long start, long gap) {
        for (int i = 0; i < plan.calls().size(); i++) {
            long due = start + i * gap;
            while (System.nanoTime() < due) {
                LockSupport.parkNanos(due - System.nanoTime());
            }
            placed.add(placing.place(plan.calls().get(i)));
        }
    }

    private void follow() {
        String trouble = "";
        try {
            for (String sid : placed) {
                if (!settled.containsKey(sid)) {
                    settle(sid);
                }
            }
            conversations = sandbox.toldConversations();
            for (var call : settled.entrySet()) {
                if (!agrees(call.getKey())) {
                    judge(call.getValue());
                }
            }
        } catch (Away away) {
            trouble = away.getMessage();
        }
        progress.show(
                "placed %d/%d · over %d · stored as they were %d"
                        .formatted(placed.size(), plan.calls().size(), settled.size(), agreed()),
                trouble);
    }

    private void settle(String sid) throws Away {
        CallRecord call = sandbox.call(sid);
        if (call.settled()) {
            settled.put(sid, call);
        }
    }

    private void judge(CallRecord call) throws Away {
        verdicts.put(
                call.sid(),
                Verdict.of(call, store.call(call.sid()), Optional.ofNullable(conversations.get(call.sid()))));
    }

    private boolean agrees(String sid) {
        Verdict verdict = verdicts.get(sid);
        return verdict != null && verdict.agrees();
    }

    private long agreed() {
        return verdicts.values().stream().filter(Verdict::agrees).count();
    }

    private void readAgain(long deadline) {
        boolean done = false;
        while (!done) {
            LockSupport.parkNanos(QUIET.toNanos());
            try {
                conversations = sandbox.toldConversations();
                for (CallRecord call : settled.values()) {
                    judge(call);
                }
                done = true;
            } catch (Away away) {
                done = System.nanoTime() > deadline;
            }
        }
    }

    private static void succeeded(Future<?> placement) {
        try {
            placement.get();
        } catch (ExecutionException failed) {
            throw failed.getCause() instanceof RuntimeException reason ? reason : new IllegalStateException(failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new DemoFailure("Interrupted.");
        }
    }
}
