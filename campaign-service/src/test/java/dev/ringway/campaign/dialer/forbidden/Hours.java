package dev.ringway.campaign.dialer.forbidden;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Map;

/**
 * A span of a day as a clock on a wall shows it.
 *
 * @param start minute of the day, included
 * @param end minute of the day, excluded
 */
record Hours(int start, int end) {

    boolean hold(Instant moment, ZoneId zone) {
        LocalTime shown = LocalTime.ofInstant(moment, zone);
        int minute = shown.getHour() * 60 + shown.getMinute();
        return start <= minute && minute < end;
    }

    Map<String, Object> json() {
        return Map.of("start", text(start), "end", text(end));
    }

    private static String text(int minute) {
        return "%02d:%02d".formatted(minute / 60, minute % 60);
    }
}
