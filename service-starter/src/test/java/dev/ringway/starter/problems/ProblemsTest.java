package dev.ringway.starter.problems;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.ringway.starter.StarterSettings;
import dev.ringway.starter.http.EntityTag;
import dev.ringway.starter.http.Page;
import dev.ringway.starter.http.PageLimit;
import dev.ringway.starter.http.TimeLimit;
import dev.ringway.starter.security.Caller;
import dev.ringway.starter.security.ForViewers;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotBlank;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

@SpringBootTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {
            "spring.application.name=problems-test",
            "spring.http.codecs.max-in-memory-size=2KB",
            "ringway.http.time-limit=1s"
        })
@ExtendWith(OutputCaptureExtension.class)
class ProblemsTest {

    @LocalServerPort
    private int port;

    private WebTestClient client = WebTestClient.bindToServer().build();

    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry properties) {
        StarterSettings.register(properties);
    }

    @BeforeEach
    void signIn() {
        client = WebTestClient.bindToServer()
                .baseUrl("http://localhost:" + port)
                .defaultHeaders(headers -> headers.setBearerAuth(StarterSettings.token("viewer")))
                .responseTimeout(Duration.ofSeconds(30))
                .build();
    }

    @Test
    void an_unknown_enum_value_names_the_parameter_and_what_it_may_be() {
        problem(HttpMethod.GET, "/api/v1/things?mood=angry", HttpStatus.BAD_REQUEST, "invalid-request")
                .jsonPath("$.errors[0].field")
                .isEqualTo("mood")
                .jsonPath("$.errors[0].message")
                .isEqualTo("must be one of CALM, MERRY");
    }

    @Test
    void a_value_of_the_wrong_type_names_the_parameter() {
        problem(HttpMethod.GET, "/api/v1/things?limit=many", HttpStatus.BAD_REQUEST, "invalid-request")
                .jsonPath("$.errors[0].field")
                .isEqualTo("limit")
                .jsonPath("$.errors[0].message")
                .isEqualTo("must be a whole number");
        problem(HttpMethod.GET, "/api/v1/things?since=yesterday", HttpStatus.BAD_REQUEST, "invalid-request")
                .jsonPath("$.errors[0].field")
                .isEqualTo("since");
        problem(HttpMethod.GET, "/api/v1/things?limit=201", HttpStatus.BAD_REQUEST, "invalid-request")
                .jsonPath("$.errors[0].field")
                .isEqualTo("limit");
    }

    @Test
    void a_parameter_out_of_range_or_missing_is_named() {
        problem(HttpMethod.GET, "/api/v1/validated?number=11", HttpStatus.BAD_REQUEST, "invalid-request")
                .jsonPath("$.errors[0].field")
                .isEqualTo("number");
        problem(HttpMethod.GET, "/api/v1/validated", HttpStatus.BAD_REQUEST, "invalid-request")
                .jsonPath("$.errors[0].message")
                .isEqualTo("is required");
    }

    @Test
    void a_body_names_every_field_that_is_wrong() {
        post("{\"name\":\" \",\"size\":99}", MediaType.APPLICATION_JSON, HttpStatus.BAD_REQUEST, "invalid-request")
                .jsonPath("$.errors.length()")
                .isEqualTo(2);
        post(
                        "{\"name\":\"a\",\"size\":1,\"sice\":1}",
                        MediaType.APPLICATION_JSON,
                        HttpStatus.BAD_REQUEST,
                        "invalid-request")
                .jsonPath("$.errors[0].field")
                .isEqualTo("sice");
        post(
                        "{\"name\":\"a\",\"size\":1,\"mood\":\"x\"}",
                        MediaType.APPLICATION_JSON,
                        HttpStatus.BAD_REQUEST,
                        "invalid-request")
                .jsonPath("$.errors[0].field")
                .isEqualTo("mood");
        post("{", MediaType.APPLICATION_JSON, HttpStatus.BAD_REQUEST, "invalid-request");
        post("", MediaType.APPLICATION_JSON, HttpStatus.BAD_REQUEST, "invalid-request");
    }

    @Test
    void wrong_methods_types_and_sizes_say_what_to_do() {
        problem(HttpMethod.DELETE, "/api/v1/things", HttpStatus.METHOD_NOT_ALLOWED, "method-not-allowed")
                .jsonPath("$.detail")
                .isEqualTo("Use one of GET, POST here.");
        post("x", MediaType.TEXT_PLAIN, HttpStatus.UNSUPPORTED_MEDIA_TYPE, "unsupported-media-type");
        post(
                "{\"name\":\"" + "a".repeat(4000) + "\"}",
                MediaType.APPLICATION_JSON,
                HttpStatus.CONTENT_TOO_LARGE,
                "too-large");
        client.get()
                .uri("/api/v1/things")
                .accept(MediaType.IMAGE_PNG)
                .exchange()
                .expectStatus()
                .isEqualTo(HttpStatus.NOT_ACCEPTABLE)
                .expectHeader()
                .contentType(MediaType.APPLICATION_PROBLEM_JSON);
        problem(HttpMethod.GET, "/nothing", HttpStatus.NOT_FOUND, "not-found");
    }

    @Test
    void a_failure_inside_shows_nothing_of_itself_but_is_logged_without_numbers(CapturedOutput output) {
        problem(HttpMethod.GET, "/api/v1/broken", HttpStatus.INTERNAL_SERVER_ERROR, "internal-error")
                .jsonPath("$.detail")
                .isEqualTo("Something went wrong here. If it stays, report the trace id.")
                .jsonPath("$.traceId")
                .value(String.class, traceId -> assertThat(output).contains(traceId));
        assertThat(output)
                .contains("GET /api/v1/broken answered 500", "+1415•••0123")
                .doesNotContain("+14155550123", "s3cret-value");
    }

    @Test
    void what_takes_too_long_is_answered_with_503() {
        problem(HttpMethod.GET, "/api/v1/endless", HttpStatus.SERVICE_UNAVAILABLE, "took-too-long");
    }

    @Test
    void who_lifts_the_limit_may_take_longer() {
        client.get()
                .uri("/api/v1/patient")
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(String.class)
                .isEqualTo("there");
    }

    @Test
    void a_problem_of_the_service_is_answered_as_it_says() {
        problem(HttpMethod.GET, "/api/v1/things/7", HttpStatus.NOT_FOUND, "thing-not-found")
                .jsonPath("$.title")
                .isEqualTo("Thing not found")
                .jsonPath("$.status")
                .isEqualTo(404)
                .jsonPath("$.errors")
                .doesNotExist();
    }

    @Test
    void a_known_version_is_not_sent_again() {
        String tag = client.get()
                .uri("/api/v1/things/1")
                .exchange()
                .expectStatus()
                .isOk()
                .expectHeader()
                .valueEquals(HttpHeaders.CACHE_CONTROL, "private, no-cache")
                .returnResult(String.class)
                .getResponseHeaders()
                .getETag();
        assertThat(tag).isEqualTo("\"3-m\"");
        client.get()
                .uri("/api/v1/things/1")
                .header(HttpHeaders.IF_NONE_MATCH, tag)
                .exchange()
                .expectStatus()
                .isNotModified();
    }

    @Test
    void a_write_without_or_with_a_foreign_tag_is_refused() {
        problem(HttpMethod.PATCH, "/api/v1/things/1", HttpStatus.PRECONDITION_REQUIRED, "if-match-required");
        client.patch()
                .uri("/api/v1/things/1")
                .header(HttpHeaders.IF_MATCH, "\"x\"")
                .exchange()
                .expectStatus()
                .isBadRequest();
        client.patch()
                .uri("/api/v1/things/1")
                .header(HttpHeaders.IF_MATCH, "\"2-m\"")
                .exchange()
                .expectStatus()
                .isEqualTo(HttpStatus.PRECONDITION_FAILED);
    }

    @Test
    void each_request_leaves_one_line_with_its_path_template_and_caller(CapturedOutput output) {
        String trace = "0af7651916cd43dd8448eb211c80319c";
        client.get()
                .uri("/api/v1/things/1?phone=%2B14155550123")
                .header("traceparent", "00-" + trace + "-b7ad6b7169203331-01")
                .exchange();
        await().until(() -> output.toString().lines().anyMatch(line -> isAccessLine(line, trace)));
        assertThat(output.toString().lines().filter(line -> isAccessLine(line, trace)))
                .singleElement()
                .asString()
                .containsPattern("GET /api/v1/things/\\{id} 200 \\d+ ms ada")
                .doesNotContain("5550123");
    }

    /** Of this test's own request: another test's line may come late. */
    private static boolean isAccessLine(String line, String trace) {
        return line.contains("dev.ringway.access") && line.contains(trace);
    }

    private WebTestClient.BodyContentSpec problem(HttpMethod method, String path, HttpStatus status, String code) {
        return isProblem(client.method(method).uri(path).exchange(), status, code);
    }

    private WebTestClient.BodyContentSpec post(String body, MediaType type, HttpStatus status, String code) {
        return isProblem(
                client.post()
                        .uri("/api/v1/things")
                        .contentType(type)
                        .bodyValue(body)
                        .exchange(),
                status,
                code);
    }

    private static WebTestClient.BodyContentSpec isProblem(
            WebTestClient.ResponseSpec response, HttpStatus status, String code) {
        return response.expectStatus()
                .isEqualTo(status)
                .expectHeader()
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo(code)
                .jsonPath("$.type")
                .isEqualTo("urn:ringway:problem:" + code)
                .jsonPath("$.trace")
                .doesNotExist();
    }

    @Configuration
    @EnableAutoConfiguration
    static class Service {
        @Bean
        Things things() {
            return new Things();
        }
    }

    enum Mood {
        CALM,
        MERRY
    }

    record Thing(@NotBlank String name, @Max(10) int size, Optional<Mood> mood) {}

    @RestController
    @ForViewers
    static class Things {

        @GetMapping(path = "/api/v1/things", produces = MediaType.APPLICATION_JSON_VALUE)
        Page<String> list(
                @RequestParam Optional<Mood> mood,
                @RequestParam Optional<Integer> limit,
                @RequestParam Optional<Instant> since) {
            return new Page<>(
                    List.of(mood + " " + since + " " + PageLimit.of(limit).items()), Optional.empty());
        }

        @PostMapping(path = "/api/v1/things", consumes = MediaType.APPLICATION_JSON_VALUE)
        Thing create(@Valid @RequestBody Thing thing) {
            return thing;
        }

        @GetMapping("/api/v1/things/{id}")
        ResponseEntity<String> one(@PathVariable int id, Caller caller) {
            if (id != 1) {
                throw ProblemException.notFound("thing", Integer.toString(id));
            }
            return EntityTag.of(3, caller).answer("the thing");
        }

        @PatchMapping("/api/v1/things/{id}")
        void change(@RequestHeader(HttpHeaders.IF_MATCH) Optional<String> ifMatch) {
            if (EntityTag.expectedVersion(ifMatch) != 3) {
                throw EntityTag.changedMeanwhile();
            }
        }

        @GetMapping("/api/v1/validated")
        int validated(@RequestParam @Max(10) int number) {
            return number;
        }

        @GetMapping("/api/v1/broken")
        String broken() {
            throw new IllegalStateException("cannot call +14155550123 with password=s3cret-value");
        }

        /** The limit is a second. */
        @GetMapping("/api/v1/patient")
        Mono<String> patient(ServerWebExchange exchange) {
            TimeLimit.lift(exchange);
            return Mono.delay(Duration.ofMillis(1_500)).thenReturn("there");
        }

        @GetMapping("/api/v1/endless")
        Mono<String> endless() {
            return Mono.never();
        }
    }
}
