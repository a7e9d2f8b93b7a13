package dev.ringway.starter.test;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringway.starter.openapi.Answers;
import dev.ringway.starter.security.Caller;
import dev.ringway.starter.security.ForOperators;
import dev.ringway.starter.security.ForViewers;
import dev.ringway.starter.security.Role;
import dev.ringway.starter.security.SignedByProvider;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@SpringBootTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {"spring.application.name=document-test", "ringway.api-document.title=Things"})
@WithRingwayServers
class ApiDocumentTest {

    @LocalServerPort
    private int port;

    @Test
    void the_document_says_who_may_call_and_what_errors_look_like() {
        WebTestClient.bindToServer()
                .baseUrl("http://localhost:" + port)
                .responseTimeout(Duration.ofSeconds(30))
                .build()
                .get()
                .uri("/v3/api-docs")
                .headers(headers -> headers.setBearerAuth(TestTokens.of(Role.VIEWER)))
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.info.title")
                .isEqualTo("Things")
                .jsonPath("$.components.securitySchemes.bearer.scheme")
                .isEqualTo("bearer")
                .jsonPath("$.components.schemas.Problem.properties.code.type")
                .isEqualTo("string")
                .jsonPath("$.paths['/api/v1/things/{id}'].get.x-role")
                .isEqualTo("viewer")
                .jsonPath("$.paths['/api/v1/things/{id}'].get.parameters.length()")
                .isEqualTo(1)
                .jsonPath("$.paths['/api/v1/things/{id}'].post.x-role")
                .isEqualTo("operator")
                .jsonPath("$.paths['/api/v1/things/{id}'].get.responses.default.content['application/problem+json']")
                .exists()
                .jsonPath("$.paths['/api/v1/things'].post.responses['200']")
                .doesNotExist()
                .jsonPath("$.paths['/api/v1/things'].post.responses['201'].headers.Location")
                .exists()
                .jsonPath("$.paths['/api/v1/things'].post.responses['202'].content")
                .exists()
                .jsonPath("$.paths['/api/v1/things/each'].post.responses['201'].description")
                .isEqualTo("The thing")
                .jsonPath("$.paths['/api/v1/things/each'].post.responses['202'].description")
                .isEqualTo("Accepted")
                .jsonPath("$.paths['/webhooks/things'].post.security.length()")
                .isEqualTo(0)
                .jsonPath("$.paths['/actuator/health']")
                .doesNotExist();
    }

    @Test
    void an_answer_that_the_document_does_not_tell_fails_the_test_that_gets_it() {
        assertThat(added("created")).isEqualTo(201);
        assertThat(added("accepted")).isEqualTo(202);
        assertThat(added("unheard")).isEqualTo(500);
    }

    @Test
    void what_each_answer_holds_may_be_told_one_by_one() {
        assertThat(posted("/api/v1/things/each?how=created")).isEqualTo(201);
        assertThat(posted("/api/v1/things/each?how=accepted")).isEqualTo(202);
        assertThat(posted("/api/v1/things/each?how=unheard")).isEqualTo(500);
    }

    private int added(String how) {
        return posted("/api/v1/things?how=" + how);
    }

    private int posted(String path) {
        return WebTestClient.bindToServer()
                .baseUrl("http://localhost:" + port)
                .responseTimeout(Duration.ofSeconds(30))
                .build()
                .post()
                .uri(path)
                .headers(headers -> headers.setBearerAuth(TestTokens.of(Role.OPERATOR)))
                .exchange()
                .returnResult(String.class)
                .getStatus()
                .value();
    }

    @Configuration
    @EnableAutoConfiguration
    static class Service {
        @Bean
        Things things() {
            return new Things();
        }
    }

    @RestController
    @ForViewers
    static class Things {

        @GetMapping("/api/v1/things/{id}")
        String one(@PathVariable String id, Caller caller) {
            return id + caller.subject();
        }

        @ForOperators
        @PostMapping("/api/v1/things/{id}")
        String change(@PathVariable String id) {
            return id;
        }

        @ForOperators
        @PostMapping("/api/v1/things/each")
        @ApiResponse(responseCode = "201", description = "The thing")
        @Answers(HttpStatus.ACCEPTED)
        ResponseEntity<String> addEach(@RequestParam String how) {
            return add(how);
        }

        @ForOperators
        @PostMapping("/api/v1/things")
        @Answers({HttpStatus.CREATED, HttpStatus.ACCEPTED})
        ResponseEntity<String> add(@RequestParam String how) {
            return switch (how) {
                case "created" ->
                    ResponseEntity.created(URI.create("/api/v1/things/1")).body(how);
                case "accepted" -> ResponseEntity.accepted().body(how);
                default -> ResponseEntity.ok(how);
            };
        }

        @SignedByProvider
        @PostMapping("/webhooks/things")
        void webhook() {}
    }
}
