package dev.ringway.campaign.dialer.forbidden;

import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * How a campaign calls.
 *
 * @param contactsZone whether its hours are those of the contacts' clocks
 * @param consents bases of which one is needed; of whatever basis where the list is empty; empty where none is needed
 * @param delays seconds until the next attempt, by the outcome
 */
record CampaignRules(
        ZoneId zone,
        boolean contactsZone,
        Map<DayOfWeek, List<Hours>> days,
        Set<LocalDate> holidays,
        Optional<Set<String>> consents,
        Optional<Caps> caps,
        int attempts,
        Map<String, Integer> delays,
        List<String> callerIds,
        Optional<Instant> endDate) {

    record Caps(BigDecimal call, Optional<BigDecimal> day, Optional<BigDecimal> campaign) {

        private Map<String, Object> json() {
            Map<String, Object> json = new HashMap<>(Map.of("perCall", call));
            day.ifPresent(cap -> json.put("perDay", cap));
            campaign.ifPresent(cap -> json.put("perCampaign", cap));
            return json;
        }
    }

    Map<String, Object> json() {
        Map<String, Object> config = new HashMap<>();
        config.put("callerIds", callerIds);
        config.put("maxConcurrentCalls", 100);
        config.put("callsPerSecond", 100);
        config.put("schedule", schedule());
        config.put("breaker", Map.of("failurePercent", 100, "minimumCalls", 10_000));
        config.put("retry", Map.of("maxAttempts", attempts, "perOutcome", retries()));
        caps.ifPresent(set -> config.put("caps", set.json()));
        consents.ifPresent(bases -> config.put("consent", Map.of("required", true, "bases", bases)));
        Map<String, Object> json = new HashMap<>(
                Map.of("name", "Generated", "elevenLabs", Map.of("agentId", "agent_1"), "config", config));
        endDate.ifPresent(end -> json.put("endDate", end.toString()));
        return json;
    }

    private Map<String, Object> schedule() {
        List<Map<String, Object>> named = days.entrySet().stream()
                .map(day -> Map.<String, Object>of(
                        "day",
                        day.getKey().name().toLowerCase(Locale.ROOT),
                        "windows",
                        day.getValue().stream().map(Hours::json).toList()))
                .toList();
        return Map.of(
                "timeZone",
                zone.getId(),
                "useContactTimeZone",
                contactsZone,
                "days",
                named,
                "holidays",
                holidays.stream().map(LocalDate::toString).toList());
    }

    private Map<String, Object> retries() {
        Map<String, Object> retries = new HashMap<>();
        delays.forEach((outcome, delay) -> retries.put(outcome, Map.of("retry", true, "delays", List.of(delay))));
        return retries;
    }
}
