package dev.ringway.transcript.lookup;

import dev.ringway.transcript.kept.StoredTranscript;
import dev.ringway.transcript.kept.TranscriptFilter;
import dev.ringway.transcript.kept.TranscriptPosition;
import dev.ringway.transcript.store.TranscriptRepository;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Reads transcripts. Blocks. */
@Component
public final class TranscriptLookup {

    private final TranscriptRepository transcripts;
    private final Duration timeLimit;

    TranscriptLookup(
            TranscriptRepository transcripts, @Value("${ringway.transcript.list-time-limit}") Duration timeLimit) {
        this.transcripts = transcripts;
        this.timeLimit = timeLimit;
    }

    public Optional<StoredTranscript> find(String conversationId) {
        return transcripts.find(conversationId);
    }

    /** The newest first, without their turns. */
    public List<StoredTranscript> page(TranscriptFilter filter, Optional<TranscriptPosition> after, int limit) {
        return transcripts.list(filter, after, limit, timeLimit);
    }
}
