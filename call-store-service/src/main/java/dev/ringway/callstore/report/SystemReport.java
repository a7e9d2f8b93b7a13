package dev.ringway.callstore.report;

import dev.ringway.events.EventData;

/**
 * What this service itself found out or did. It goes into {@code callEvents} (source {@code system}) and into the fold
 * like what providers report, never over Kafka. {@link SystemReports} makes the events.
 */
public sealed interface SystemReport extends EventData
        permits CallFetched, RecordingFetched, RecordingDeleted, CallControlled {

    String callSid();

    @Override
    default String entityId() {
        return callSid();
    }
}
