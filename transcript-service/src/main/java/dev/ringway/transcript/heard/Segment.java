package dev.ringway.transcript.heard;

import dev.ringway.transcript.conversation.Speaker;
import java.time.Instant;
import java.util.Optional;

/**
 * A text that was heard on a call.
 *
 * @param sequence its place among the reports of its transcription
 * @param last false where the next text of the same speaker takes its place
 * @param at when it was told, by the provider's clock: about the end of what was said
 * @param confidence 0 to 1
 */
public record Segment(
        String callSid,
        String transcriptionSid,
        long sequence,
        Speaker speaker,
        String text,
        boolean last,
        Instant at,
        Optional<Double> confidence,
        Optional<String> language) {

    /** The same for every delivery of it. */
    public String id() {
        return transcriptionSid + ":" + sequence;
    }
}
