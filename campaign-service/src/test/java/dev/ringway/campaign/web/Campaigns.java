package dev.ringway.campaign.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.ringway.starter.security.Role;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** Campaigns as a client of the interface makes and leads them. */
public abstract class Campaigns extends RunningCampaigns {

    protected static final String CAMPAIGNS = "/api/v1/campaigns";

    /** All that a campaign needs beside contacts. */
    protected static final String READY = """
            "elevenLabs": {"agentId": "agent_1"},
            "config": {"callerIds": ["+12025550100"], "schedule": {"timeZone": "Europe/Vienna",
              "days": [{"day": "monday", "windows": [{"start": "09:00", "end": "12:00"}]}]}}""";

    /** Why a campaign is led somewhere. */
    protected static final String WHY = "{\"reason\": \"a test\"}";

    /** A schedule that is never closed. */
    protected static String alwaysOpen() {
        return Stream.of("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
                .map(day -> "{\"day\": \"" + day + "\", \"windows\": [{\"start\": \"00:00\", \"end\": \"24:00\"}]}")
                .collect(Collectors.joining(", ", "{\"timeZone\": \"UTC\", \"days\": [", "]}"));
    }

    /** @param fields of JSON beside the name */
    protected JsonNode campaign(String fields) {
        HttpResponse<String> answer = post(
                CAMPAIGNS, Role.OPERATOR, "{\"name\": \"Renewals\"" + (fields.isEmpty() ? "" : ", " + fields) + "}");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        return json(answer);
    }

    /** The id of a campaign that could start. */
    protected String ready() {
        return ready("");
    }

    protected String ready(String fields) {
        String id = id(campaign(READY + (fields.isEmpty() ? "" : ", " + fields)));
        addContacts(id, List.of(id(added(""))));
        return id;
    }

    protected JsonNode addContacts(String campaign, List<String> contacts) {
        HttpResponse<String> answer = post(path(campaign) + "/contacts", Role.ADMIN, ids(contacts));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return json(answer);
    }

    /** Contacts in a group of their own. */
    protected List<String> contacts(int count, String group) {
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            ids.add(id(added("\"groups\": [\"" + group + "\"]")));
        }
        return ids;
    }

    protected JsonNode seen(String campaign) {
        HttpResponse<String> answer = get(path(campaign), Role.OPERATOR);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return json(answer);
    }

    protected JsonNode member(String campaign, String contact) {
        return json(get(path(campaign) + "/contacts/" + contact, Role.OPERATOR));
    }

    protected JsonNode stats(String campaign) {
        return json(get(path(campaign) + "/stats", Role.VIEWER));
    }

    protected HttpResponse<String> lead(String campaign, String action, Role role, String body, String... headers) {
        List<String> all = new ArrayList<>(List.of(headers));
        if (!body.isEmpty()) {
            all.addAll(List.of("Content-Type", JSON));
        }
        return send("POST", path(campaign) + "/" + action, role, body, all.toArray(String[]::new));
    }

    protected JsonNode led(String campaign, String action) {
        HttpResponse<String> answer = lead(campaign, action, Role.ADMIN, WHY);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return json(answer);
    }

    protected HttpResponse<String> edit(String campaign, Role role, String tag, String body) {
        return send(
                "PATCH", path(campaign), role, body, "If-Match", tag, "Content-Type", "application/merge-patch+json");
    }

    protected HttpResponse<String> edit(String campaign, Role role, String body) {
        return edit(campaign, role, tag(campaign), body);
    }

    protected String tag(String campaign) {
        return get(path(campaign), Role.ADMIN).headers().firstValue("ETag").orElseThrow();
    }

    protected void awaitVersion(String campaign, long version) {
        await().atMost(LIMIT).until(() -> seen(campaign).path("version").asLong() >= version);
    }

    protected static List<String> fields(HttpResponse<String> answer) {
        return json(answer)
                .path("errors")
                .valueStream()
                .map(error -> error.path("field").asString())
                .toList();
    }

    protected static String code(HttpResponse<String> answer) {
        return json(answer).path("code").asString();
    }

    protected static String ids(List<String> ids) {
        return "{\"ids\": [\"" + String.join("\",\"", ids) + "\"]}";
    }

    protected static String path(String campaign) {
        return CAMPAIGNS + "/" + campaign;
    }

    protected static String id(JsonNode entity) {
        return entity.path("id").asString();
    }

    /** Without digits: who may not see numbers does not find by them. */
    protected static String newWord() {
        return UUID.randomUUID()
                .toString()
                .replace("-", "")
                .chars()
                .mapToObj(hex -> Character.toString('a' + Character.digit(hex, 16)))
                .collect(Collectors.joining());
    }
}
