package dev.ringway.acceptance;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.assertions.LocatorAssertions.ContainsTextOptions;
import com.microsoft.playwright.assertions.LocatorAssertions.HasAttributeOptions;
import com.microsoft.playwright.assertions.LocatorAssertions.HasTextOptions;
import com.microsoft.playwright.assertions.LocatorAssertions.IsVisibleOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(RunningSystem.class)
class LivePageIT {

    private static final double PATIENCE_MILLIS = 30_000;

    private final RunningSystem system = RunningSystem.get();

    @Test
    void callsAreSeenMoving() {
        try (DashboardPage live = signedIn("operator")) {
            // Filled by the room's snapshot, which comes after the connection.
            assertThat(live.page().getByTestId("tile-active"))
                    .hasText(Pattern.compile("Active\\d+"), new HasTextOptions().setTimeout(PATIENCE_MILLIS));
            int rowsBefore = live.page().getByTestId("call-row").count();
            RingwayCommand.Running demo =
                    system.command().start("demo", "--no-campaign", "--calls", "20", "--seed", "11");
            Locator rows = live.page().getByTestId("call-row");
            for (String status : new String[] {"ringing", "in-progress"}) {
                assertThat(live.page()
                                .locator("[data-testid=call-row][data-status=" + status + "]")
                                .first())
                        .isVisible(new IsVisibleOptions().setTimeout(PATIENCE_MILLIS));
            }
            assertThat(rows.nth(rowsBefore + 2)).isVisible(new IsVisibleOptions().setTimeout(PATIENCE_MILLIS));
            assertThat(rows.first()).containsText("+1");
            live.screenshots("live");
            live.assertAccessible();

            assertThat(demo.await(Duration.ofMinutes(3)).exitCode()).isZero();

            // Calls of other tests may still ring, or end meanwhile.
            CallApi calls = new CallApi(system.url("call-store-service"), system.token("viewer"));
            await().atMost(Duration.ofMillis((long) PATIENCE_MILLIS))
                    .untilAsserted(() -> assertThat(
                                    live.page().getByTestId("tile-active").textContent())
                            .isEqualTo("Active" + calls.active()));
            assertThat(live.page().getByTestId("ended-list")).containsText("Completed");
            live.screenshots("live-ended");
            assertThat(live.errors()).isEmpty();
        }
    }

    @Test
    void aCampaignThatPausesItselfSaysWhy() {
        CampaignApi campaigns = new CampaignApi(List.of(system.url("campaign-service")), system.token("admin"));
        String campaign = campaigns.add(CampaignDraft.always("Empty account", "\"callerIds\": [\"+12125550100\"]"));
        campaigns.addContacts(campaign, "empty-account", "phone\n+16465550107\n");
        SandboxOrders sandbox = new SandboxOrders(system.sandboxUrl());
        sandbox.refuseCalls(401, 20003);
        try (DashboardPage live = signedIn("viewer")) {
            campaigns.lead(campaign, "start");

            Locator line = live.page().locator("[data-testid=campaign][data-id='" + campaign + "']");
            assertThat(line).hasAttribute("data-status", "paused", attributeWithin(PATIENCE_MILLIS));
            assertThat(line.getByTestId("campaign-reason")).containsText("20003", containsWithin(PATIENCE_MILLIS));
            live.screenshot("campaign-paused");
            assertThat(live.errors()).isEmpty();
        } finally {
            sandbox.refuseNoCalls();
            campaigns.lead(campaign, "stop");
        }
    }

    @Test
    void anImportIsSeenByThoseWhoRunCampaigns() {
        CampaignApi campaigns = new CampaignApi(List.of(system.url("campaign-service")), system.token("admin"));
        try (DashboardPage live = signedIn("operator");
                DashboardPage viewer = signedIn("viewer")) {
            String id = campaigns.importContacts("seen-live", "phone\n+16465550108\n+16465550109\nno number\n");

            Locator line = live.page().locator("[data-testid=import][data-id='" + id + "']");
            assertThat(line).hasAttribute("data-state", "done", attributeWithin(PATIENCE_MILLIS));
            assertThat(line.getByTestId("import-figures")).containsText("3 rows read, 2 taken");
            assertThat(line.getByTestId("import-figures")).containsText("1 refused");
            live.screenshot("import-done");
            assertThat(viewer.page().getByTestId("import")).hasCount(0);
            assertThat(live.errors()).isEmpty();
        }
    }

    @Test
    void aCallBesideTheListShowsWhatIsSaidAndReported() {
        try (DashboardPage live = signedIn("operator")) {
            String sid = TwilioCallback.randomCallSid();
            report(sid, "initiated", 0);
            report(sid, "in-progress", 2);
            Locator row = row(live, sid);
            assertThat(row).hasAttribute("data-status", "in-progress", attributeWithin(PATIENCE_MILLIS));

            row.click();
            post(TwilioCallback.said(system, sid, "GT" + "1".repeat(32), 2, "Good morning"));
            post(TwilioCallback.said(system, sid, "GT" + "1".repeat(32), 3, "who is calling?"));

            assertThat(live.page().getByTestId("drawer")).isVisible();
            assertThat(live.page().getByTestId("live-transcript"))
                    .containsText("Good morning who is calling?", containsWithin(PATIENCE_MILLIS));
            assertThat(live.page().getByTestId("drawer").getByTestId("timeline"))
                    .containsText("In progress", containsWithin(PATIENCE_MILLIS));
            live.screenshots("live-drawer");
            live.assertAccessible();
            live.page().keyboard().press("Escape");
            assertThat(live.page().getByTestId("drawer")).not().isVisible();
            assertThat(row).isFocused();
            report(sid, "completed", 3);
            assertThat(row).hasAttribute("data-status", "completed", attributeWithin(PATIENCE_MILLIS));
            assertThat(live.errors()).isEmpty();
        }
    }

    @Test
    void aCallIsEndedByThoseWhoMayAndAfterBeingAskedOnceMore() {
        RingwayCommand.Running demo = system.command().start("demo", "--no-campaign", "--calls", "20", "--seed", "12");
        try (DashboardPage live = signedIn("operator");
                DashboardPage viewer = signedIn("viewer")) {
            Locator talking = live.page()
                    .locator("[data-testid=call-row][data-status=in-progress]")
                    .first();
            talking.click(new Locator.ClickOptions().setTimeout(PATIENCE_MILLIS));
            String sid = live.page().url().replaceAll(".*[?&]call=(\\w+).*", "$1");
            viewer.open("/live?call=" + sid);
            assertThat(viewer.page().getByTestId("drawer")).isVisible();
            assertThat(viewer.page().getByTestId("end-call")).isHidden();

            live.page().getByTestId("drawer").getByTestId("end-call").click();
            live.screenshot("end-call");
            live.page().getByTestId("end-dialog-act").click();

            assertThat(live.page().getByTestId("toast")).containsText("End call", containsWithin(PATIENCE_MILLIS));
            CallApi calls = new CallApi(system.url("call-store-service"), system.token("viewer"));
            await().atMost(Duration.ofSeconds(30))
                    .untilAsserted(
                            () -> assertThat(calls.call(sid).path("endTime").isMissingNode())
                                    .isFalse());
            assertThat(live.errors()).isEmpty();
        } finally {
            demo.await(Duration.ofMinutes(3));
        }
    }

    @Test
    void filtersStandInTheAddress() {
        String sid = TwilioCallback.randomCallSid();
        report(sid, "ringing", 1);
        try (DashboardPage live =
                DashboardPage.signedIn(system, "operator", "/live?direction=outbound&status=ringing")) {
            assertThat(row(live, sid)).isVisible(new IsVisibleOptions().setTimeout(PATIENCE_MILLIS));
            live.page().getByTestId("filter-direction").selectOption("inbound");
            assertThat(row(live, sid)).hasCount(0);
            assertThat(live.page().url()).contains("direction=inbound", "status=ringing");
            live.page().reload();
            assertThat(live.page().getByTestId("filter-direction")).hasValue("inbound");
            assertThat(live.page().getByTestId("empty-state"))
                    .isVisible(new IsVisibleOptions().setTimeout(PATIENCE_MILLIS));
            live.page().keyboard().press("/");
            assertThat(live.page().getByTestId("search")).isFocused();
            live.page().keyboard().type(sid);
            assertThat(live.page().getByTestId("findings")).containsText("Open the call");
            live.page().keyboard().press("Enter");
            assertThat(live.page()).hasURL(Pattern.compile(".*/calls/" + sid));
        } finally {
            report(sid, "completed", 2);
        }
    }

    @Test
    void aServerThatFallsSilentIsSeenWithinTwoSecondsAndThePageHeals() {
        try (DashboardPage live = signedIn("operator")) {
            long pid = system.readStatus().at("/services/realtime-gateway/pid").longValue();
            signal("STOP", pid);
            try {
                assertThat(live.page().getByTestId("connection-state"))
                        .hasAttribute("data-state", "reconnecting", attributeWithin(2_000));
                live.screenshot("connection-lost");
            } finally {
                signal("CONT", pid);
            }
            assertThat(live.page().getByTestId("connection-state"))
                    .hasAttribute("data-state", "live", attributeWithin(PATIENCE_MILLIS));
        }
    }

    @Test
    void thePageGoesOnAfterTheGatewayWasKilled() {
        try (DashboardPage live = signedIn("operator")) {
            String before = TwilioCallback.randomCallSid();
            report(before, "ringing", 1);
            assertThat(row(live, before)).isVisible(new IsVisibleOptions().setTimeout(PATIENCE_MILLIS));

            system.ringway("kill", "realtime-gateway");
            assertThat(live.page().getByTestId("connection-state"))
                    .hasAttribute("data-state", "reconnecting", attributeWithin(2_000));
            String meanwhile = TwilioCallback.randomCallSid();
            report(meanwhile, "ringing", 1);
            system.ringway("restart", "realtime-gateway");

            assertThat(row(live, meanwhile)).isVisible(new IsVisibleOptions().setTimeout(2 * PATIENCE_MILLIS));
            assertThat(live.page().getByTestId("missed"))
                    .containsText("Connected again", containsWithin(PATIENCE_MILLIS));
            live.screenshot("after-a-lost-connection");
            report(before, "completed", 2);
            report(meanwhile, "completed", 2);
        }
    }

    @Test
    void aViewerSeesMaskedNumbers() {
        try (DashboardPage live = signedIn("viewer")) {
            String sid = TwilioCallback.randomCallSid();
            report(sid, "ringing", 1);

            assertThat(row(live, sid)).isVisible(new IsVisibleOptions().setTimeout(PATIENCE_MILLIS));

            assertThat(row(live, sid)).not().containsText("5550147");
            report(sid, "completed", 2);
        }
    }

    private DashboardPage signedIn(String role) {
        DashboardPage live = DashboardPage.signedIn(system, role, "/");
        assertThat(live.page().getByTestId("connection-state"))
                .hasText("Live", new HasTextOptions().setTimeout(PATIENCE_MILLIS));
        assertThat(live.page().url()).doesNotContain("token=");
        return live;
    }

    private static Locator row(DashboardPage live, String sid) {
        return live.page().locator("[data-testid=call-row][data-sid=" + sid + "]");
    }

    private void report(String sid, String status, int sequence) {
        post(TwilioCallback.of(system, sid, status, sequence));
    }

    private void post(TwilioCallback callback) {
        String signature = callback.signature(system.twilioAuthToken());
        await().atMost(Duration.ofSeconds(30)).until(() -> callback.post(signature) == 204);
    }

    private static void signal(String name, long pid) {
        try {
            assertThat(new ProcessBuilder("kill", "-" + name, Long.toString(pid))
                            .start()
                            .waitFor())
                    .isZero();
        } catch (IOException notStarted) {
            throw new UncheckedIOException(notStarted);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", interrupted);
        }
    }

    private static ContainsTextOptions containsWithin(double millis) {
        return new ContainsTextOptions().setTimeout(millis);
    }

    private static HasAttributeOptions attributeWithin(double millis) {
        return new HasAttributeOptions().setTimeout(millis);
    }
}
