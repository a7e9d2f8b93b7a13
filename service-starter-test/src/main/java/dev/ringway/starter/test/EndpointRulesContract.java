package dev.ringway.starter.test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.ringway.starter.security.Endpoint;
import dev.ringway.starter.security.Endpoints;
import dev.ringway.starter.security.Role;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;

/**
 * Walks everything that the running service has mapped and calls it with less than its rule asks for. A service's test
 * extends it:
 *
 * <pre>{@code
 * @SpringBootTest(webEnvironment = RANDOM_PORT)
 * @WithRingwayServers
 * class EndpointRulesTest extends EndpointRulesContract {}
 * }</pre>
 */
public abstract class EndpointRulesContract {

    @Autowired
    private Endpoints endpoints;

    @LocalServerPort
    private int port;

    @Test
    void every_endpoint_has_a_rule() {
        assertThat(endpoints.all())
                .isNotEmpty()
                .allSatisfy(endpoint ->
                        assertThat(endpoint.rule()).as("%s", endpoint).isPresent());
    }

    @TestFactory
    Stream<DynamicTest> nobody_gets_in_without_a_token() {
        return guarded(needed -> true)
                .map(call -> dynamicTest(
                        call + " without a token",
                        () -> assertThat(call.status(client(), "")).isEqualTo(HttpStatus.UNAUTHORIZED)));
    }

    @TestFactory
    Stream<DynamicTest> a_role_below_the_rule_is_refused() {
        return Stream.of(Role.VIEWER, Role.OPERATOR)
                .flatMap(role -> guarded(needed -> needed.compareTo(role) > 0)
                        .map(call -> dynamicTest(
                                call + " as " + role.text(),
                                () -> assertThat(call.status(client(), TestTokens.of(role)))
                                        .isEqualTo(HttpStatus.FORBIDDEN))));
    }

    private Stream<Call> guarded(Predicate<Role> needing) {
        return endpoints.all().stream()
                .filter(endpoint -> endpoint.rule()
                        .flatMap(rule -> rule.role())
                        .filter(needing)
                        .isPresent())
                .flatMap(Call::of);
    }

    private WebTestClient client() {
        return WebTestClient.bindToServer()
                .baseUrl("http://localhost:" + port)
                .responseTimeout(Duration.ofSeconds(30))
                .build();
    }

    /** One method of one pattern, every variable filled with the same word. */
    private record Call(HttpMethod method, String path) {

        static Stream<Call> of(Endpoint endpoint) {
            Set<String> methods = endpoint.methods().isEmpty() ? Set.of("GET", "POST") : endpoint.methods();
            return endpoint.patterns().stream()
                    .map(pattern -> pattern.replaceAll("\\{[^}]*}", "x")
                            .replace("**", "x")
                            .replace("*", "x"))
                    .flatMap(path ->
                            methods.stream().sorted().map(method -> new Call(HttpMethod.valueOf(method), path)));
        }

        /** Tried with the types that a handler may insist on, so that it is found whatever it consumes. */
        HttpStatusCode status(WebTestClient client, String token) {
            List<MediaType> types = method.equals(HttpMethod.GET) || method.equals(HttpMethod.DELETE)
                    ? List.of(MediaType.APPLICATION_JSON)
                    : List.of(
                            MediaType.APPLICATION_JSON,
                            MediaType.APPLICATION_FORM_URLENCODED,
                            MediaType.TEXT_PLAIN,
                            MediaType.MULTIPART_FORM_DATA,
                            MediaType.valueOf("text/csv"),
                            MediaType.APPLICATION_OCTET_STREAM);
            HttpStatusCode status = HttpStatus.UNSUPPORTED_MEDIA_TYPE;
            for (MediaType type : types) {
                status = client.method(method)
                        .uri(path)
                        .headers(headers -> {
                            headers.setAccept(List.of(MediaType.ALL));
                            headers.set(HttpHeaders.CONTENT_TYPE, type.toString());
                            if (!token.isEmpty()) {
                                headers.setBearerAuth(token);
                            }
                        })
                        .exchange()
                        .returnResult(Void.class)
                        .getStatus();
                if (!status.isSameCodeAs(HttpStatus.UNSUPPORTED_MEDIA_TYPE)) {
                    return status;
                }
            }
            return status;
        }

        @Override
        public String toString() {
            return method + " " + path;
        }
    }
}
