package dev.ringway.events.transcripts;

import dev.ringway.events.EventData;

/** What can happen to a transcript. */
public sealed interface TranscriptEvent extends EventData permits TranscriptChanged {}
