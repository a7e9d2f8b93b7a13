package dev.ringway.transcript.store;

import dev.ringway.transcript.kept.StoredTranscript;
import java.util.Optional;
import org.bson.Document;

/** Transcripts as the repository writes them, for tests that write many at a time. */
public final class StoredDocuments {

    private StoredDocuments() {}

    public static Document of(StoredTranscript stored) {
        return TranscriptDocument.write(
                stored.transcript(), Optional.empty(), stored.version(), stored.createdAt(), stored.updatedAt());
    }
}
