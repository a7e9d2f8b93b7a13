package dev.ringway.sandbox.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringway.sandbox.callback.CallbackKind;
import dev.ringway.sandbox.callback.CallbackRecord;
import dev.ringway.sandbox.callback.CallbackRecord.Fate;
import dev.ringway.sandbox.control.CallRecord;
import dev.ringway.sandbox.demo.CallStore.StoredCall;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** D delivered, U undelivered, L lost, for initiated, ringing, in-progress, completed; the call took 42 s. */
class VerdictTest {

    private static final List<String> STATUSES = List.of("initiated", "ringing", "in-progress", "completed");

    @ParameterizedTest
    @CsvSource({
        "DDDD, completed,   42, 4, true,  ''",
        "DDDD, in-progress, '', 4, false, status in-progress instead of completed",
        "DDDD, completed,   41, 4, false, duration 41 s instead of 42 s",
        "DDDD, completed,   42, 3, true,  3 events stored of 4 callbacks accepted",
        "DDDD, completed,   42, 5, true,  5 events stored of 4 callbacks accepted",
        "DDDD, absent,      '', 0, false, status absent instead of completed",
        "DDDU, in-progress, '', 3, false, ''",
        "DDDU, completed,   42, 4, true,  ''",
        "DDDU, completed,   42, 5, true,  5 events stored of 3 callbacks accepted",
        "DDDU, ringing,     '', 3, false, status ringing instead of in-progress or completed",
        "DUUD, completed,   42, 2, true,  ''",
        "LLLD, completed,   42, 1, true,  ''",
        "DDLL, ringing,     '', 2, false, ''",
        "DDLL, completed,   42, 2, true,  status completed instead of ringing",
        "LLLL, absent,      '', 0, false, ''",
        "UUUU, absent,      '', 0, false, ''"
    })
    void theStoreMayLackOnlyWhatNeverArrived(
            String fates, String status, String duration, int events, boolean equal, String difference) {
        Verdict verdict = Verdict.of(call(fates), stored(status, duration, events), Optional.empty());

        assertThat(verdict.equal()).isEqualTo(equal);
        assertThat(String.join("; ", verdict.differences()))
                .startsWith(difference)
                .matches(text -> difference.isEmpty() == text.isEmpty());
    }

    @ParameterizedTest
    @CsvSource({"a a b c", "a b c a"})
    void anEventStoredTwiceIsFound(String ids) {
        var stored = new StoredCall("completed", Optional.of(42L), Optional.empty(), List.of(ids.split(" ", -1)));

        assertThat(Verdict.of(call("DDDD"), Optional.of(stored), Optional.empty())
                        .differences())
                .containsExactly("an event is stored twice");
    }

    @ParameterizedTest
    @CsvSource({
        "conv_1, conv_1, ''",
        "conv_1, '',     conversation none instead of conv_1",
        "conv_1, conv_2, conversation conv_2 instead of conv_1",
        "'',     conv_1, ''"
    })
    void aConversationThatWasToldIsStored(String told, String kept, String difference) {
        var stored = new StoredCall("completed", Optional.of(42L), text(kept), List.of("a", "b", "c", "d"));

        assertThat(String.join(
                        "; ",
                        Verdict.of(call("DDDD"), Optional.of(stored), text(told))
                                .differences()))
                .isEqualTo(difference);
    }

    private static Optional<String> text(String text) {
        return Optional.of(text).filter(known -> !known.isEmpty());
    }

    private static Optional<StoredCall> stored(String status, String duration, int events) {
        Optional<Long> seconds = duration.isEmpty() ? Optional.empty() : Optional.of(Long.valueOf(duration));
        List<String> ids =
                IntStream.range(0, events).mapToObj(Integer::toString).toList();
        return status.equals("absent")
                ? Optional.empty()
                : Optional.of(new StoredCall(status, seconds, Optional.empty(), ids));
    }

    private static CallRecord call(String fates) {
        var callbacks = new ArrayList<CallbackRecord>();
        for (int i = 0; i < fates.length(); i++) {
            Fate fate = switch (fates.charAt(i)) {
                case 'D' -> Fate.DELIVERED;
                case 'U' -> Fate.UNDELIVERED;
                default -> Fate.LOST;
            };
            callbacks.add(new CallbackRecord(CallbackKind.STATUS, i, "event", STATUSES.get(i), fate, false, List.of()));
        }
        var now = Instant.EPOCH;
        return new CallRecord(
                "CA1",
                "AC1",
                "outbound-api",
                "+1",
                "+2",
                "answered",
                new CallRecord.Asked(Optional.empty(), Map.of(), Optional.empty(), false, Optional.empty()),
                "completed",
                Optional.of(42L),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                200,
                Optional.empty(),
                now,
                Optional.of(now),
                Optional.of(now),
                Optional.of(now),
                Optional.of(now),
                true,
                true,
                4,
                4,
                0,
                callbacks,
                List.of(),
                List.of());
    }
}
