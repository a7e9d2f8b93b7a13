package dev.ringway.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringway.starter.test.ProofReport;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class StalledReaderProof {

    private static final int MESSAGES = Integer.getInteger("ringway.stalled.messages");
    private static final int CLIENTS = Integer.getInteger("ringway.stalled.clients");

    @Test
    @Tag("stalled-reader")
    void a_stalled_reader_is_evicted_and_nobody_else_notices() {
        StalledReader.Outcome outcome = new StalledReader(MESSAGES, CLIENTS, Duration.ofSeconds(30)).run();
        new ProofReport(
                        "stalled-reader",
                        "one client that reads nothing is in a room in which 600,000 messages of a kilobyte are told, under a"
                                + " heap of 256 MiB: it is evicted, 500 others are told every message in order, and new"
                                + " ones connect meanwhile and after it")
                .figure("messages", outcome.messages())
                .figure("other clients", outcome.others())
                .figure("messages told to them", outcome.told())
                .figure("messages that did not follow the one before", outcome.broken())
                .figure("messages not told to them", outcome.missing())
                .figure("the stalled client was evicted", outcome.evicted())
                .figure("new clients meanwhile and after it", outcome.newcomers())
                .figure("new clients that could not enter", outcome.newcomersRefused())
                .figure("most memory of the process (MiB)", outcome.memory())
                .figure("took (s)", outcome.took().toSeconds())
                .write();
        assertThat(outcome.messages()).isEqualTo(MESSAGES);
        assertThat(outcome.evicted()).isTrue();
        assertThat(outcome.missing()).isZero();
        assertThat(outcome.broken()).isZero();
        assertThat(outcome.newcomersRefused()).isZero();
        assertThat(outcome.alive()).isTrue();
    }
}
