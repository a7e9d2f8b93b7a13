package dev.ringway.callstore.call;

import java.time.Instant;

/**
 * A place in a timeline: by the provider's clock, which may know seconds only, within one instant by its count, then by
 * the event's id.
 *
 * @param sequence the greatest long where the provider does not count
 */
public record TimelinePosition(Instant timestamp, long sequence, String eventId) {

    public static TimelinePosition of(TimelineEvent event) {
        return new TimelinePosition(event.timestamp(), event.sequence().orElse(Long.MAX_VALUE), event.eventId());
    }
}
