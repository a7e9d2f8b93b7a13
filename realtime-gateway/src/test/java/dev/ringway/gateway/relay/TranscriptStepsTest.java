package dev.ringway.gateway.relay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringway.events.Event;
import dev.ringway.events.contract.EventDraft;
import dev.ringway.events.transcription.TranscriptionReported;
import dev.ringway.gateway.live.Step;
import dev.ringway.gateway.live.Step.Heard;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class TranscriptStepsTest {

    private static final Instant AT = Instant.parse("2026-03-01T10:00:00Z");

    private final TranscriptSteps steps = new TranscriptSteps(Duration.ofMinutes(15), Duration.ofHours(4));

    @Test
    void a_text_stays_until_its_transcription_is_silent_for_too_long() {
        Step.Transcribed step = (Step.Transcribed) step(content());
        assertThat(step.what()).isEqualTo(new Heard.Said(3, "inbound_track", true));
        assertThat(step.stays()).isEqualTo(AT.plus(Duration.ofHours(4)));
        assertThat(step.json())
                .contains("\"text\":\"Yes, please call me on Friday.\"")
                .doesNotContain("parameters");
    }

    @Test
    void after_its_end_a_transcript_stays_for_a_quarter_of_an_hour() {
        Step.Transcribed step = (Step.Transcribed) step(content().with("event", "transcription-stopped"));
        assertThat(step.what()).isEqualTo(new Heard.Stopped());
        assertThat(step.stays()).isEqualTo(AT.plus(Duration.ofMinutes(15)));
    }

    @Test
    void a_text_that_is_not_said_to_be_partial_is_the_last_word() {
        assertThat(((Step.Transcribed) step(content().without("last"))).what())
                .isEqualTo(new Heard.Said(3, "inbound_track", true));
        assertThat(((Step.Transcribed) step(content().with("last", false))).what())
                .isEqualTo(new Heard.Said(3, "inbound_track", false));
    }

    @Test
    void what_has_no_text_or_no_place_is_not_shown() {
        assertThat(step(content().without("sequenceId"))).isEqualTo(new Step.Nothing());
        assertThat(step(content().with("sequenceId", 1_000_000_000L))).isEqualTo(new Step.Nothing());
        assertThat(step(content().with("sequenceId", -1))).isEqualTo(new Step.Nothing());
        assertThat(step(content().without("text"))).isEqualTo(new Step.Nothing());
        assertThat(step(content().with("event", "transcription-error"))).isEqualTo(new Step.Nothing());
        assertThat(step(content().with("event", "transcription-improved"))).isEqualTo(new Step.Nothing());
    }

    private Step step(EventDraft<TranscriptionReported> draft) {
        Event<TranscriptionReported> event = draft.at(AT).event();
        return steps.of(new Event<>(
                event.id(), event.source(), event.time(), event.receivedAt(), event.traceParent(), event.data()));
    }

    private static EventDraft<TranscriptionReported> content() {
        return EventDraft.example(TranscriptionReported.class);
    }
}
