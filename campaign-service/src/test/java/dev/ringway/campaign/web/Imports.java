package dev.ringway.campaign.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.ringway.starter.security.Role;
import dev.ringway.starter.test.TestTokens;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.bson.Document;
import tools.jackson.databind.JsonNode;

/** Imports as a client asks for them. Here a batch is 10 rows. */
abstract class Imports extends Campaigns {

    static final String IMPORTS = "/api/v1/contact-imports";

    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    /** Whose contacts a test finds again. */
    final String group = "i" + UUID.randomUUID();

    HttpResponse<String> asked(Role role, String query, byte[] file, String... headers) {
        return sent(role, query, BodyPublishers.ofByteArray(file), headers);
    }

    HttpResponse<String> sent(Role role, String query, BodyPublisher body, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        URI.create("http://localhost:" + port + IMPORTS + "?group=" + group + query))
                .POST(body)
                .header("Authorization", "Bearer " + TestTokens.of(role))
                .header("Content-Type", "text/csv")
                .timeout(LIMIT);
        if (headers.length > 0) {
            request.headers(headers);
        }
        try {
            return CLIENT.send(request.build(), BodyHandlers.ofString(StandardCharsets.UTF_8));
        } catch (IOException unanswered) {
            throw new AssertionError(unanswered);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new AssertionError(interrupted);
        }
    }

    /** The import as it is when it is over. */
    JsonNode imported(String query, byte[] file) {
        return ended(id(asked(Role.ADMIN, query, file)));
    }

    JsonNode imported(String query, String file) {
        return imported(query, file.getBytes(StandardCharsets.UTF_8));
    }

    /** Of an import that was not asked for before. */
    String id(HttpResponse<String> answer) {
        return id(answer, 202);
    }

    /** Of the import that was asked for before. */
    String known(HttpResponse<String> answer) {
        return id(answer, 200);
    }

    private static String id(HttpResponse<String> answer, int status) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        String location = answer.headers().firstValue("Location").orElseThrow();
        assertThat(location).startsWith(IMPORTS + "/");
        return location.substring(IMPORTS.length() + 1);
    }

    JsonNode ended(String id) {
        return await().atMost(LIMIT)
                .until(() -> json(get(IMPORTS + "/" + id, Role.OPERATOR)), view -> view.has("endedAt"));
    }

    /** read/created/updated/unchanged and what was refused for which reason. */
    static String counts(JsonNode view) {
        JsonNode counts = view.path("counts");
        String refused = counts.path("refused").properties().stream()
                .map(reason -> " " + reason.getKey() + "=" + reason.getValue().asLong())
                .collect(Collectors.joining());
        return counts.path("read").asLong() + "/" + counts.path("created").asLong() + "/"
                + counts.path("updated").asLong() + "/"
                + counts.path("unchanged").asLong() + refused;
    }

    /** The lines that were refused, each with its reason and field. */
    static Map<Long, String> refused(JsonNode view) {
        Map<Long, String> refused = new TreeMap<>();
        view.path("refused")
                .forEach(row -> refused.put(
                        row.path("line").asLong(),
                        row.path("reason").asString() + " " + row.path("field").asString("")));
        return refused;
    }

    List<Document> contacts() {
        return all("contacts", new Document("groups", group));
    }

    Document contact() {
        assertThat(contacts()).hasSize(1);
        return contacts().getFirst();
    }
}
