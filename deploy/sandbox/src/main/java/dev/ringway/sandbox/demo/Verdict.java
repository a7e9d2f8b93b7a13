package dev.ringway.sandbox.demo;

import dev.ringway.sandbox.call.CallStatus;
import dev.ringway.sandbox.callback.CallbackKind;
import dev.ringway.sandbox.callback.CallbackRecord;
import dev.ringway.sandbox.callback.CallbackRecord.Fate;
import dev.ringway.sandbox.control.CallRecord;
import dev.ringway.sandbox.demo.CallStore.StoredCall;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Whether the store has of a call what it can have.
 *
 * <p>A callback that was accepted must be stored once. One that was never accepted may be stored or not (the answer may
 * have been lost on its way back), at most once, and the status may or may not know of it. One that was never sent cannot be.
 *
 * @param storedStatus as read back, {@code absent} if nothing is stored
 * @param storedEvents how many
 * @param equal the stored call is as the sandbox knows it to have ended
 * @param differences what cannot be explained by callbacks that did not arrive; empty when all is well
 */
record Verdict(String storedStatus, int storedEvents, boolean equal, List<String> differences) {

    boolean agrees() {
        return differences.isEmpty();
    }

    /** @param conversation of which the store was told */
    static Verdict of(CallRecord truth, Optional<StoredCall> found, Optional<String> conversation) {
        StoredCall stored = found.orElse(new StoredCall("absent", Optional.empty(), Optional.empty(), List.of()));
        long accepted = count(truth, Fate.DELIVERED);
        long uncertain = count(truth, Fate.UNDELIVERED);
        var differences = new ArrayList<String>();
        Set<String> possible = possibleStatuses(truth);
        if (!possible.contains(stored.status())) {
            differences.add("status " + stored.status() + " instead of " + String.join(" or ", possible));
        }
        if (stored.status().equals(truth.status()) && !sameDuration(truth, stored)) {
            differences.add("duration " + text(stored.duration()) + " instead of " + text(truth.duration()));
        }
        int events = stored.eventIds().size();
        if (events < accepted || events > accepted + uncertain) {
            differences.add(events + " events stored of " + accepted + " callbacks accepted");
        }
        if (!stored.everyEventOnce()) {
            differences.add("an event is stored twice");
        }
        if (conversation.isPresent() && !conversation.equals(stored.conversationId())) {
            differences.add(
                    "conversation " + stored.conversationId().orElse("none") + " instead of " + conversation.get());
        }
        boolean equal = stored.status().equals(truth.status()) && sameDuration(truth, stored);
        return new Verdict(stored.status(), events, equal, List.copyOf(differences));
    }

    /** The furthest status that surely arrived, and every further one that may have. */
    private static Set<String> possibleStatuses(CallRecord truth) {
        Optional<CallStatus> furthest = statuses(truth, Fate.DELIVERED).stream().max(CallStatus::compareTo);
        var possible = new LinkedHashSet<String>();
        possible.add(furthest.map(CallStatus::wire).orElse("absent"));
        statuses(truth, Fate.UNDELIVERED).stream()
                .filter(status -> furthest.isEmpty() || status.compareTo(furthest.get()) > 0)
                .map(CallStatus::wire)
                .forEach(possible::add);
        if (!truth.instructions().isEmpty()) {
            // Who asks what to do with a call tells that it rings, and who connects its agent that it is answered.
            Stream.of(CallStatus.RINGING, CallStatus.IN_PROGRESS)
                    .filter(status -> furthest.isEmpty() || status.compareTo(furthest.get()) > 0)
                    .map(CallStatus::wire)
                    .forEach(possible::add);
        }
        return possible;
    }

    private static List<CallStatus> statuses(CallRecord truth, Fate fate) {
        Set<String> names = reports(truth, fate).map(CallbackRecord::callStatus).collect(Collectors.toSet());
        return Arrays.stream(CallStatus.values())
                .filter(status -> names.contains(status.wire()))
                .toList();
    }

    /** For a call that nobody answered, no duration says the same as 0. */
    private static boolean sameDuration(CallRecord truth, StoredCall stored) {
        return truth.duration().orElse(0L).equals(stored.duration().orElse(0L));
    }

    private static long count(CallRecord truth, Fate fate) {
        return reports(truth, fate).count();
    }

    private static Stream<CallbackRecord> reports(CallRecord truth, Fate fate) {
        return truth.callbacks().stream()
                .filter(callback -> callback.kind() == CallbackKind.STATUS && callback.fate() == fate);
    }

    private static String text(Optional<Long> seconds) {
        return seconds.map(number -> number + " s").orElse("none");
    }
}
