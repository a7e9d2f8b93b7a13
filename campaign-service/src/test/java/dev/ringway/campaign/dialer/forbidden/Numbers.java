package dev.ringway.campaign.dialer.forbidden;

import java.time.ZoneId;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;

/** Numbers of several countries, each given once; the last four digits tell the sandbox what becomes of a call. */
final class Numbers {

    /** Persons answer beyond these. */
    private static final int FIRST_ORDINARY = 2_000;

    private static final List<String> NOT_REACHED = List.of("1002", "1003", "1004");
    private static final String UNDIALABLE = "1013";

    private static final List<Kind> KINDS = List.of(
            kind("+1212", 3, "America/New_York"),
            kind("+1312", 3, "America/Chicago"),
            kind("+1602", 3, "America/Phoenix"),
            kind("+1415", 3, "America/Los_Angeles"),
            kind("+1808", 3, "Pacific/Honolulu"),
            kind("+1416", 3, "America/Toronto"),
            kind("+5255", 4, "America/Mexico_City"),
            kind("+537", 3, "America/Havana"),
            kind("+562", 4, "America/Santiago"),
            kind("+59521", 3, "America/Asuncion"),
            kind("+55119", 4, "America/Sao_Paulo"),
            kind("+4930", 3, "Europe/Berlin"),
            kind("+491511", 3, "Europe/Berlin"),
            kind("+3531", 3, "Europe/Dublin"),
            kind("+3493", 3, "Europe/Madrid"),
            kind("+35191", 3, "Europe/Lisbon", "Atlantic/Azores", "Atlantic/Madeira"),
            kind("+7495", 3, "Europe/Moscow"),
            kind("+2022", 3, "Africa/Cairo"),
            kind("+9722", 3, "Asia/Jerusalem"),
            kind("+98212", 3, "Asia/Tehran"),
            kind("+9771", 3, "Asia/Kathmandu"),
            kind("+612", 4, "Australia/Sydney"),
            kind(
                    "+614",
                    4,
                    "Australia/Perth",
                    "Australia/Eucla",
                    "Australia/Adelaide",
                    "Australia/Brisbane",
                    "Australia/Sydney",
                    "Australia/Melbourne",
                    "Australia/Hobart",
                    "Australia/Lord_Howe",
                    "Indian/Christmas",
                    "Indian/Cocos"),
            kind("+649", 3, "Pacific/Auckland"),
            kind("+6421", 3, "Pacific/Auckland", "Pacific/Chatham"),
            kind("+8001", 3));

    private final Random random;
    private final Set<String> given = new HashSet<>();

    Numbers(Random random) {
        this.random = random;
    }

    /** @param digits between the prefix and the last four */
    private record Kind(String prefix, int digits, Set<ZoneId> zones) {}

    /** @param callable whether the sandbox creates a call for it */
    record Line(String e164, Set<ZoneId> zones, boolean callable) {}

    Line next() {
        Kind kind = KINDS.get(random.nextInt(KINDS.size()));
        int chance = random.nextInt(100);
        String ending = chance < 2
                ? UNDIALABLE
                : chance < 25
                        ? NOT_REACHED.get(random.nextInt(NOT_REACHED.size()))
                        : String.valueOf(random.nextInt(FIRST_ORDINARY, 10_000));
        // Numbers that go on with 23 to 29 exist in all of these places.
        String middle = "2" + random.nextInt(3, 10) + digits(kind.digits - 2);
        String number = kind.prefix + middle + ending;
        return given.add(number) ? new Line(number, kind.zones, !ending.equals(UNDIALABLE)) : next();
    }

    private String digits(int count) {
        return random.ints(count, 0, 10).mapToObj(String::valueOf).collect(Collectors.joining());
    }

    private static Kind kind(String prefix, int digits, String... zones) {
        return new Kind(prefix, digits, Arrays.stream(zones).map(ZoneId::of).collect(Collectors.toUnmodifiableSet()));
    }
}
