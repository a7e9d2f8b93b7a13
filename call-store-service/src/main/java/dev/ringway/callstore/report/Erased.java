package dev.ringway.callstore.report;

import dev.ringway.events.elevenlabs.ElevenLabsEvent;
import dev.ringway.events.transcription.TranscriptionReported;
import java.util.Optional;
import java.util.Set;

/**
 * What was deleted or redacted of some conversations and calls. Of a conversation that was erased no report keeps what was
 * said, and nothing does that was heard on its call. Another conversation of that call keeps its own reports.
 */
public record Erased(Set<String> conversationIds, Set<String> callSids) {

    public static final Erased NOTHING = new Erased(Set.of(), Set.of());

    public Erased {
        conversationIds = Set.copyOf(conversationIds);
        callSids = Set.copyOf(callSids);
    }

    /** Whether a report is to be kept without what was said. */
    public boolean holdsFor(Report report) {
        return conversationOf(report).filter(conversationIds::contains).isPresent()
                || heardOn(report).filter(callSids::contains).isPresent();
    }

    /** The conversation that a report of ElevenLabs tells of. */
    public static Optional<String> conversationOf(Report report) {
        return report.event().data() instanceof ElevenLabsEvent told
                ? Correlation.of(told).conversationId()
                : Optional.empty();
    }

    /** The call on which real-time transcription heard what a report tells. */
    public static Optional<String> heardOn(Report report) {
        return report.event().data() instanceof TranscriptionReported
                ? Optional.of(report.callSid())
                : Optional.empty();
    }
}
