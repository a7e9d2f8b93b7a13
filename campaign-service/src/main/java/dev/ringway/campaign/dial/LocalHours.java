package dev.ringway.campaign.dial;

import dev.ringway.campaign.campaign.CallSchedule.Window;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The times at which one clock on a wall allows calls: the moment counts at which it shows a time within a window. So times
 * that are left out when it is put forward never come, and times that come twice when it is put back count twice; a day that
 * is left out altogether has no window.
 *
 * @param days of the week; one that is not in it has no window
 * @param holidays local dates without a window
 */
record LocalHours(ZoneId zone, Map<DayOfWeek, List<Window>> days, Set<LocalDate> holidays) {

    private static final long MINUTE = 60;

    LocalHours {
        Map<DayOfWeek, List<Window>> sorted = new EnumMap<>(DayOfWeek.class);
        days.forEach((day, windows) -> sorted.put(
                day,
                windows.stream().sorted(Comparator.comparingInt(Window::start)).toList()));
        days = Map.copyOf(sorted);
    }

    boolean isHoliday(Instant at) {
        return holidays.contains(LocalDate.ofInstant(at, zone));
    }

    boolean isOpen(Instant at) {
        var local = at.atZone(zone);
        int minute = local.getHour() * 60 + local.getMinute();
        return windows(local.toLocalDate()).stream().anyMatch(window -> window.contains(minute));
    }

    /** The first open stretch that lies, with a part of it, between the two; cut off at both. Adjacent windows are one. */
    Optional<Span> firstOpen(Instant from, Instant limit) {
        Optional<Span> found = Optional.empty();
        Instant at = from;
        while (at.isBefore(limit)) {
            ZoneOffset offset = zone.getRules().getOffset(at);
            LocalDate date = at.atOffset(offset).toLocalDate();
            Instant until = Span.earlier(limit, sameOffsetUntil(at, midnight(date.plusDays(1), offset)));
            for (Window window : windows(date)) {
                Optional<Span> piece = piece(window, midnight(date, offset), new Span(at, until));
                if (piece.isPresent()) {
                    if (found.isPresent() && !found.get().touches(piece.get())) {
                        return found;
                    }
                    found = Optional.of(
                            found.map(span -> span.joined(piece.get())).orElse(piece.get()));
                }
            }
            if (found.filter(span -> span.end().isBefore(until)).isPresent()) {
                return found;
            }
            at = until;
        }
        return found;
    }

    private List<Window> windows(LocalDate date) {
        return holidays.contains(date) ? List.of() : days.getOrDefault(date.getDayOfWeek(), List.of());
    }

    private Instant sameOffsetUntil(Instant at, Instant latest) {
        return Optional.ofNullable(zone.getRules().nextTransition(at))
                .map(ZoneOffsetTransition::getInstant)
                .map(change -> Span.earlier(change, latest))
                .orElse(latest);
    }

    private static Optional<Span> piece(Window window, Instant midnight, Span within) {
        Instant start = Span.later(within.start(), midnight.plusSeconds(window.start() * MINUTE));
        Instant end = Span.earlier(within.end(), midnight.plusSeconds(window.end() * MINUTE));
        return start.isBefore(end) ? Optional.of(new Span(start, end)) : Optional.empty();
    }

    private static Instant midnight(LocalDate date, ZoneOffset offset) {
        return date.atStartOfDay().toInstant(offset);
    }
}
