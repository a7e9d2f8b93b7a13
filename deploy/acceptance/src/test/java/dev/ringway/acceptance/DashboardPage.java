package dev.ringway.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.EmulateMediaOptions;
import com.microsoft.playwright.Page.ScreenshotOptions;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;

/** A page of the dashboard in an installed Chromium, or where there is none in the one that Playwright fetches. */
final class DashboardPage implements AutoCloseable {

    static final List<String> FLAGS = List.of(
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync");

    private static final int WIDE = 1280;
    private static final int NARROW = 390;
    private static final int HEIGHT = 800;

    /** Fetched with what the dashboard loads; looks at a page as somebody who cannot see or point would use it. */
    private static final Path AXE = RingwayCommand.root().resolve("realtime-gateway/node_modules/axe-core/axe.min.js");

    private final Playwright playwright;
    private final Browser browser;
    private final Page page;
    private final String origin;
    private final ConcurrentLinkedQueue<String> errors = new ConcurrentLinkedQueue<>();

    /** @param address of the first page, with its query and fragment */
    DashboardPage(String origin, String address) {
        this.origin = origin;
        Optional<Path> installed = installedChromium();
        playwright = Playwright.create(new Playwright.CreateOptions()
                .setEnv(installed.isPresent() ? Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1") : Map.of()));
        LaunchOptions options = new LaunchOptions().setArgs(FLAGS);
        installed.ifPresent(options::setExecutablePath);
        browser = playwright.chromium().launch(options);
        BrowserContext context = browser.newContext(new Browser.NewContextOptions()
                .setViewportSize(WIDE, HEIGHT)
                .setReducedMotion(ReducedMotion.REDUCE)
                .setAcceptDownloads(true)
                .setPermissions(List.of("clipboard-read", "clipboard-write")));
        context.addInitScript(AXE);
        page = context.newPage();
        page.onPageError(errors::add);
        page.onConsoleMessage(message -> {
            if (message.text().contains("Content Security Policy")) {
                errors.add(message.text());
            }
        });
        page.navigate(origin + address);
    }

    /** The page at that path, signed in by a token; who leaves it at once finds the token in its tab. */
    static DashboardPage signedIn(RunningSystem system, String role, String path) {
        DashboardPage dashboard =
                new DashboardPage(system.url("realtime-gateway"), path + "#token=" + system.token(role));
        dashboard.page.getByTestId("who").waitFor();
        return dashboard;
    }

    Page page() {
        return page;
    }

    /** To another page of the same tab, as a typed address would. */
    void open(String path) {
        page.navigate(origin + path);
    }

    /** Uncaught errors and violations of the content security policy. */
    List<String> errors() {
        return List.copyOf(errors);
    }

    /** Fails where somebody who cannot see or point well could not use what is shown; light and dark. */
    void assertAccessible() {
        for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
            page.emulateMedia(new EmulateMediaOptions().setColorScheme(scheme));
            assertThat(violations()).as("in " + scheme + " colours").isEmpty();
        }
        page.emulateMedia(new EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
    }

    @SuppressWarnings("unchecked")
    private List<String> violations() {
        return (List<String>) page.evaluate("""
                async () => {
                  const { violations } = await axe.run(document, { resultTypes: ['violations'] });
                  return violations.filter(({ impact }) => ['serious', 'critical'].includes(impact))
                    .map(({ id, help, nodes }) => `${id}: ${help}\\n` + nodes.map(({ html, failureSummary }) =>
                      `  ${html}\\n  ${failureSummary}`).join('\\n'));
                }""");
    }

    /** In light and dark colours, and in a narrow window. */
    void screenshots(String name) {
        screenshot(name + "-light");
        page.emulateMedia(new EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
        screenshot(name + "-dark");
        page.emulateMedia(new EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
        page.setViewportSize(NARROW, HEIGHT);
        screenshot(name + "-narrow");
        page.setViewportSize(WIDE, HEIGHT);
    }

    Path screenshot(String name) {
        Path file = Path.of("target", "screenshots", name + ".png");
        page.screenshot(new ScreenshotOptions().setPath(file));
        return file;
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }

    static Optional<Path> installedChromium() {
        Stream<String> folders =
                Arrays.stream(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator));
        return folders.flatMap(folder -> Stream.of("chromium", "chromium-browser", "google-chrome")
                        .map(name -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst();
    }
}
