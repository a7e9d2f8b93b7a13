package dev.ringway.events.erasures;

import dev.ringway.events.EventData;

/** What can happen to the wish that a conversation be deleted or redacted. */
public sealed interface TranscriptErasureEvent extends EventData permits TranscriptErasureChanged {}
