package dev.ringway.sandbox.demo;

import dev.ringway.sandbox.callback.CallbackKind;
import dev.ringway.sandbox.callback.CallbackRecord;
import dev.ringway.sandbox.callback.CallbackRecord.Cause;
import dev.ringway.sandbox.callback.CallbackRecord.Fate;
import dev.ringway.sandbox.control.CallRecord;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What became of a day.
 *
 * @param placed every call's SID, in the order of placing
 * @param settled the sandbox's record of each call that was over in time
 * @param verdicts of each settled call that could be read from the store
 */
record DayResult(Duration took, List<String> placed, Map<String, CallRecord> settled, Map<String, Verdict> verdicts) {

    /**
     * The figures of the summary.
     *
     * @param statuses how many calls per status as the store has it
     * @param equal calls whose status and duration are the sandbox's
     * @param accepted callbacks that were answered with 2xx at least once
     * @param events that the store has of these calls
     * @param notDelivered callbacks that were never accepted, all retries used
     * @param differences per call; empty when all is well
     */
    record Figures(
            long seconds,
            int calls,
            Map<String, Long> statuses,
            long equal,
            long callbacks,
            long requests,
            long duplicates,
            long overtaken,
            long retries,
            long accepted,
            long events,
            long notDelivered,
            long lost,
            Map<String, List<String>> differences) {

        boolean allWell() {
            return differences.isEmpty();
        }
    }

    Figures figures() {
        return new Figures(
                took.toSeconds(),
                placed.size(),
                verdicts.values().stream()
                        .collect(Collectors.groupingBy(Verdict::storedStatus, TreeMap::new, Collectors.counting())),
                verdicts.values().stream().filter(Verdict::equal).count(),
                callbacks().count(),
                callbacks().mapToLong(callback -> callback.attempts().size()).sum(),
                attempts(cause -> cause == Cause.DUPLICATE),
                callbacks().filter(CallbackRecord::heldBack).count(),
                attempts(cause -> cause == Cause.RETRY || cause == Cause.DUPLICATE_RETRY),
                fates(Fate.DELIVERED),
                verdicts.values().stream().mapToLong(Verdict::storedEvents).sum(),
                fates(Fate.UNDELIVERED),
                fates(Fate.LOST),
                differences());
    }

    private Map<String, List<String>> differences() {
        var differences = new TreeMap<String, List<String>>();
        for (String sid : placed) {
            List<String> found = new ArrayList<>();
            Verdict verdict = verdicts.get(sid);
            if (!settled.containsKey(sid)) {
                found.add("not over in time");
            } else if (verdict == null) {
                found.add("could not be read from call-store");
            } else {
                found.addAll(verdict.differences());
            }
            if (!found.isEmpty()) {
                differences.put(sid, found);
            }
        }
        return differences;
    }

    private Stream<CallbackRecord> callbacks() {
        return settled.values().stream()
                .flatMap(call -> call.callbacks().stream())
                .filter(callback -> callback.kind() == CallbackKind.STATUS);
    }

    private long fates(Fate fate) {
        return callbacks().filter(callback -> callback.fate() == fate).count();
    }

    private long attempts(Predicate<Cause> wanted) {
        return callbacks()
                .flatMap(callback -> callback.attempts().stream())
                .filter(attempt -> wanted.test(attempt.cause()))
                .count();
    }
}
