package dev.ringway.sandbox.demo;

import java.time.DayOfWeek;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What is said of the campaign: it calls at any hour, hangs up on machines, and tries once more whom it finds busy or away. */
final class CampaignDraft {

    static final int MAX_ATTEMPTS = 2;

    private static final int CALLS_PER_SECOND = 5;
    private static final int CONCURRENT_CALLS = 100;
    private static final List<Integer> DELAY_SECONDS = List.of(3);

    private CampaignDraft() {}

    /** @param callerIds E.164 */
    static Map<String, Object> of(String name, String agent, List<String> callerIds) {
        Map<String, Object> again = Map.of("retry", true, "delays", DELAY_SECONDS);
        return Map.of(
                "name",
                name,
                "elevenLabs",
                Map.of("agentId", agent),
                "config",
                Map.of(
                        "callsPerSecond",
                        CALLS_PER_SECOND,
                        "maxConcurrentCalls",
                        CONCURRENT_CALLS,
                        "callerIds",
                        callerIds,
                        "retry",
                        Map.of("maxAttempts", MAX_ATTEMPTS, "perOutcome", Map.of("busy", again, "no-answer", again)),
                        "amd",
                        Map.of("mode", "enable", "onMachine", "hangup"),
                        "schedule",
                        Map.of("timeZone", "America/New_York", "days", everyDay())));
    }

    private static List<Map<String, Object>> everyDay() {
        return Arrays.stream(DayOfWeek.values())
                .map(day -> Map.<String, Object>of(
                        "day",
                        day.name().toLowerCase(Locale.ROOT),
                        "windows",
                        List.of(Map.of("start", "00:00", "end", "24:00"))))
                .toList();
    }
}
