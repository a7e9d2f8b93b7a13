package dev.ringway.acceptance;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.assertions.LocatorAssertions.ContainsTextOptions;
import com.microsoft.playwright.assertions.LocatorAssertions.HasAttributeOptions;
import com.microsoft.playwright.assertions.LocatorAssertions.IsVisibleOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.json.JsonMapper;

@ExtendWith(RunningSystem.class)
class CallsPageIT {

    private static final double PATIENCE_MILLIS = 30_000;
    private static final Duration LIMIT = Duration.ofMinutes(4);

    private static RunningSystem system;
    private static CallApi calls;

    @BeforeAll
    static void aCampaignHasCalled() {
        system = RunningSystem.get();
        calls = new CallApi(system.url("call-store-service"), system.token("operator"));
        // Whether all of them ended as they should is another test's matter.
        system.command().run(LIMIT, "demo", "--calls", "10", "--contacts", "20", "--seed", "31");
    }

    @Test
    void callsAreFilteredCountedAndExported() throws IOException {
        try (DashboardPage page =
                DashboardPage.signedIn(system, "operator", "/calls?status=completed&outcome=success")) {
            Locator rows = page.page().getByTestId("calls-table").getByTestId("row");
            assertThat(rows.first()).isVisible(new IsVisibleOptions().setTimeout(PATIENCE_MILLIS));
            assertThat(page.page().getByTestId("totals")).containsText("Talk time", within());
            int counted = Integer.parseInt(page.page()
                    .getByTestId("totals")
                    .locator("dd")
                    .first()
                    .textContent()
                    .replaceAll("\\D", ""));
            // Read page by page, as its end is looked at.
            await().atMost(Duration.ofMillis((long) PATIENCE_MILLIS)).until(() -> {
                page.page().evaluate("() => window.scrollTo(0, document.body.scrollHeight)");
                return rows.count() == counted;
            });
            page.page().evaluate("() => window.scrollTo(0, 0)");
            assertThat(rows.first()).containsText("Success");
            page.screenshots("calls");
            page.assertAccessible();

            page.page().getByTestId("export").click();
            Download file = page.page()
                    .waitForDownload(
                            () -> page.page().getByTestId("export-ndjson").click());
            List<String> lines = Files.readAllLines(file.path());
            assertThat(lines).hasSize(counted);
            assertThat(lines)
                    .allMatch(line -> JsonMapper.shared()
                            .readTree(line)
                            .at("/outcome/status")
                            .stringValue("")
                            .equals("success"));
            assertThat(page.errors()).isEmpty();
        }
    }

    @Test
    void filtersAreKeptUnderANameAndColumnsAreChosen() {
        try (DashboardPage page = DashboardPage.signedIn(system, "operator", "/calls?outcome=voicemail")) {
            page.page().getByTestId("saved-filters").click();
            page.page().getByText("Save these filters…").click();
            page.page().getByTestId("filter-name").fill("Machines");
            page.page().getByTestId("dialog-act").click();
            page.page().getByTestId("columns").click();
            page.page()
                    .getByLabel("Call SID", new com.microsoft.playwright.Page.GetByLabelOptions().setExact(true))
                    .last()
                    .check();
            page.open("/calls");
            assertThat(page.page().getByTestId("calls-table").locator("thead")).containsText("Call SID", within());

            page.page().getByTestId("saved-filters").click();
            page.page()
                    .getByText("Machines", new com.microsoft.playwright.Page.GetByTextOptions().setExact(true))
                    .click();

            assertThat(page.page()).hasURL(Pattern.compile(".*outcome=voicemail.*"));
            assertThat(page.errors()).isEmpty();
        }
    }

    @Test
    void aViewerFindsNoCallByItsNumberAndSeesNone() {
        try (DashboardPage page = DashboardPage.signedIn(system, "viewer", "/calls")) {
            Locator first =
                    page.page().getByTestId("calls-table").getByTestId("row").first();
            assertThat(first).isVisible(new IsVisibleOptions().setTimeout(PATIENCE_MILLIS));
            assertThat(first).not().containsText(Pattern.compile("\\+1\\d{10}"));
            assertThat(page.page().getByTestId("filter-from")).hasCount(0);
        }
    }

    @Test
    void aCallIsHeardReadAndExplained() {
        String sid = aConversation();
        try (DashboardPage page = DashboardPage.signedIn(system, "operator", "/calls/" + sid)) {
            Locator turns = page.page().getByTestId("turn");
            assertThat(turns.nth(2)).isVisible(new IsVisibleOptions().setTimeout(PATIENCE_MILLIS));
            assertThat(page.page().getByTestId("call-facts")).containsText(sid);
            page.screenshots("call");
            page.assertAccessible();

            turns.nth(2).getByTestId("seek").click();

            assertThat(turns.nth(2))
                    .hasAttribute("aria-current", "true", new HasAttributeOptions().setTimeout(PATIENCE_MILLIS));
            await().atMost(Duration.ofMillis((long) PATIENCE_MILLIS))
                    .until(() -> ((Number) page.page().getByTestId("audio").evaluate("audio => audio.currentTime"))
                                    .doubleValue()
                            > 0);
            assertThat(page.page().getByTestId("problem")).hasCount(0);

            page.page().getByTestId("tab-analysis").click();
            assertThat(page.page().getByTestId("analysis")).containsText("Summary", within());
            page.screenshots("call-analysis");
            page.assertAccessible();

            page.page().getByTestId("tab-timeline").click();
            assertThat(page.page().getByTestId("why")).containsText("Completed, as Twilio reported", within());
            assertThat(page.page().getByTestId("timeline-panel")).containsText("Decides the state");
            page.page().getByText("Report as it came").first().click();
            assertThat(page.page().getByTestId("timeline").locator("pre").first())
                    .containsText("callSid");
            page.screenshots("call-timeline");
            page.assertAccessible();

            page.page().getByTestId("tab-related").click();
            assertThat(page.page().getByTestId("related")).isVisible();
            assertThat(page.page().url()).endsWith("?tab=related");
            page.assertAccessible();
            assertThat(page.errors()).isEmpty();
        }
    }

    @Test
    void anUnknownCallAndAnUnknownAddressSayWhatToDo() {
        try (DashboardPage page = DashboardPage.signedIn(system, "viewer", "/calls/CA" + "0".repeat(32))) {
            assertThat(page.page().getByTestId("empty-state")).containsText("This call is not known", within());
            page.open("/nowhere");
            assertThat(page.page().getByTestId("missing")).containsText("There is no page at /nowhere", within());
            page.assertAccessible();
        }
    }

    /** A call on which something was said, with its transcript. */
    private static String aConversation() {
        return await().atMost(Duration.ofMinutes(2))
                .until(
                        () -> JsonMapper.shared()
                                .readTree(calls.get("/api/v1/calls?status=completed&outcome=success&limit=200")
                                        .body())
                                .get("items")
                                .valueStream()
                                .filter(call -> call.hasNonNull("transcriptId"))
                                .map(call -> call.get("sid").stringValue())
                                .findFirst()
                                .orElse(""),
                        sid -> !sid.isEmpty());
    }

    private static ContainsTextOptions within() {
        return new ContainsTextOptions().setTimeout(PATIENCE_MILLIS);
    }
}
