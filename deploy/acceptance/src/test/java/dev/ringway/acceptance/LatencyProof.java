package dev.ringway.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.ringway.starter.test.ProofReport;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** How long a callback takes to the REST API and to a subscribed client, and what is said on a call. */
@ExtendWith(RunningSystem.class)
class LatencyProof {

    private static final int WARM_UP = 20;
    private static final int MEASURED = 200;
    private static final long SECOND = 1_000;

    private final RunningSystem system = RunningSystem.get();
    private final CallApi calls = new CallApi(system.url("call-store-service"), system.token("operator"));

    @Test
    @Tag("latency")
    void fromWebhookToReaders() {
        List<Long> stored = new ArrayList<>();
        List<Long> shown = new ArrayList<>();
        try (LiveRoom live = LiveRoom.subscribe(system.socketUrl(), system.token("operator"), "calls")) {
            for (int i = 0; i < WARM_UP + MEASURED; i++) {
                String sid = TwilioCallback.randomCallSid();
                TwilioCallback callback = TwilioCallback.of(system, sid, "ringing", 1);
                String signature = callback.signature(system.twilioAuthToken());
                long posted = System.nanoTime();
                assertThat(callback.post(signature)).isEqualTo(204);
                long atClient = millisUntil(posted, () -> !live.changesOf(sid).isEmpty());
                long atApi = millisUntil(posted, () -> calls.statusOf(sid) == 200);
                if (i >= WARM_UP) {
                    shown.add(atClient);
                    stored.add(Math.min(atApi, SECOND * 60));
                }
            }
        }
        List<Long> heard = heard();
        new ProofReport(
                        "latency",
                        "a callback is in the REST API and on a subscribed client within a second, and so is what is said on a"
                                + " call that is transcribed while it lasts")
                .figure("callbacks, one after the other", MEASURED)
                .figure("posted with curl → on the socket.io client, p50 / p99 / max (ms)", percentiles(shown))
                .figure(
                        "posted with curl → read by GET /api/v1/calls/{sid} after that, p50 / p99 / max (ms)",
                        percentiles(stored))
                .figure(
                        "said on a call, posted with curl → in the room transcript:{sid}, p50 / p99 / max (ms)",
                        percentiles(heard))
                .write();
        assertThat(heard).allMatch(millis -> millis < SECOND);
        assertThat(shown).allMatch(millis -> millis < SECOND);
        assertThat(stored).allMatch(millis -> millis < SECOND);
    }

    private List<Long> heard() {
        String sid = TwilioCallback.randomCallSid();
        String transcription = TwilioCallback.randomSid("GT");
        List<Long> heard = new ArrayList<>();
        try (LiveRoom room = LiveRoom.subscribe(system.socketUrl(), system.token("operator"), "transcript:" + sid)) {
            for (int i = 0; i < WARM_UP + MEASURED; i++) {
                String text = "What is said as number " + i;
                TwilioCallback said = TwilioCallback.said(system, sid, transcription, i + 1, text);
                String signature = said.signature(system.twilioAuthToken());
                long posted = System.nanoTime();
                assertThat(said.post(signature)).isEqualTo(204);
                long millis = millisUntil(posted, () -> room.heard(text));
                if (i >= WARM_UP) {
                    heard.add(millis);
                }
            }
        }
        return heard;
    }

    private static long millisUntil(long startNanos, BooleanSupplier condition) {
        await().atMost(Duration.ofSeconds(30))
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(2))
                .until(condition::getAsBoolean);
        return (System.nanoTime() - startNanos) / 1_000_000;
    }

    private static String percentiles(List<Long> millis) {
        List<Long> sorted = millis.stream().sorted().toList();
        return "%d / %d / %d"
                .formatted(sorted.get(sorted.size() / 2), sorted.get(sorted.size() * 99 / 100), sorted.getLast());
    }
}
