package dev.ringway.sandbox.transcription;

/** Told of everything that happens to transcriptions, in order per transcription: must not block. */
public interface TranscriptionListener {

    void happened(TranscriptionEvent event);
}
