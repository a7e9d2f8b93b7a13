package dev.ringway.campaign.campaign;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a campaign lacks to call anybody. */
public final class StartCheck {

    private StartCheck() {}

    /** What is missing, each by its path with what it has to be; empty for one that could call. */
    public static Map<String, String> missing(CampaignFields fields, CampaignStats stats, Instant now) {
        Map<String, String> missing = missingToResume(fields, now);
        if (!hasSomebodyToCall(stats)) {
            missing.put("contacts", "must hold one that is to be called");
        }
        return missing;
    }

    public static boolean hasSomebodyToCall(CampaignStats stats) {
        return stats.pending() > 0;
    }

    /** The same for one that is to start by itself. */
    public static Map<String, String> missingToSchedule(CampaignFields fields, CampaignStats stats, Instant now) {
        Map<String, String> missing = missing(fields, stats, now);
        if (fields.startDate().filter(start -> start.isAfter(now)).isEmpty()) {
            missing.put("startDate", "must be later than now");
        }
        return missing;
    }

    /** The same for one that goes on: its calls under way may be all that is left of it. */
    public static Map<String, String> missingToResume(CampaignFields fields, Instant now) {
        Map<String, String> missing = new LinkedHashMap<>();
        if (fields.agent().agentId().isEmpty()) {
            missing.put("elevenLabs.agentId", "must name the agent that speaks");
        }
        if (fields.config().callerIds().isEmpty()) {
            missing.put("config.callerIds", "must hold a number to call from");
        }
        if (fields.config().schedule().days().values().stream().allMatch(List::isEmpty)) {
            missing.put("config.schedule.days", "must hold a window in which people are called");
        }
        if (fields.endDate().filter(end -> !end.isAfter(now)).isPresent()) {
            missing.put("endDate", "must be later than now");
        }
        return missing;
    }
}
