package dev.ringway.sandbox.transcription;

import java.time.Instant;

/** What is told of a transcription; it names the transcription as it is with this event counted. */
public sealed interface TranscriptionEvent {

    Transcription transcription();

    Instant at();

    record Started(Transcription transcription, Instant at) implements TranscriptionEvent {}

    /**
     * Something was said.
     *
     * @param confidence between 0 and 1
     * @param complete whether the sentence is over
     */
    record Content(
            Transcription transcription, Instant at, String track, String text, double confidence, boolean complete)
            implements TranscriptionEvent {}

    record Stopped(Transcription transcription, Instant at) implements TranscriptionEvent {}
}
