package dev.ringway.transcript.intake.search;

import dev.ringway.transcript.intake.failure.OwnFailures;
import dev.ringway.transcript.kept.StoredTranscript;
import dev.ringway.transcript.store.TranscriptRepository;
import dev.ringway.transcript.store.search.SearchEntries;
import java.util.Collection;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Makes search entries what transcripts are now, whatever has happened to them and in whatever order it is told. One of which
 * no entry can be made is left out, and tried again by every {@link SearchEntriesCheck}. Blocks.
 */
@Component
public final class SearchIntake {

    private final TranscriptRepository transcripts;
    private final SearchEntries entries;
    private final OwnFailures failures;

    SearchIntake(TranscriptRepository transcripts, SearchEntries entries, OwnFailures failures) {
        this.transcripts = transcripts;
        this.entries = entries;
        this.failures = failures;
    }

    /** @throws RuntimeException where the database is away; what was done until then may be done again */
    public void take(Collection<String> conversationIds) {
        conversationIds.forEach(this::isTaken);
    }

    /** Whether its entry is what it is now. */
    boolean isTaken(String conversationId) {
        return failures.done("search-entries", conversationId, () -> take(conversationId));
    }

    /** Looked at again after it was written: a transcript that was deleted meanwhile leaves no entry. */
    private void take(String id) {
        Optional<StoredTranscript> found = transcripts.find(id);
        found.ifPresent(entries::put);
        if (found.isEmpty() || !transcripts.exists(id)) {
            entries.remove(id);
        }
    }
}
