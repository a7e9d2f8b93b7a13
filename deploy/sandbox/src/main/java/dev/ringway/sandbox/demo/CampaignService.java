package dev.ringway.sandbox.demo;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** campaign-service's REST API, as an admin uses it. */
final class CampaignService {

    private static final String CAMPAIGNS = "/api/v1/campaigns";
    private static final String CONTACTS = "/api/v1/contacts";
    private static final String IMPORTS = "/api/v1/contact-imports";

    private final JsonClient http;

    CampaignService(JsonClient http) {
        this.http = http;
    }

    /**
     * A contact in the campaign.
     *
     * @param callTime seconds of all its answered calls
     * @param outcome of its last call
     * @param reason why it is not called, of the last decision
     */
    record Member(
            String number,
            String status,
            int attempts,
            long answered,
            long callTime,
            Optional<String> outcome,
            Optional<String> reason) {}

    /** @param totalCallTime seconds */
    record Stats(
            long totalContacts,
            long pending,
            long inProgress,
            long attempted,
            long completed,
            long succeeded,
            long failed,
            long suppressed,
            long answered,
            long totalCallTime) {}

    /** @param reason why it is where it is */
    record State(String status, Optional<String> reason) {

        boolean isActive() {
            return status.equals("active");
        }
    }

    boolean knows(String number) throws Away {
        return !http.get(CONTACTS + "?limit=1&number=" + encoded(number))
                .orElseThrow(CampaignService::notThere)
                .path("items")
                .isEmpty();
    }

    /** @return its id */
    String create(Map<String, Object> draft) throws Away {
        return http.post(CAMPAIGNS, draft).path("id").asString();
    }

    /** @return the import's id */
    String importInto(String campaign, String csv, String tag) throws Away {
        return http.postCsv(IMPORTS + "?region=US&tag=" + tag + "&campaignId=" + campaign, csv)
                .path("id")
                .asString();
    }

    /** The import as it is now. */
    JsonNode imported(String id) throws Away {
        return http.get(IMPORTS + "/" + id).orElseThrow(CampaignService::notThere);
    }

    /** @param list global, or a campaign's id */
    void suppress(String list, String number) throws Away {
        http.post(
                "/api/v1/suppressions",
                Map.of("list", list, "phoneNumber", number, "reason", "manual", "note", "demo"));
    }

    JsonNode preFlight(String campaign) throws Away {
        return http.get(CAMPAIGNS + "/" + campaign + "/pre-flight").orElseThrow(CampaignService::notThere);
    }

    void start(String campaign) throws Away {
        http.post(CAMPAIGNS + "/" + campaign + "/start", Map.of("reason", "demo"));
    }

    State state(String campaign) throws Away {
        JsonNode seen = http.get(CAMPAIGNS + "/" + campaign).orElseThrow(CampaignService::notThere);
        return new State(seen.path("status").asString(), text(seen, "statusReason"));
    }

    Stats stats(String campaign) throws Away {
        JsonNode stats = http.get(CAMPAIGNS + "/" + campaign + "/stats").orElseThrow(CampaignService::notThere);
        return new Stats(
                number(stats, "totalContacts"),
                number(stats, "pending"),
                number(stats, "inProgress"),
                number(stats, "attempted"),
                number(stats, "completed"),
                number(stats, "succeeded"),
                number(stats, "failed"),
                number(stats, "suppressed"),
                number(stats, "answered"),
                number(stats, "totalCallTime"));
    }

    List<Member> members(String campaign) throws Away {
        List<Member> members = new ArrayList<>();
        Optional<String> next = Optional.of("");
        while (next.isPresent()) {
            JsonNode page = http.get(CAMPAIGNS + "/" + campaign + "/contacts?limit=200" + next.get())
                    .orElseThrow(CampaignService::notThere);
            page.path("items").valueStream().map(CampaignService::member).forEach(members::add);
            next = text(page, "next").map(cursor -> "&cursor=" + encoded(cursor));
        }
        return members;
    }

    private static Member member(JsonNode item) {
        return new Member(
                item.path("phoneNumber").asString(),
                item.path("status").asString(),
                item.path("attempts").asInt(),
                number(item, "answered"),
                number(item, "callTime"),
                text(item, "outcome"),
                text(item.path("lastDecision"), "reason"));
    }

    private static long number(JsonNode json, String field) {
        return json.path(field).asLong();
    }

    private static Optional<String> text(JsonNode json, String field) {
        return Optional.of(json.path(field)).filter(JsonNode::isString).map(JsonNode::stringValue);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static DemoFailure notThere() {
        return new DemoFailure("CAMPAIGN_URL does not lead to campaign-service.");
    }
}
