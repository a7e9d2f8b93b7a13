package dev.ringway.callstore.report;

import dev.ringway.events.Event;

/**
 * A report and the call that it is about, which the report itself need not name.
 *
 * @param event of {@code twilio.events.v1}, {@code transcript-segments.v1}, {@code elevenlabs.events.v1}, or a
 *     {@link SystemReport}
 */
public record Report(String callSid, Event<?> event) {}
