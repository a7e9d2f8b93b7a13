package dev.ringway.sandbox.voice;

import dev.ringway.sandbox.call.Call;
import dev.ringway.sandbox.call.CallRequest;
import dev.ringway.sandbox.call.CallStatus;
import dev.ringway.sandbox.call.Direction;
import dev.ringway.sandbox.call.Switchboard;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/** The persons that calls are dialling: each is a call of its own, and lives no longer than the call that dialled it. */
final class Dialling {

    private static final class Attempt {
        private final Set<String> open = new LinkedHashSet<>();
        private final Consumer<Map<String, String>> then;
        private boolean answered;

        Attempt(Consumer<Map<String, String>> then) {
            this.then = then;
        }
    }

    private final Switchboard switchboard;
    private final ConcurrentHashMap<String, Attempt> attempts = new ConcurrentHashMap<>();

    Dialling(Switchboard switchboard) {
        this.switchboard = switchboard;
    }

    /** @param then told how it ended, in Twilio's parameters, unless the dialling call ends before */
    void dial(Call parent, Verb.Dial dial, Consumer<Map<String, String>> then) {
        var attempt = new Attempt(then);
        switchboard.still(() -> {
            attempts.put(parent.sid(), attempt);
            dial.legs().stream()
                    .filter(leg -> CallRequest.isNumber(leg.number()))
                    .map(leg -> switchboard
                            .place(parent.accountSid(), request(parent, dial, leg))
                            .sid())
                    .forEach(attempt.open::add);
            return attempt;
        });
        if (attempt.open.isEmpty()) {
            attempts.remove(parent.sid(), attempt);
            then.accept(Map.of("DialCallStatus", CallStatus.FAILED.wire()));
        }
    }

    /** Hangs up on everybody whom this call is dialling. */
    void abandon(String parentSid) {
        Optional.ofNullable(attempts.remove(parentSid)).ifPresent(attempt -> hangUp(Set.copyOf(attempt.open)));
    }

    void changed(Call call) {
        if (call.status().terminal()) {
            abandon(call.sid());
        }
        call.request()
                .parentSid()
                .ifPresent(parent -> Optional.ofNullable(attempts.get(parent))
                        .filter(attempt -> attempt.open.contains(call.sid()))
                        .ifPresent(attempt -> legChanged(parent, attempt, call)));
    }

    /** The first to answer is put through and the others are let go; it is over when nobody is left. */
    private void legChanged(String parent, Attempt attempt, Call leg) {
        if (leg.inProgress() && !attempt.answered) {
            attempt.answered = true;
            Set<String> others = new LinkedHashSet<>(attempt.open);
            others.remove(leg.sid());
            attempt.open.retainAll(Set.of(leg.sid()));
            hangUp(others);
        } else if (leg.status().terminal()) {
            attempt.open.remove(leg.sid());
            if (attempt.open.isEmpty() && attempts.remove(parent, attempt)) {
                switchboard.later(Duration.ZERO, () -> attempt.then.accept(result(leg)));
            }
        }
    }

    private void hangUp(Set<String> legs) {
        legs.forEach(switchboard::hangUp);
    }

    private static Map<String, String> result(Call leg) {
        return Map.of(
                "DialCallSid", leg.sid(),
                "DialCallStatus", leg.status().wire(),
                "DialCallDuration", leg.durationSeconds().orElse(0L).toString());
    }

    private static CallRequest request(Call parent, Verb.Dial dial, Verb.Leg leg) {
        return new CallRequest(
                Direction.OUTBOUND_DIAL,
                dial.callerId().orElse(parent.request().from()),
                leg.number(),
                dial.timeout(),
                CallRequest.LONGEST,
                Optional.empty(),
                Optional.of(parent.sid()),
                leg.statusCallback(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }
}
