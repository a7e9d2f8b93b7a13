package dev.ringway.transcript.web.privacy;

import dev.ringway.transcript.privacy.Erasure;
import dev.ringway.transcript.privacy.PersonalData;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What somebody wanted to have taken away, and how far it is.
 *
 * @param kind deletion or redaction
 * @param personalData what was redacted
 * @param state pending until the payload that ElevenLabs has sent, and the conversation there, are gone; then done. Here it is
 *     gone from the start
 * @param tries in vain, of late
 * @param failure why it is not done yet
 */
@Schema(name = "TranscriptErasure")
record ErasureView(
        String conversationId,
        @Schema(allowableValues = {"deletion", "redaction"}) String kind,
        List<String> personalData,
        @Schema(allowableValues = {"pending", "done"}) String state,
        String requestedBy,
        Instant requestedAt,
        Optional<Instant> doneAt,
        int tries,
        Optional<Instant> nextTryAt,
        Optional<String> failure) {

    static ErasureView of(Erasure erasure) {
        return new ErasureView(
                erasure.conversationId(),
                erasure.isDeletion() ? "deletion" : "redaction",
                erasure.data().stream().sorted().map(PersonalData::text).toList(),
                erasure.isDone() ? "done" : "pending",
                erasure.by(),
                erasure.requestedAt(),
                erasure.doneAt(),
                erasure.tries(),
                erasure.due(),
                erasure.failure());
    }
}
