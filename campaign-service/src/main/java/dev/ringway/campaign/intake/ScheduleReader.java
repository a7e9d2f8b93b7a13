package dev.ringway.campaign.intake;

import dev.ringway.campaign.campaign.CallSchedule;
import dev.ringway.campaign.campaign.CallSchedule.Window;
import dev.ringway.campaign.campaign.CampaignConfig;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** Reads the local times at which a campaign calls: its windows, which must not overlap within a day, and its holidays. */
final class ScheduleReader {

    static final Set<String> FIELDS = Set.of("timeZone", "days", "holidays", "useContactTimeZone");

    private static final int MOST_WINDOWS = 10;
    private static final int MOST_HOLIDAYS = 400;
    private static final Pattern START = Pattern.compile("([01][0-9]|2[0-3]):[0-5][0-9]");
    private static final Pattern END = Pattern.compile("([01][0-9]|2[0-3]):[0-5][0-9]|24:00");

    private ScheduleReader() {}

    static CallSchedule read(ObjectReader schedule) {
        Optional<ZoneId> zone = schedule.value(
                        "timeZone", FieldReading::timeZone, "must be an IANA time zone such as Europe/Vienna")
                .map(ZoneId::of);
        return new CallSchedule(
                schedule.required(
                        "timeZone", zone, CampaignConfig.DEFAULT.schedule().timeZone()),
                days(schedule),
                holidays(schedule),
                schedule.value("useContactTimeZone", ValueReading::flag, "must be true or false")
                        .orElse(true));
    }

    private static Set<LocalDate> holidays(ObjectReader schedule) {
        return new HashSet<>(schedule.value(
                        "holidays",
                        ValueReading.distinct(MOST_HOLIDAYS, ValueReading::date),
                        "must be a list of " + MOST_HOLIDAYS + " different dates at most, each such as 2026-12-25")
                .orElse(List.of()));
    }

    private static Map<DayOfWeek, List<Window>> days(ObjectReader schedule) {
        Map<DayOfWeek, List<Window>> days = new EnumMap<>(DayOfWeek.class);
        for (ObjectReader day : schedule.objects("days", Set.of("day", "windows"), DayOfWeek.values().length)) {
            Optional<DayOfWeek> named =
                    day.value("day", ScheduleReader::day, "must be monday, tuesday, … or sunday, in lower case");
            day.required("day", named, DayOfWeek.MONDAY);
            List<Window> windows = windows(day);
            named.ifPresent(weekday -> {
                if (days.put(weekday, windows) != null) {
                    day.wrong("day", "must be there once");
                }
            });
        }
        return days;
    }

    private static List<Window> windows(ObjectReader day) {
        List<Window> windows = new ArrayList<>();
        day.required("windows", day.member("windows"), day.node());
        for (ObjectReader window : day.objects("windows", Set.of("start", "end"), MOST_WINDOWS)) {
            window(window).ifPresent(read -> {
                if (windows.stream().anyMatch(other -> read.start() < other.end() && other.start() < read.end())) {
                    window.wrong("start", "must not lie within another window of the day, nor the window around one");
                }
                windows.add(read);
            });
        }
        return windows.stream().sorted(Comparator.comparingInt(Window::start)).toList();
    }

    private static Optional<Window> window(ObjectReader window) {
        Optional<Integer> start = minutes(window, "start", START, "must be HH:mm");
        Optional<Integer> end = minutes(window, "end", END, "must be HH:mm, 24:00 at most");
        if (start.isEmpty() || end.isEmpty()) {
            return Optional.empty();
        }
        if (start.get() >= end.get()) {
            window.wrong("end", "must be later than start");
            return Optional.empty();
        }
        return Optional.of(new Window(start.get(), end.get()));
    }

    private static Optional<Integer> minutes(ObjectReader window, String name, Pattern pattern, String message) {
        Optional<String> time = window.value(
                name,
                node -> ValueReading.text(node)
                        .filter(text -> pattern.matcher(text).matches()),
                message);
        window.required(name, time, "");
        return time.map(text -> Integer.parseInt(text.substring(0, 2)) * 60 + Integer.parseInt(text.substring(3)));
    }

    private static Optional<DayOfWeek> day(JsonNode node) {
        return ValueReading.text(node)
                .flatMap(text -> Arrays.stream(DayOfWeek.values())
                        .filter(day -> day.name().toLowerCase(Locale.ROOT).equals(text))
                        .findFirst());
    }
}
