package dev.ringway.local.launcher;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The operations on the dead letters of one service; what goes wrong is told in the service's own words. */
record DeadLettersApi(String url, String service, String token) {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final int OK = 200;

    /** @param tag to send back with a correction */
    record Shown(JsonNode body, String tag) {}

    JsonNode list(Map<String, Object> query) throws IOException, InterruptedException {
        String text = query.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + encoded(entry.getValue().toString()))
                .collect(Collectors.joining("&"));
        return body(send(request("?" + text).GET()));
    }

    Shown show(String id) throws IOException, InterruptedException {
        HttpResponse<String> answer = send(request("/" + encoded(id)).GET());
        return new Shown(body(answer), answer.headers().firstValue("ETag").orElse(""));
    }

    JsonNode correct(String id, String tag, Object data, String why) throws IOException, InterruptedException {
        return body(send(request("/" + encoded(id) + "/correction")
                .header("If-Match", tag)
                .PUT(json(Map.of("data", data, "why", why)))));
    }

    JsonNode replay(String id, boolean force) throws IOException, InterruptedException {
        return body(send(request("/" + encoded(id) + "/replay?force=" + force).POST(BodyPublishers.noBody())));
    }

    JsonNode replay(Map<String, Object> which) throws IOException, InterruptedException {
        return body(send(request("/replay").POST(json(which))));
    }

    JsonNode decide(String id, String what, String why) throws IOException, InterruptedException {
        return body(send(request("/" + encoded(id) + "/" + what).POST(json(Map.of("why", why)))));
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(
                        URI.create(url.replaceFirst("/+$", "") + "/api/v1/ops/" + service + "/dead-letters" + path))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .timeout(LIMIT);
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(Duration.ofSeconds(5))
                .build()) {
            return client.send(request.build(), BodyHandlers.ofString(StandardCharsets.UTF_8));
        } catch (ConnectException | HttpTimeoutException away) {
            throw new LauncherException(
                    service + " does not answer at " + url + "; ringway status tells what runs", away);
        }
    }

    private JsonNode body(HttpResponse<String> answer) {
        if (answer.statusCode() != OK) {
            throw new LauncherException(service + ": " + problem(answer));
        }
        return JSON.readTree(answer.body());
    }

    private static String problem(HttpResponse<String> answer) {
        try {
            JsonNode problem = JSON.readTree(answer.body());
            StringBuilder text = new StringBuilder(problem.path("detail").asString("answered " + answer.statusCode()));
            for (JsonNode error : problem.path("errors")) {
                text.append(System.lineSeparator())
                        .append("  ")
                        .append(error.path("field").asString(""))
                        .append(' ')
                        .append(error.path("message").asString(""));
            }
            return text.toString();
        } catch (JacksonException notAProblem) {
            return "answered " + answer.statusCode();
        }
    }

    private static HttpRequest.BodyPublisher json(Object body) {
        return BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
