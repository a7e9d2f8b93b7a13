package dev.ringway.acceptance;

import java.util.List;
import java.util.stream.Collectors;

/** What a campaign is added with. */
final class CampaignDraft {

    private static final List<String> DAYS =
            List.of("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday");
    private static final String WHOLE_DAY = window("00:00", "24:00");

    private CampaignDraft() {}

    /** It may call at any time. */
    static String always(String name, String config) {
        return within(name, WHOLE_DAY, config);
    }

    /**
     * @param windows of every day, as JSON
     * @param config more of it, as JSON
     */
    static String within(String name, String windows, String config) {
        String days = DAYS.stream()
                .map(day -> "{\"day\": \"" + day + "\", \"windows\": [" + windows + "]}")
                .collect(Collectors.joining(", "));
        return """
                {"name": "%s", "elevenLabs": {"agentId": "agent_1"},
                 "config": {"schedule": {"timeZone": "UTC", "days": [%s]}, %s}}""".formatted(name, days, config);
    }

    /** @param end 24:00 at most, later than the start */
    static String window(String start, String end) {
        return "{\"start\": \"" + start + "\", \"end\": \"" + end + "\"}";
    }
}
