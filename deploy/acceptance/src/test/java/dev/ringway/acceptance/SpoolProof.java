package dev.ringway.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringway.starter.test.ProofReport;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Kafka away for a minute under load, and the ingest killed meanwhile. */
@ExtendWith(RunningSystem.class)
class SpoolProof {

    private static final int PER_SECOND = 200;

    @Test
    @Tag("spool")
    void everyAcknowledgedWebhookIsStoredOnce() {
        KafkaOutage.Result result =
                new KafkaOutage(RunningSystem.get(), PER_SECOND, Duration.ofSeconds(15), Duration.ofSeconds(60)).run();
        new ProofReport(
                        "spool",
                        "Kafka stopped for 60 s under 200 webhooks/s, kill -9 of webhook-ingest-service in the middle:"
                                + " every acknowledged webhook is in callEvents exactly once")
                .figure("webhooks sent, one every 5 ms", result.sent())
                .figure("acknowledged", result.acknowledged())
                .figure("attempts not acknowledged (the ingest was dead) and repeated", result.repeated())
                .figure("of these without an answer in the 15 s that Twilio waits", result.late())
                .figure("answered within, p50 / p99 / max (ms)", result.answerMillis())
                .figure("in the spool when Kafka came back", result.spooled())
                .figure(
                        "drained within, while webhooks kept coming (s)",
                        result.drained().toSeconds())
                .figure("calls", result.calls())
                .figure(
                        "calls with an event missing, unknown or twice",
                        result.wrong().size())
                .write();
        assertThat(result.acknowledged()).isEqualTo(result.sent());
        assertThat(result.wrong()).isEmpty();
    }
}
