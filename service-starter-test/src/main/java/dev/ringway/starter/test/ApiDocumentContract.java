package dev.ringway.starter.test;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringway.starter.security.Role;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.web.reactive.server.WebTestClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * What the service publishes about its API is what {@code docs/api/<service>.json} says, so that a change of the API is
 * seen in review. {@code -Dopenapi.update=true} writes the file; {@code target/openapi.json} is written always.
 */
public abstract class ApiDocumentContract {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .build();

    @LocalServerPort
    private int port;

    @Value("${spring.application.name}")
    private String service = "";

    @Test
    void the_published_document_is_the_one_under_docs_api() throws IOException {
        String current = document();
        Path published = root().resolve("docs/api").resolve(service + ".json");
        Files.writeString(Path.of("target", "openapi.json"), current);
        if (Boolean.getBoolean("openapi.update")) {
            Files.createDirectories(published.getParent());
            Files.writeString(published, current);
        }
        assertThat(published)
                .as(
                        "the API changed: look at the difference to target/openapi.json, then run with -Dopenapi.update=true")
                .exists()
                .hasContent(current);
    }

    private String document() {
        byte[] body = WebTestClient.bindToServer()
                .baseUrl("http://localhost:" + port)
                .responseTimeout(Duration.ofSeconds(30))
                .codecs(codecs -> codecs.defaultCodecs().maxInMemorySize(8 << 20))
                .build()
                .get()
                .uri("/v3/api-docs")
                .headers(headers -> headers.setBearerAuth(TestTokens.of(Role.VIEWER)))
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .returnResult()
                .getResponseBody();
        JsonNode tree = JSON.readTree(body);
        return JSON.writeValueAsString(JSON.treeToValue(tree, Object.class)) + "\n";
    }

    /** Where the wrapper lies: the top of the checkout, whichever module the test runs in. */
    private static Path root() {
        Optional<Path> folder = Optional.of(Path.of("").toAbsolutePath());
        while (folder.isPresent() && !Files.exists(folder.get().resolve("mvnw"))) {
            folder = folder.map(Path::getParent);
        }
        return folder.orElseThrow(() -> new IllegalStateException("mvnw is not in any folder above"));
    }
}
