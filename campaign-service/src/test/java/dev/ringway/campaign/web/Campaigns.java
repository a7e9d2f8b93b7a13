package dev.ringway.campaign.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.ringway.starter.security.Role;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/** Campaigns as a client of the interface makes and leads them. */
abstract class Campaigns extends RunningCampaigns {

    static final String CAMPAIGNS = "/api/v1/campaigns";

    /** All that a campaign needs beside contacts. */
    static final String READY = """
            "elevenLabs": {"agentId": "agent_1"},
            "config": {"callerIds": ["+12025550100"], "schedule": {"timeZone": "Europe/Vienna",
              "days": [{"day": "monday", "windows": [{"start": "09:00", "end": "12:00"}]}]}}""";

    /** @param fields of JSON beside the name */
    JsonNode campaign(String fields) {
        HttpResponse<String> answer = post(
                CAMPAIGNS, Role.OPERATOR, "{\"name\": \"Renewals\"" + (fields.isEmpty() ? "" : ", " + fields) + "}");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        return json(answer);
    }

    /** The id of a campaign that could start. */
    String ready() {
        return ready("");
    }

    String ready(String fields) {
        String id = id(campaign(READY + (fields.isEmpty() ? "" : ", " + fields)));
        addContacts(id, List.of(id(added(""))));
        return id;
    }

    JsonNode addContacts(String campaign, List<String> contacts) {
        HttpResponse<String> answer = post(path(campaign) + "/contacts", Role.ADMIN, ids(contacts));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return json(answer);
    }

    /** Contacts in a group of their own. */
    List<String> contacts(int count, String group) {
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            ids.add(id(added("\"groups\": [\"" + group + "\"]")));
        }
        return ids;
    }

    JsonNode seen(String campaign) {
        HttpResponse<String> answer = get(path(campaign), Role.OPERATOR);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return json(answer);
    }

    JsonNode member(String campaign, String contact) {
        return json(get(path(campaign) + "/contacts/" + contact, Role.OPERATOR));
    }

    JsonNode stats(String campaign) {
        return json(get(path(campaign) + "/stats", Role.VIEWER));
    }

    HttpResponse<String> lead(String campaign, String action, Role role, String body, String... headers) {
        List<String> all = new ArrayList<>(List.of(headers));
        if (!body.isEmpty()) {
            all.addAll(List.of("Content-Type", JSON));
        }
        return send("POST", path(campaign) + "/" + action, role, body, all.toArray(String[]::new));
    }

    JsonNode led(String campaign, String action) {
        HttpResponse<String> answer = lead(campaign, action, Role.ADMIN, "");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return json(answer);
    }

    HttpResponse<String> edit(String campaign, Role role, String tag, String body) {
        return send(
                "PATCH", path(campaign), role, body, "If-Match", tag, "Content-Type", "application/merge-patch+json");
    }

    HttpResponse<String> edit(String campaign, Role role, String body) {
        return edit(campaign, role, tag(campaign), body);
    }

    String tag(String campaign) {
        return get(path(campaign), Role.ADMIN).headers().firstValue("ETag").orElseThrow();
    }

    void awaitVersion(String campaign, long version) {
        await().atMost(LIMIT).until(() -> seen(campaign).path("version").asLong() >= version);
    }

    static List<String> fields(HttpResponse<String> answer) {
        return json(answer)
                .path("errors")
                .valueStream()
                .map(error -> error.path("field").asString())
                .toList();
    }

    static String code(HttpResponse<String> answer) {
        return json(answer).path("code").asString();
    }

    static String ids(List<String> ids) {
        return "{\"ids\": [\"" + String.join("\",\"", ids) + "\"]}";
    }

    static String path(String campaign) {
        return CAMPAIGNS + "/" + campaign;
    }

    static String id(JsonNode entity) {
        return entity.path("id").asString();
    }

    static String newWord() {
        return "w" + UUID.randomUUID().toString().replace("-", "");
    }
}
