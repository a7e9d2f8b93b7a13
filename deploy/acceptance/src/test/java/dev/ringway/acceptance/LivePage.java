package dev.ringway.acceptance;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.ScreenshotOptions;
import com.microsoft.playwright.Playwright;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;

/** The dashboard's live page in an installed Chromium, or where there is none in the one that Playwright fetches. */
final class LivePage implements AutoCloseable {

    static final List<String> FLAGS = List.of(
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync");

    private final Playwright playwright;
    private final Browser browser;
    private final Page page;
    private final ConcurrentLinkedQueue<String> errors = new ConcurrentLinkedQueue<>();

    LivePage(String url, String token) {
        Optional<Path> installed = installedChromium();
        playwright = Playwright.create(new Playwright.CreateOptions()
                .setEnv(installed.isPresent() ? Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1") : Map.of()));
        LaunchOptions options = new LaunchOptions().setArgs(FLAGS);
        installed.ifPresent(options::setExecutablePath);
        browser = playwright.chromium().launch(options);
        page = browser.newPage(new Browser.NewPageOptions().setViewportSize(1280, 800));
        page.onPageError(errors::add);
        page.onConsoleMessage(message -> {
            if (message.text().contains("Content Security Policy")) {
                errors.add(message.text());
            }
        });
        page.navigate(url + "/#token=" + token);
    }

    Page page() {
        return page;
    }

    /** Uncaught errors and violations of the content security policy. */
    List<String> errors() {
        return List.copyOf(errors);
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
