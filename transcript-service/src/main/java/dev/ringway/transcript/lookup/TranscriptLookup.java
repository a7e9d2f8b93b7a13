package dev.ringway.transcript.lookup;

import dev.ringway.transcript.kept.StoredTranscript;
import dev.ringway.transcript.kept.TranscriptFilter;
import dev.ringway.transcript.kept.TranscriptPosition;
import dev.ringway.transcript.store.Erasures;
import dev.ringway.transcript.store.TranscriptRepository;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Reads transcripts. Blocks, where it does not give a publisher. */
@Component
public final class TranscriptLookup {

    private final TranscriptRepository transcripts;
    private final Erasures erasures;
    private final Duration timeLimit;

    TranscriptLookup(
            TranscriptRepository transcripts,
            Erasures erasures,
            @Value("${ringway.transcript.list-time-limit}") Duration timeLimit) {
        this.transcripts = transcripts;
        this.erasures = erasures;
        this.timeLimit = timeLimit;
    }

    public Optional<StoredTranscript> find(String conversationId) {
        return transcripts.find(conversationId);
    }

    public Mono<Boolean> isThere(String conversationId) {
        return transcripts.isThere(conversationId);
    }

    /** Whether it was redacted, or deleted. */
    public Mono<Boolean> isErased(String conversationId) {
        return erasures.isErased(conversationId);
    }

    /** The newest first, without their turns. */
    public List<StoredTranscript> page(TranscriptFilter filter, Optional<TranscriptPosition> after, int limit) {
        return transcripts.list(filter, after, limit, timeLimit);
    }
}
