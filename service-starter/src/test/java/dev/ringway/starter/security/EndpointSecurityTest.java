package dev.ringway.starter.security;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringway.starter.StarterSettings;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@SpringBootTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {
            "spring.application.name=security-test",
            "ringway.security.cors-allowed-origins=https://page.example"
        })
class EndpointSecurityTest {

    @LocalServerPort
    private int port;

    @Autowired
    private TokenVerifier tokens;

    @Autowired
    private Endpoints endpoints;

    private WebTestClient client = WebTestClient.bindToServer().build();

    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry properties) {
        StarterSettings.register(properties);
    }

    @BeforeEach
    void connect() {
        client = WebTestClient.bindToServer()
                .baseUrl("http://localhost:" + port)
                .responseTimeout(Duration.ofSeconds(30))
                .build();
    }

    @Test
    void without_a_token_only_open_and_signed_endpoints_answer() {
        get("/api/v1/looked-at", "").expectStatus().isUnauthorized();
        get("/open", "").expectStatus().isOk();
        client.post().uri("/webhooks/x").exchange().expectStatus().isNoContent();
        get("/api/v1/nothing", "").expectStatus().isUnauthorized();
    }

    @Test
    void each_role_includes_the_ones_below_it_and_no_more() {
        String viewer = StarterSettings.token("viewer");
        String operator = StarterSettings.token("operator");
        String admin = StarterSettings.token("admin");
        get("/api/v1/looked-at", viewer).expectStatus().isOk();
        get("/api/v1/looked-at", admin).expectStatus().isOk();
        get("/api/v1/operated", viewer).expectStatus().isForbidden();
        get("/api/v1/operated", operator).expectStatus().isOk();
        delete(operator).expectStatus().isForbidden();
        delete(admin).expectStatus().isNoContent();
    }

    @Test
    void a_token_without_our_roles_opens_nothing() {
        get("/api/v1/looked-at", StarterSettings.token()).expectStatus().isForbidden();
        get("/api/v1/looked-at", StarterSettings.token("root")).expectStatus().isForbidden();
    }

    @Test
    void a_forged_or_expired_token_is_refused() {
        byte[] otherKey = "another key, also of more than 32 bytes".getBytes(StandardCharsets.UTF_8);
        get("/api/v1/looked-at", StarterSettings.token(otherKey, Duration.ofMinutes(5), "admin"))
                .expectStatus()
                .isUnauthorized();
        get("/api/v1/looked-at", StarterSettings.token(StarterSettings.keyBytes(), Duration.ofMinutes(-5), "admin"))
                .expectStatus()
                .isUnauthorized()
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("invalid-token");
    }

    /** Whoever writes is written down, in one line. */
    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", " ", "eve\r\nINFO all is well", "eve\u2028mallory"})
    void a_token_of_nobody_is_refused(String subject) {
        get("/api/v1/looked-at", StarterSettings.tokenOf(subject, "admin"))
                .expectStatus()
                .isUnauthorized();
    }

    @Test
    void refusals_are_problems_that_say_what_is_needed() {
        get("/api/v1/looked-at", "")
                .expectHeader()
                .contentType("application/problem+json")
                .expectHeader()
                .valueEquals(HttpHeaders.WWW_AUTHENTICATE, "Bearer")
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("token-required")
                .jsonPath("$.type")
                .isEqualTo("urn:ringway:problem:token-required")
                .jsonPath("$.traceId")
                .isNotEmpty();
        get("/api/v1/operated", StarterSettings.token("viewer"))
                .expectBody()
                .jsonPath("$.detail")
                .isEqualTo("This needs the role operator. Ask an admin for it.");
        get("/api/v1/nothing", StarterSettings.token("viewer"))
                .expectStatus()
                .isNotFound()
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("not-found");
    }

    @Test
    void health_is_open_and_the_rest_of_the_actuator_is_for_admins() {
        get("/actuator/health/liveness", "").expectStatus().isOk();
        get("/actuator/prometheus", "").expectStatus().isOk();
        get("/actuator/loggers", "").expectStatus().isUnauthorized();
        get("/actuator/loggers", StarterSettings.token("operator"))
                .expectStatus()
                .isForbidden();
        get("/actuator/loggers", StarterSettings.token("admin")).expectStatus().isOk();
    }

    @Test
    void pages_of_allowed_origins_may_call_and_read_the_headers_they_need() {
        preflight("https://page.example")
                .expectStatus()
                .isOk()
                .expectHeader()
                .valueEquals(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, "https://page.example");
        preflight("https://elsewhere.example").expectStatus().isForbidden();
        client.get()
                .uri("/open")
                .header(HttpHeaders.ORIGIN, "https://page.example")
                .exchange()
                .expectHeader()
                .value(
                        HttpHeaders.ACCESS_CONTROL_EXPOSE_HEADERS,
                        readable -> assertThat(readable).contains("ETag", "Link", "Location", "Retry-After"));
    }

    @Test
    void the_caller_is_known_to_the_handler_and_numbers_are_for_operators() {
        get("/api/v1/looked-at", StarterSettings.token("viewer"))
                .expectBody(String.class)
                .isEqualTo("ada sees +1415•••0123");
        get("/api/v1/looked-at", StarterSettings.token("operator"))
                .expectBody(String.class)
                .isEqualTo("ada sees +14155550123");
    }

    @Test
    void tokens_are_verified_outside_of_requests_too() {
        assertThat(tokens.verify(StarterSettings.token("operator")))
                .isInstanceOfSatisfying(TokenCheck.Accepted.class, accepted -> {
                    assertThat(accepted.caller().roles()).containsExactlyInAnyOrder(Role.VIEWER, Role.OPERATOR);
                    assertThat(accepted.caller().maySeeNumbers()).isTrue();
                });
        assertThat(tokens.verify("not.a.token")).isInstanceOf(TokenCheck.Refused.class);
        assertThat(tokens.verify("")).isInstanceOf(TokenCheck.Refused.class);
    }

    @Test
    void answers_carry_the_headers_that_keep_browsers_safe() {
        Map<String, String> expected = Map.of(
                "X-Content-Type-Options", "nosniff",
                "X-Frame-Options", "DENY",
                "Referrer-Policy", "no-referrer",
                "Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'");
        expected.forEach((name, value) -> get("/open", "").expectHeader().valueEquals(name, value));
    }

    @Test
    void every_endpoint_of_the_service_is_listed_with_its_rule() {
        assertThat(endpoints.all())
                .allSatisfy(endpoint -> assertThat(endpoint.rule()).isPresent());
        assertThat(endpoints.all())
                .anySatisfy(endpoint -> assertThat(endpoint.patterns()).containsExactly("/webhooks/x"));
    }

    private WebTestClient.ResponseSpec get(String path, String token) {
        return client.get().uri(path).headers(bearer(token)).exchange();
    }

    private WebTestClient.ResponseSpec delete(String token) {
        return client.delete().uri("/api/v1/deleted").headers(bearer(token)).exchange();
    }

    private WebTestClient.ResponseSpec preflight(String origin) {
        return client.options()
                .uri("/api/v1/deleted")
                .header(HttpHeaders.ORIGIN, origin)
                .header(HttpHeaders.ACCESS_CONTROL_REQUEST_METHOD, "DELETE")
                .header(HttpHeaders.ACCESS_CONTROL_REQUEST_HEADERS, "authorization,if-match")
                .exchange();
    }

    private static Consumer<HttpHeaders> bearer(String token) {
        return headers -> {
            if (!token.isEmpty()) {
                headers.setBearerAuth(token);
            }
        };
    }

    @Configuration
    @EnableAutoConfiguration
    static class Service {
        @Bean
        Looked looked() {
            return new Looked();
        }
    }

    @RestController
    @ForViewers
    static class Looked {

        @GetMapping("/api/v1/looked-at")
        String look(Caller caller) {
            return caller.subject() + " sees " + PhoneMask.shownTo(caller, "+14155550123");
        }

        @ForOperators
        @GetMapping("/api/v1/operated")
        String operate() {
            return "done";
        }

        @ForAdmins
        @ResponseStatus(HttpStatus.NO_CONTENT)
        @DeleteMapping("/api/v1/deleted")
        void delete() {}

        @SignedByProvider
        @ResponseStatus(HttpStatus.NO_CONTENT)
        @PostMapping("/webhooks/x")
        void webhook() {}

        @OpenToAll
        @GetMapping("/open")
        String open() {
            return "open";
        }
    }
}
