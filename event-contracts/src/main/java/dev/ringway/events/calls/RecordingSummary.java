package dev.ringway.events.calls;

import java.util.Optional;

/**
 * A recording of a call.
 *
 * @param status in-progress, paused, stopped, processing, completed, absent, deleted
 * @param duration seconds
 */
public record RecordingSummary(String recordingSid, String status, Optional<Long> duration) {}
