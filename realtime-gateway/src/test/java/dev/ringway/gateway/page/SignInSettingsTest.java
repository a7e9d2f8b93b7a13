package dev.ringway.gateway.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ringway.starter.startup.StartRefusedException;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SignInSettingsTest {

    private static final URI SERVICE = URI.create("http://localhost:8082");

    @Test
    void without_a_client_people_paste_a_token_whatever_issuer_the_services_trust() {
        SignInSettings settings = new SignInSettings("", "https://id.example/realms/ringway", "openid", List.of());

        assertThat(settings.provider()).isEmpty();
        assertThat(policy(settings)).doesNotContain("id.example");
    }

    @Test
    void the_page_may_reach_the_provider_and_the_further_origins_of_its_endpoints() {
        SignInSettings settings = new SignInSettings(
                "ringway",
                "https://id.example/realms/ringway",
                "openid",
                List.of(URI.create("https://token.example/")));

        assertThat(settings.provider())
                .contains(new SignInSettings.Provider("https://id.example/realms/ringway", "ringway", "openid"));
        assertThat(policy(settings))
                .contains("connect-src 'self' http://localhost:8082 ws://localhost:8082 https://id.example"
                        + " https://token.example;");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "http://id.example", "id.example", "https:"})
    void a_provider_without_tls_is_refused_but_on_this_machine(String issuer) {
        assertThatThrownBy(() -> new SignInSettings("ringway", issuer, "openid", List.of()))
                .isInstanceOf(StartRefusedException.class)
                .hasMessageContaining("OIDC_ISSUER");
        assertThat(new SignInSettings("ringway", "http://localhost:9000", "openid", List.of()).provider())
                .isPresent();
    }

    @Test
    void scopes_without_openid_are_refused() {
        assertThatThrownBy(() -> new SignInSettings("ringway", "https://id.example", "profile", List.of()))
                .isInstanceOf(StartRefusedException.class)
                .hasMessageContaining("OIDC_SCOPES");
    }

    private static String policy(SignInSettings settings) {
        return new ContentPolicy(new PageSettings(SERVICE, SERVICE, SERVICE, SERVICE), settings).header();
    }
}
