package dev.ringway.acceptance;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.FilePayload;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** People import contacts, see what was read, look at one, and change many. */
@ExtendWith(RunningSystem.class)
class ContactsPageIT {

    private static final double PATIENCE_MILLIS = 60_000;

    private final RunningSystem system = RunningSystem.get();
    private final String word = "w" + UUID.randomUUID().toString().replaceAll("[^a-f]", "");

    @BeforeAll
    static void aBusyMachineTakesItsTime() {
        PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_MILLIS);
    }

    @Test
    void aFileIsMappedAndFixedAndImportedAndItsRefusedRowsAreHandedBack() throws IOException {
        String one = anyNumber();
        try (DashboardPage dashboard = DashboardPage.signedIn(system, "operator", "/contacts")) {
            dashboard.open("/contacts/import");
            lookAt(dashboard, "import-file");
            dashboard
                    .page()
                    .getByTestId("file")
                    .setInputFiles(file("Rufnr.;Kunde;Firma\n(503) " + local(one) + ";" + word
                            + " One;Martin & Sons\n12;Nobody;\n" + anyNumber() + ";" + word + " Two;\n"));

            assertThat(dashboard.page().getByTestId("mistakes")).containsText("no column");
            assertThat(dashboard.page().getByTestId("run-import")).isDisabled();
            column(dashboard, "Rufnr.").selectOption("phoneNumber");
            assertThat(dashboard.page().getByTestId("preview")).containsText(one);
            column(dashboard, "Kunde").selectOption("name");
            assertThat(dashboard.page().locator("[data-testid=preview-row].refused"))
                    .hasCount(1);
            dashboard.page().getByTestId("tag").fill(word);
            lookAt(dashboard, "import-mapping");
            dashboard.page().getByTestId("run-import").click();

            Locator result = dashboard.page().getByTestId("result");
            assertThat(result).hasAttribute("data-state", "done");
            assertThat(result).containsText("3 rows read: 2 added");
            assertThat(result).containsText("1 row was refused");
            assertThat(dashboard.page()).hasURL(Pattern.compile(".*import=[0-9a-f]{24}.*"));
            Download refused = dashboard
                    .page()
                    .waitForDownload(() ->
                            dashboard.page().getByTestId("download-refused").click());
            assertThat(Files.readString(refused.path()))
                    .contains("invalid-phone-number")
                    .contains("Nobody");
            lookAt(dashboard, "import-result");

            dashboard.page().reload();
            assertThat(result).containsText("1 row was refused");
            assertThat(dashboard.errors()).isEmpty();
        }
    }

    @Test
    void oneContactShowsItsCampaignsAndIsChangedButNeverOverwritten() {
        CampaignApi campaigns = campaigns();
        String campaign = campaigns.add(CampaignDraft.always("Of one contact", "\"callerIds\": [\"+12125550100\"]"));
        campaigns.addContacts(campaign, word, "phone,name\n" + anyNumber() + "," + word + "\n");
        try (DashboardPage dashboard = DashboardPage.signedIn(system, "operator", "/contacts");
                DashboardPage other = DashboardPage.signedIn(system, "operator", "/contacts")) {
            dashboard.open("/contacts?tag=" + word);
            dashboard.page().getByTestId("contacts").getByText(word).first().click();
            assertThat(dashboard.page().getByTestId("contact-campaigns")).containsText("Of one contact");
            assertThat(dashboard.page().getByTestId("suppressions")).containsText("On no list");
            lookAt(dashboard, "contact");
            other.page().navigate(dashboard.page().url());

            rename(other.page(), word + " Changed");
            rename(dashboard.page(), word + " Late");

            assertThat(dashboard.page().getByTestId("problem")).containsText("changed");
            assertThat(field(dashboard.page(), "name")).hasValue(word + " Late");
            dashboard.page().getByText("Try again").click();
            assertThat(field(dashboard.page(), "name")).hasValue(word + " Changed");

            field(dashboard.page(), "email").fill("nobody");
            dashboard.page().getByTestId("store").click();
            assertThat(dashboard.page().getByTestId("problem-email")).containsText("e-mail");
            assertThat(field(dashboard.page(), "email")).isFocused();
            assertThat(dashboard.errors()).isEmpty();
        }
    }

    @Test
    void whoOptsOutIsOnTheListAtOnce() {
        campaigns().importContacts(word, "phone,name\n" + anyNumber() + "," + word + "\n");
        try (DashboardPage dashboard = DashboardPage.signedIn(system, "operator", "/contacts")) {
            dashboard.open("/contacts?tag=" + word);
            dashboard.page().getByTestId("contacts").getByText(word).first().click();
            dashboard.page().getByTestId("opt-out").click();
            dashboard.page().getByTestId("opt-out-dialog-act").click();

            assertThat(dashboard.page().getByTestId("suppressions")).containsText("Opt-out");
            assertThat(dashboard.page().getByTestId("opt-out")).hasCount(0);
            assertThat(dashboard.errors()).isEmpty();
        }
    }

    @Test
    void manyAreChangedAtOnceByAdminsAlone() {
        campaigns()
                .importContacts(
                        word, "phone,name\n" + anyNumber() + "," + word + "\n" + anyNumber() + "," + word + "\n");
        try (DashboardPage dashboard = DashboardPage.signedIn(system, "admin", "/contacts");
                DashboardPage viewer = DashboardPage.signedIn(system, "viewer", "/contacts")) {
            dashboard.open("/contacts?tag=" + word);
            Locator boxes = dashboard.page().locator("tbody input[type=checkbox]");
            assertThat(boxes).hasCount(2);
            boxes.first().check();
            assertThat(dashboard.page().getByTestId("bulk-text")).hasText("1 contact");
            dashboard.page().getByLabel("Choose all that are shown").check();
            assertThat(dashboard.page().getByTestId("bulk-text")).hasText("2 contacts");
            lookAt(dashboard, "contacts");
            dashboard.page().getByTestId("bulk-add-tags").click();
            dashboard.page().getByTestId("labels").fill(word + "x");
            dashboard.page().getByTestId("bulk-dialog-act").click();

            assertThat(dashboard.page().getByTestId("toast")).containsText("2 changed");
            assertThat(dashboard.page().getByTestId("contacts")).containsText(word + "x");
            viewer.open("/contacts?tag=" + word);
            assertThat(viewer.page().getByTestId("contacts")).containsText(word);
            assertThat(viewer.page().getByTestId("contacts")).containsText("•");
            assertThat(viewer.page().locator("tbody input[type=checkbox]")).hasCount(0);
            assertThat(viewer.page().getByTestId("import")).hasCount(0);
            viewer.open("/contacts?q=" + word + "nothing");
            assertThat(viewer.page().getByTestId("empty-state")).containsText("No contact fits");
            assertThat(dashboard.errors()).isEmpty();
            assertThat(viewer.errors()).isEmpty();
        }
    }

    private CampaignApi campaigns() {
        return new CampaignApi(List.of(system.url("campaign-service")), system.token("admin"));
    }

    private static void rename(Page page, String name) {
        page.getByTestId("edit").click();
        field(page, "name").fill(name);
        page.getByTestId("store").click();
    }

    private static Locator field(Page page, String path) {
        return page.getByTestId("field-" + path);
    }

    private static Locator column(DashboardPage dashboard, String header) {
        return dashboard.page().locator("select[data-header='" + header + "']");
    }

    /** Of nobody who is called: these contacts are looked at alone. */
    private static String anyNumber() {
        return "+1503%07d".formatted(ThreadLocalRandom.current().nextInt(3_200_000, 3_999_999));
    }

    /** As people of the area write it. */
    private static String local(String number) {
        return number.substring(5, 8) + "-" + number.substring(8);
    }

    private static FilePayload file(String text) {
        return new FilePayload("people.csv", "text/csv", text.getBytes(StandardCharsets.UTF_8));
    }

    /** As somebody who cannot see or point well would, and by its pictures. */
    private static void lookAt(DashboardPage dashboard, String name) {
        assertThat(dashboard.page().locator("[aria-busy=true]")).hasCount(0);
        dashboard.assertAccessible();
        dashboard.screenshots(name);
    }
}
