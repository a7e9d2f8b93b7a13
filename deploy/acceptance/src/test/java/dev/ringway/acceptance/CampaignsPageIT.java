package dev.ringway.acceptance;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** People create a campaign, look at its pre-flight, start it, watch it and pause it. */
@ExtendWith(RunningSystem.class)
class CampaignsPageIT {

    private static final double PATIENCE_MILLIS = 60_000;
    private static final int AREA = 61;

    private final RunningSystem system = RunningSystem.get();
    private final String word = "c" + UUID.randomUUID().toString().replaceAll("[^a-f]", "");

    @BeforeAll
    static void aBusyMachineTakesItsTime() {
        PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_MILLIS);
    }

    @Test
    void aCampaignIsCreatedInStepsAndStartedAndWatchedAndPaused() {
        try (DashboardPage dashboard = DashboardPage.signedIn(system, "admin", "/campaigns")) {
            createDraft(dashboard);
            addContactsOfAFile(dashboard);
            setRules(dashboard);
            Locator preFlight = dashboard.page().getByTestId("pre-flight");
            assertThat(preFlight).containsText("41 of 41 would be called now");
            lookAt(dashboard, "campaign-pre-flight");
            dashboard.page().getByTestId("act-start").click();
            dashboard.page().getByTestId("ask-start-act").click();

            assertThat(dashboard.page().getByTestId("status")).hasText("Calling");
            assertThat(dashboard.page().getByTestId("why-answer"))
                    .hasText(Pattern.compile(".*call(s are| is) under way.*", Pattern.DOTALL));
            assertThat(dashboard.page().getByTestId("funnel-in-progress")).hasText(Pattern.compile("[1-9]\\d*"));
            lookAt(dashboard, "campaign-running");

            dashboard.page().getByTestId("act-pause").click();

            assertThat(dashboard.page().getByTestId("status")).hasText("Paused");
            assertThat(dashboard.page().getByTestId("why-answer")).containsText("It is paused");
            assertThat(dashboard.page().getByTestId("history")).containsText("paused in the dashboard");
            assertThat(dashboard.page().getByTestId("figure-calls")).hasText("0");
            lookAt(dashboard, "campaign-paused");
            stop(dashboard);
            assertThat(dashboard.errors()).isEmpty();
        }
    }

    @Test
    void whatIsTypedIsCheckedAndNothingIsLostOnGoingBack() {
        String campaign = campaigns().add("{\"name\": \"" + word + "\"}");
        try (DashboardPage dashboard = DashboardPage.signedIn(system, "operator", "/campaigns")) {
            dashboard.open("/campaigns/" + campaign + "/setup?step=rules");
            fill(dashboard, "config.callerIds", "2125550100");
            dashboard.page().keyboard().press("Tab");
            assertThat(dashboard.page().getByTestId("problem-config.callerIds")).containsText("+14155550123");
            fill(dashboard, "day.monday", "9-12, 11-14");
            dashboard.page().keyboard().press("Tab");
            assertThat(dashboard.page().getByTestId("problem-day.monday")).containsText("overlap");
            dashboard.page().getByTestId("next").click();
            assertThat(field(dashboard, "config.callerIds")).isFocused();

            dashboard.page().getByTestId("step-agent").click();
            assertThat(field(dashboard, "name")).hasValue(word);
            dashboard.page().goBack();
            assertThat(field(dashboard, "day.monday")).hasValue("9-12, 11-14");
            dashboard.page().reload();
            assertThat(field(dashboard, "config.callerIds")).hasValue("2125550100");
            lookAt(dashboard, "campaign-rules");

            dashboard.page().getByTestId("step-check").click();
            assertThat(dashboard.page().getByTestId("unsaved")).isVisible();
            assertThat(dashboard.page().getByTestId("lacks")).containsText("Numbers to call from");
            assertThat(dashboard.page().getByTestId("act-start")).isDisabled();
            assertThat(dashboard.errors()).isEmpty();
        }
    }

    @Test
    void whyNobodyIsCalledIsAlwaysSaid() {
        String campaign = campaigns()
                .add(CampaignDraft.within(
                        word, CampaignDraft.window("00:00", "00:01"), "\"callerIds\": [\"+12125550100\"]"));
        try (DashboardPage dashboard = DashboardPage.signedIn(system, "viewer", "/campaigns")) {
            dashboard.open("/campaigns/" + campaign);
            assertThat(dashboard.page().getByTestId("why-answer")).containsText("It was not started yet");
            String number = "+1503%07d".formatted(ThreadLocalRandom.current().nextInt(3_200_000, 3_999_999));
            campaigns().addContacts(campaign, word, "phone,name\n" + number + "," + word + "\n");
            campaigns().lead(campaign, "start");

            assertThat(dashboard.page().getByTestId("status")).hasText("Calling");
            Locator reason = dashboard.page().locator("[data-reason=outside-hours]");
            assertThat(reason).containsText("It is outside the calling hours");
            assertThat(reason).containsText(word);
            assertThat(dashboard.page().getByTestId("why-answer")).containsText("All who wait: it is outside");
            assertThat(dashboard.page().getByTestId("act-pause")).isDisabled();
            lookAt(dashboard, "campaign-viewer");
            assertThat(dashboard.errors()).isEmpty();
        } finally {
            campaigns().stopIfBegun(campaign);
        }
    }

    @Test
    void theListMovesAndHasItsAddress() {
        String campaign = campaigns().add(CampaignDraft.always(word, "\"callerIds\": [\"+12125550100\"]"));
        try (DashboardPage dashboard = DashboardPage.signedIn(system, "operator", "/campaigns")) {
            dashboard.open("/campaigns?status=draft&q=" + word);
            assertThat(dashboard.page().getByTestId("campaigns")).containsText("Draft");
            dashboard.open("/campaigns");
            Locator line = dashboard.page().locator("tr[data-key='" + campaign + "']");
            assertThat(line).containsText("Draft");
            campaigns().upload(campaign, numbers(3, 90));
            campaigns().lead(campaign, "start");

            assertThat(line).containsText("Calling");
            assertThat(line).containsText("/ min");
            lookAt(dashboard, "campaigns");
            dashboard.open("/campaigns?q=" + word + "nothing");
            assertThat(dashboard.page().getByTestId("empty-state")).containsText("No campaign fits");
            assertThat(dashboard.errors()).isEmpty();
        } finally {
            campaigns().stopIfBegun(campaign);
        }
    }

    private void createDraft(DashboardPage dashboard) {
        dashboard.open("/campaigns");
        dashboard.page().getByTestId("new-campaign").click();
        dashboard.page().getByTestId("next").click();
        assertThat(dashboard.page().getByTestId("problem-name")).hasText("Is required");
        fill(dashboard, "name", word);
        assertThat(dashboard.page().getByTestId("problem-name")).hasText("");
        chooseAgent(dashboard);
        lookAt(dashboard, "campaign-agent");
        dashboard.page().getByTestId("next").click();
        assertThat(dashboard.page()).hasURL(Pattern.compile(".*/campaigns/[0-9a-f]{24}/setup\\?step=contacts"));
    }

    private void chooseAgent(DashboardPage dashboard) {
        Locator agent = field(dashboard, "elevenLabs.agentId");
        if ("SELECT".equals(agent.evaluate("field => field.tagName"))) {
            agent.selectOption(agent.locator("option").nth(1).getAttribute("value"));
        } else {
            agent.fill("agent_1");
        }
    }

    private void addContactsOfAFile(DashboardPage dashboard) {
        lookAt(dashboard, "campaign-contacts");
        dashboard.page().getByTestId("import-into").click();
        dashboard
                .page()
                .getByTestId("file")
                .setInputFiles(
                        new FilePayload("people.csv", "text/csv", numbers(41, 0).getBytes(StandardCharsets.UTF_8)));
        dashboard.page().getByTestId("run-import").click();
        assertThat(dashboard.page().getByTestId("result")).containsText("41 came into the campaign");
        dashboard.page().getByTestId("on").click();
    }

    private void setRules(DashboardPage dashboard) {
        fill(dashboard, "config.callerIds", "+12125550100\n+12125550101");
        fill(dashboard, "config.maxConcurrentCalls", "3");
        fill(dashboard, "config.schedule.timeZone", "UTC");
        for (String day : List.of("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")) {
            fill(dashboard, "day." + day, "0-24");
        }
        dashboard.page().getByTestId("next").click();
    }

    private void stop(DashboardPage dashboard) {
        dashboard.page().getByTestId("act-stop").click();
        dashboard.page().getByTestId("ask-reason").fill("the test is over");
        dashboard.page().getByTestId("ask-stop-act").click();
        assertThat(dashboard.page().getByTestId("status")).hasText("Stopped");
    }

    private CampaignApi campaigns() {
        return new CampaignApi(List.of(system.url("campaign-service")), system.token("admin"));
    }

    private static void fill(DashboardPage dashboard, String path, String text) {
        field(dashboard, path).fill(text);
    }

    private static Locator field(DashboardPage dashboard, String path) {
        return dashboard.page().getByTestId("field-" + path);
    }

    /** Numbers of fiction that no other test calls. */
    private static String numbers(int count, int from) {
        return FictionalNumbers.ofArea(AREA)
                .skip(from)
                .limit(count)
                .map(number -> number + ",Person " + number.substring(number.length() - 2))
                .collect(Collectors.joining("\n", "phone,name\n", "\n"));
    }

    /** As somebody who cannot see or point well would, and by its pictures. */
    private static void lookAt(DashboardPage dashboard, String name) {
        assertThat(dashboard.page().locator("[aria-busy=true]")).hasCount(0);
        dashboard.assertAccessible();
        dashboard.screenshots(name);
    }
}
