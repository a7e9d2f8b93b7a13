package dev.ringway.acceptance;

import dev.ringway.acceptance.Dials.Dial;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;

/**
 * A window of every day that closes soon, by clocks of which most show another hour: some are open, and close within the
 * proof; the others are shut.
 */
record OpenHours(LocalTime start, LocalTime end) {

    /** The first is open at first, for it has the clock by which the window was made. */
    static final List<String> ZONES =
            List.of("Africa/Abidjan", "America/New_York", "Europe/Vienna", "Asia/Tokyo", "Atlantic/Reykjavik");

    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("HH:mm");

    /** Open since half an hour in UTC, for so long from now on, to the minute. */
    static OpenHours closingIn(Duration left) {
        ZonedDateTime now = Instant.now().atZone(ZoneOffset.UTC).truncatedTo(ChronoUnit.MINUTES);
        return new OpenHours(now.minusMinutes(30).toLocalTime(), now.plus(left).toLocalTime());
    }

    /** As a campaign has it; midnight parts it into two. */
    String windows() {
        if (start.isBefore(end)) {
            return CampaignDraft.window(MINUTE.format(start), MINUTE.format(end));
        }
        String late = CampaignDraft.window(MINUTE.format(start), "24:00");
        return end.equals(LocalTime.MIDNIGHT) ? late : CampaignDraft.window("00:00", MINUTE.format(end)) + ", " + late;
    }

    boolean isOpen(Instant at, String zone) {
        LocalTime time = at.atZone(ZoneId.of(zone)).toLocalTime();
        return start.isBefore(end)
                ? !time.isBefore(start) && time.isBefore(end)
                : !time.isBefore(start) || time.isBefore(end);
    }

    /** Calls that were placed while it was shut, a moment for the way to the provider left. */
    List<String> dialledOutside(List<Dial> dials, Map<String, String> zones, Duration way) {
        return dials.stream()
                .filter(dial -> !isOpen(dial.createdAt(), zones.get(dial.to()))
                        && !isOpen(dial.createdAt().minus(way), zones.get(dial.to())))
                .map(Dial::toString)
                .toList();
    }
}
