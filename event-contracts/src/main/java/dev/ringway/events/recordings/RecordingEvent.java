package dev.ringway.events.recordings;

import dev.ringway.events.EventData;

/**
 * What can happen to a stored recording.
 */
public sealed interface RecordingEvent extends EventData permits RecordingChanged {}
