package dev.ringway.transcript.store.search;

import dev.ringway.transcript.kept.StoredTranscript;

/** What of a transcript searches read. */
public final class EntryTexts {

    private EntryTexts() {}

    public static String ofTurns(StoredTranscript stored) {
        return EntryDocument.of(stored).getString("turns");
    }
}
