package dev.ringway.campaign.dial;

import dev.ringway.campaign.campaign.CallSchedule;
import dev.ringway.campaign.campaign.CallSchedule.Window;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * When somebody may be called: the campaign's hours on every clock that counts, holidays left out, and within them the
 * contact's preferred time on each of its own clocks. Open is only what all of them allow. What a clock allows is said at
 * {@link LocalHours}.
 *
 * <p>With {@code useContactTimeZone} the campaign's hours and holidays are those of the contact's clocks, else of the
 * campaign's own. The preferred time is always the contact's.
 */
public final class CallWindow {

    /** How far is looked ahead for the next opening. */
    public static final Duration HORIZON = Duration.ofDays(60);

    /** After which every clock has been put forward and back again. */
    static final Duration ALL_CLOCKS = Duration.ofDays(366);

    private final List<LocalHours> hours;
    private final List<LocalHours> clocks;

    private CallWindow(List<LocalHours> hours, List<LocalHours> preferred) {
        this.hours = hours;
        this.clocks = Stream.concat(hours.stream(), preferred.stream()).toList();
    }

    /** Whether it is open at a moment. */
    public sealed interface Opening {

        /** @param until it closes then, or the horizon ends */
        record Open(Instant until) implements Opening {}

        /**
         * @param why HOLIDAY, OUTSIDE_HOURS, OUTSIDE_PREFERRED_TIME
         * @param next the first moment at which it is open; empty where there is none within the horizon
         */
        record Closed(Reason why, Optional<Instant> next) implements Opening {}
    }

    /** @param contactZones all that the contact may be in; one at least */
    public static CallWindow of(CallSchedule schedule, Set<ZoneId> contactZones, Optional<Window> preferred) {
        if (contactZones.isEmpty()) {
            throw new IllegalArgumentException("without a clock nobody knows when to call");
        }
        Stream<ZoneId> clocks = schedule.useContactTimeZone() ? contactZones.stream() : Stream.of(schedule.timeZone());
        return new CallWindow(
                clocks.map(zone -> new LocalHours(zone, schedule.days(), schedule.holidays()))
                        .toList(),
                preferred.stream()
                        .flatMap(window -> contactZones.stream().map(zone -> daily(zone, window)))
                        .toList());
    }

    public Opening at(Instant now) {
        Instant limit = now.plus(HORIZON);
        Optional<Span> span = firstOpen(now, limit);
        return span.filter(first -> first.start().equals(now))
                .<Opening>map(first -> new Opening.Open(first.end()))
                .orElseGet(() -> new Opening.Closed(why(now), span.map(Span::start)));
    }

    /** Whether it is open at any time within so long. */
    boolean opens(Instant from, Duration within) {
        return firstOpen(from, from.plus(within)).isPresent();
    }

    private Reason why(Instant now) {
        if (hours.stream().anyMatch(clock -> clock.isHoliday(now))) {
            return Reason.HOLIDAY;
        }
        return hours.stream().allMatch(clock -> clock.isOpen(now))
                ? Reason.OUTSIDE_PREFERRED_TIME
                : Reason.OUTSIDE_HOURS;
    }

    /** Where the first stretches of all clocks have nothing in common, nothing is open before the last of them begins. */
    private Optional<Span> firstOpen(Instant from, Instant limit) {
        Instant at = from;
        while (at.isBefore(limit)) {
            Instant start = at;
            Instant end = limit;
            for (LocalHours clock : clocks) {
                Optional<Span> first = clock.firstOpen(at, limit);
                if (first.isEmpty()) {
                    return Optional.empty();
                }
                start = Span.later(start, first.get().start());
                end = Span.earlier(end, first.get().end());
            }
            if (start.isBefore(end)) {
                return Optional.of(new Span(start, end));
            }
            at = start;
        }
        return Optional.empty();
    }

    private static LocalHours daily(ZoneId zone, Window window) {
        Map<DayOfWeek, List<Window>> days = Arrays.stream(DayOfWeek.values())
                .collect(Collectors.toMap(Function.identity(), day -> List.of(window)));
        return new LocalHours(zone, days, Set.of());
    }
}
