package dev.ringway.transcript.intake.search;

import dev.ringway.transcript.kept.StoredTranscript;
import dev.ringway.transcript.store.TranscriptRepository;
import dev.ringway.transcript.store.search.SearchEntries;
import java.util.Collection;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Makes search entries what transcripts are now, whatever has happened to them and in whatever order it is told. Blocks.
 */
@Component
public final class SearchIntake {

    private final TranscriptRepository transcripts;
    private final SearchEntries entries;

    SearchIntake(TranscriptRepository transcripts, SearchEntries entries) {
        this.transcripts = transcripts;
        this.entries = entries;
    }

    public void take(Collection<String> conversationIds) {
        conversationIds.forEach(this::take);
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
