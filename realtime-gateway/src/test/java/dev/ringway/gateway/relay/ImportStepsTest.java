package dev.ringway.gateway.relay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringway.events.Event;
import dev.ringway.events.contract.EventDraft;
import dev.ringway.events.imports.ContactImportProgressed;
import dev.ringway.events.imports.ImportEvent;
import dev.ringway.gateway.live.Step;
import dev.ringway.gateway.live.Step.Phase;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class ImportStepsTest {

    private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");

    private final ImportSteps steps =
            new ImportSteps(Clock.fixed(NOW, ZoneOffset.UTC), Duration.ofMinutes(5), Duration.ofHours(24));

    @Test
    void an_import_that_runs_stays_until_it_is_silent_for_too_long() {
        Step.Changed step = step(running(NOW.minusSeconds(60)));
        assertThat(step.phase()).isEqualTo(Phase.ACTIVE);
        assertThat(step.leaves()).contains(NOW.minusSeconds(60).plus(Duration.ofHours(24)));
        assertThat(step(running(NOW.minus(Duration.ofHours(24)))).phase()).isEqualTo(Phase.PAST);
    }

    @Test
    void an_import_that_ended_stays_for_five_minutes_from_its_end() {
        Step.Changed step = step(ended(NOW.minusSeconds(299)));
        assertThat(step.phase()).isEqualTo(Phase.ACTIVE);
        assertThat(step.leaves()).contains(NOW.plusSeconds(1));
        assertThat(step(ended(NOW.minusSeconds(300))).phase()).isEqualTo(Phase.PAST);
    }

    private Step.Changed step(EventDraft<ContactImportProgressed> draft) {
        ContactImportProgressed data = draft.data();
        Event<ContactImportProgressed> event = draft.event();
        return (Step.Changed) steps.of(new Event<ImportEvent>(
                event.id(), event.source(), event.time(), event.receivedAt(), event.traceParent(), data));
    }

    private static EventDraft<ContactImportProgressed> running(Instant updatedAt) {
        return EventDraft.example(ContactImportProgressed.class)
                .with("state", "running")
                .without("endedAt")
                .with("updatedAt", updatedAt);
    }

    private static EventDraft<ContactImportProgressed> ended(Instant at) {
        return EventDraft.example(ContactImportProgressed.class)
                .with("state", "done")
                .with("endedAt", at)
                .with("updatedAt", NOW);
    }
}
