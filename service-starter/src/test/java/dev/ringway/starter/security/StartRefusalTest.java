package dev.ringway.starter.security;

import static org.assertj.core.api.Assertions.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.THROWABLE;

import dev.ringway.starter.StarterSettings;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerResponse;

class StartRefusalTest {

    @Test
    void a_service_without_key_or_issuer_says_which_to_set() {
        assertThatThrownBy(() -> start(Nothing.class))
                .extracting(NestedExceptionUtils::getMostSpecificCause, as(THROWABLE))
                .hasMessageContaining("RINGWAY_JWT_ISSUER")
                .hasMessageContaining("RINGWAY_JWT_KEY");
    }

    @Test
    void a_short_key_is_refused() {
        assertThatThrownBy(() -> start(Nothing.class, "--ringway.security.jwt-key=c2hvcnQ="))
                .extracting(NestedExceptionUtils::getMostSpecificCause, as(THROWABLE))
                .hasMessageContaining("at least 32 bytes");
    }

    @Test
    void an_endpoint_without_a_rule_is_named() {
        assertThatThrownBy(() -> start(Forgotten.class, "--ringway.security.jwt-key=" + StarterSettings.key()))
                .extracting(NestedExceptionUtils::getMostSpecificCause, as(THROWABLE))
                .hasMessageContaining("GET /api/v1/forgotten");
    }

    @Test
    void a_router_function_is_named() {
        assertThatThrownBy(() -> start(Routed.class, "--ringway.security.jwt-key=" + StarterSettings.key()))
                .extracting(NestedExceptionUtils::getMostSpecificCause, as(THROWABLE))
                .hasMessageContaining("router function forgottenRoute");
    }

    @Test
    void phone_numbers_are_masked_so_that_nobody_can_dial_them() {
        assertThat(PhoneMask.mask("+14155550123")).isEqualTo("+1415•••0123");
        assertThat(PhoneMask.mask("+123")).isEqualTo("•••");
        assertThat(PhoneMask.mask("")).isEqualTo("•••");
    }

    private static void start(Class<?> service, String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of(
                "--server.port=0",
                "--spring.application.name=refused",
                "--spring.kafka.bootstrap-servers=localhost:1"));
        new SpringApplicationBuilder(service).run(all.toArray(String[]::new)).close();
    }

    @Configuration
    @EnableAutoConfiguration
    static class Nothing {}

    @Configuration
    @EnableAutoConfiguration
    static class Forgotten {
        @Bean
        ForgottenController controller() {
            return new ForgottenController();
        }
    }

    @RestController
    static class ForgottenController {
        @GetMapping("/api/v1/forgotten")
        String forgotten() {
            return "";
        }
    }

    @Configuration
    @EnableAutoConfiguration
    static class Routed {
        @Bean
        RouterFunction<ServerResponse> forgottenRoute() {
            return RouterFunctions.route()
                    .GET("/forgotten", request -> ServerResponse.ok().build())
                    .build();
        }
    }
}
