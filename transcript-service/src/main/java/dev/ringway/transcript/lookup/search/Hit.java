package dev.ringway.transcript.lookup.search;

import dev.ringway.transcript.kept.StoredTranscript;

/** A transcript that was found. */
public record Hit(StoredTranscript stored, double score) {}
