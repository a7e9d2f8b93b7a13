package dev.ringway.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Campaigns as an admin works with them. An instance that is away, or goes away meanwhile, is left for another one: whatever is
 * asked here may be asked twice.
 */
final class CampaignApi {

    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final String JSON = "application/json";

    private final HttpClient http = HttpClient.newHttpClient();
    private final AtomicInteger turn = new AtomicInteger();
    private final List<String> origins;
    private final String token;

    CampaignApi(List<String> origins, String token) {
        this.origins = origins;
        this.token = token;
    }

    /** @return the id of the campaign */
    String add(String fields) {
        return sent("POST", "/api/v1/campaigns", JSON, fields).path("id").asString();
    }

    /** Imports a file, and takes its contacts into the campaign. */
    void addContacts(String campaign, String tag, String csv) {
        importContacts(tag, csv);
        Optional<String> cursor = Optional.empty();
        do {
            String more = cursor.map(next -> ", \"cursor\": \"" + next + "\"").orElse("");
            JsonNode answer = sent(
                    "POST",
                    "/api/v1/campaigns/" + campaign + "/contacts",
                    JSON,
                    "{\"filter\": {\"tag\": [\"" + tag + "\"]}" + more + "}");
            cursor = next(answer);
        } while (cursor.isPresent());
    }

    /** @return the id of the import, which is done */
    String importContacts(String tag, String csv) {
        return imported("tag=" + tag, csv).path("id").asString();
    }

    /**
     * Imports a file straight into the campaign. The same file once more is the same import, and nothing happens.
     *
     * @return the import, which is done
     */
    JsonNode upload(String campaign, String csv) {
        return imported("campaignId=" + campaign, csv);
    }

    private JsonNode imported(String parameters, String csv) {
        JsonNode asked = sent("POST", "/api/v1/contact-imports?" + parameters, "text/csv", csv);
        String path = "/api/v1/contact-imports/" + asked.path("id").asString();
        return await("the import").atMost(PATIENCE).until(() -> get(path), order -> {
            String state = order.path("state").asString();
            assertThat(state).as(order.toString()).isNotIn("failed", "cancelled");
            return state.equals("done");
        });
    }

    void suppress(String number) {
        sent("POST", "/api/v1/suppressions", JSON, "{\"phoneNumber\": \"" + number + "\", \"reason\": \"manual\"}");
    }

    /** @param action start, pause, resume, stop */
    void lead(String campaign, String action) {
        sent("POST", "/api/v1/campaigns/" + campaign + "/" + action, JSON, "{\"reason\": \"a test from outside\"}");
    }

    void stopIfBegun(String campaign) {
        if (List.of("active", "paused")
                .contains(campaign(campaign).path("status").asString())) {
            lead(campaign, "stop");
        }
    }

    /** Changes how many calls a second it may make. */
    void pace(String campaign, int perSecond) {
        String path = "/api/v1/campaigns/" + campaign;
        String rate = "{\"config\": {\"callsPerSecond\": " + perSecond + "}}";
        // Its figures change with each call, and with them the version.
        await("a changed rate")
                .atMost(PATIENCE)
                .ignoreExceptionsInstanceOf(IOException.class)
                .until(() -> {
                    HttpResponse<String> seen = send("GET", path, JSON, "");
                    String version = seen.headers().firstValue("ETag").orElse("");
                    return send("PATCH", path, JSON, rate, "If-Match", version).statusCode() == 200;
                });
    }

    /** Has its figures counted from its contacts. */
    void repairStats(String campaign) {
        sent("POST", "/api/v1/campaigns/" + campaign + "/stats/repair", JSON, "");
    }

    JsonNode campaign(String campaign) {
        return get("/api/v1/campaigns/" + campaign);
    }

    JsonNode stats(String campaign) {
        return get("/api/v1/campaigns/" + campaign + "/stats");
    }

    /** All contacts of a campaign. */
    List<JsonNode> contacts(String campaign) {
        List<JsonNode> contacts = new ArrayList<>();
        Optional<String> cursor = Optional.empty();
        do {
            JsonNode page = get("/api/v1/campaigns/" + campaign + "/contacts?limit=200"
                    + cursor.map(next -> "&cursor=" + next).orElse(""));
            page.path("items").valueStream().forEach(contacts::add);
            cursor = next(page);
        } while (cursor.isPresent());
        return contacts;
    }

    private static Optional<String> next(JsonNode page) {
        return Optional.of(page.path("next").asString("")).filter(text -> !text.isEmpty());
    }

    private JsonNode get(String path) {
        return sent("GET", path, JSON, "");
    }

    private JsonNode sent(String method, String path, String type, String body) {
        HttpResponse<String> answer = await(method + " " + path)
                .atMost(PATIENCE)
                .ignoreExceptionsInstanceOf(IOException.class)
                .until(() -> send(method, path, type, body), response -> response.statusCode() != 503);
        assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 299);
        return JsonMapper.shared().readTree(answer.body());
    }

    private HttpResponse<String> send(String method, String path, String type, String body, String... headers)
            throws IOException, InterruptedException {
        String origin = origins.get(turn.getAndIncrement() % origins.size());
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(origin + path))
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", type)
                .timeout(LIMIT);
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        return http.send(request.build(), BodyHandlers.ofString());
    }
}
