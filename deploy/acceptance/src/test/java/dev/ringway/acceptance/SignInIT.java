package dev.ringway.acceptance;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.assertions.LocatorAssertions.ContainsTextOptions;
import com.microsoft.playwright.assertions.LocatorAssertions.HasTextOptions;
import com.microsoft.playwright.assertions.LocatorAssertions.IsVisibleOptions;
import dev.ringway.local.server.FreePorts;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(RunningSystem.class)
class SignInIT {

    private static final double PATIENCE_MILLIS = 30_000;
    private static final Duration TOKEN_LIFE = Duration.ofSeconds(20);

    private static RunningSystem system;
    private static IdentityProvider provider;
    private static SecondGateway gateway;

    @BeforeAll
    static void start() throws IOException {
        system = RunningSystem.get();
        int port = FreePorts.next();
        provider = new IdentityProvider("http://localhost:" + port, "operator", TOKEN_LIFE);
        gateway = new SecondGateway(
                system,
                port,
                Map.of(
                        "RINGWAY_JWT_KEY",
                        "",
                        "RINGWAY_JWT_ISSUER",
                        provider.issuer(),
                        "OIDC_CLIENT_ID",
                        IdentityProvider.CLIENT,
                        "OIDC_SCOPES",
                        "openid offline_access"));
    }

    @AfterAll
    static void stop() {
        gateway.close();
        provider.close();
    }

    @Test
    void aTokenThatIsNoneOrHasEndedSaysSo() {
        try (DashboardPage page = new DashboardPage(system.url("realtime-gateway"), "/")) {
            page.page().getByLabel("Access token").fill("nonsense");
            page.page().getByTestId("sign-in-act").click();
            assertThat(page.page().getByTestId("sign-in")).containsText("three parts, separated by dots");
            page.page().getByLabel("Access token").fill("e30." + "eyJleHAiOjF9" + ".x");
            page.page().getByTestId("sign-in-act").click();
            assertThat(page.page().getByTestId("sign-in")).containsText("This token expired");
            page.assertAccessible();
            page.screenshots("sign-in");

            page.page().getByLabel("Access token").fill(system.token("viewer"));
            page.page().getByTestId("sign-in-act").click();
            assertThat(page.page().getByTestId("role")).hasText("viewer");
            page.page().getByTestId("sign-out").click();
            assertThat(page.page().getByTestId("sign-in")).isVisible();
            page.page().reload();
            assertThat(page.page().getByTestId("sign-in")).isVisible();
            assertThat(page.errors()).isEmpty();
        }
    }

    @Test
    void peopleSignInAtTheProviderAndComeBackToWhereTheyWanted() {
        try (DashboardPage page = new DashboardPage(gateway.origin(), "/live?direction=inbound")) {
            signIn(page);

            assertThat(page.page().url()).endsWith("/live?direction=inbound");
            assertThat(page.page().getByTestId("role")).hasText("operator");
            assertThat(page.page().getByTestId("who")).hasText("ada@example.org");
            page.page().reload();
            assertThat(page.page().getByTestId("role")).hasText("operator");
            page.page().getByTestId("sign-out").click();
            assertThat(page.page().getByTestId("sign-in-act")).hasText("Sign in with your account");
            assertThat(page.errors()).isEmpty();
        }
    }

    @Test
    void aTokenIsRenewedAndTheLiveConnectionGoesOnWithIt() {
        try (DashboardPage page = new DashboardPage(gateway.origin(), "/live")) {
            signIn(page);
            page.page()
                    .evaluate(
                            "() => { window.seen = new Set(); const state = document.getElementById('connection-state');"
                                    + " new MutationObserver(() => window.seen.add(state.dataset.state)).observe(state, {attributes: true}); }");
            int before = provider.renewals();

            await().atMost(TOKEN_LIFE.multipliedBy(3)).until(() -> provider.renewals() >= before + 2);

            assertThat(page.page().getByTestId("connection-state")).hasText("Live");
            assertThat(page.page().evaluate("() => window.seen.has('refused')")).isEqualTo(false);
            assertThat(page.errors()).isEmpty();
        }
    }

    @Test
    void anAnswerThatNobodyAskedForIsRefused() {
        provider.answerAnotherState();
        try (DashboardPage page = new DashboardPage(gateway.origin(), "/live")) {
            page.page().getByTestId("sign-in-act").click();
            assertThat(page.page().getByTestId("sign-in"))
                    .containsText("state", new ContainsTextOptions().setTimeout(PATIENCE_MILLIS));
            assertThat(page.page().getByTestId("role")).isHidden();
            assertThat(page.page().url()).doesNotContain("code=");

            provider.answerAnotherNonce();
            page.page().getByTestId("sign-in-act").click();
            assertThat(page.page().getByTestId("sign-in"))
                    .containsText("nonce", new ContainsTextOptions().setTimeout(PATIENCE_MILLIS));
            assertThat(page.page().getByTestId("role")).isHidden();
        } finally {
            provider.answerAsAsked();
        }
    }

    private static void signIn(DashboardPage page) {
        page.page().getByTestId("sign-in-act").click();
        assertThat(page.page().getByTestId("role")).isVisible(new IsVisibleOptions().setTimeout(PATIENCE_MILLIS));
        assertThat(page.page().getByTestId("connection-state"))
                .hasText("Live", new HasTextOptions().setTimeout(PATIENCE_MILLIS));
    }
}
