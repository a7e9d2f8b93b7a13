package dev.ringway.acceptance;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A browser's own player of sound. */
final class Player implements AutoCloseable {

    private final Playwright playwright;
    private final Browser browser;
    private final Page page;

    Player(String url) {
        Optional<Path> installed = DashboardPage.installedChromium();
        playwright = Playwright.create(new Playwright.CreateOptions()
                .setEnv(installed.isPresent() ? Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1") : Map.of()));
        List<String> flags = new ArrayList<>(DashboardPage.FLAGS);
        flags.add("--autoplay-policy=no-user-gesture-required");
        LaunchOptions options = new LaunchOptions().setArgs(flags);
        installed.ifPresent(options::setExecutablePath);
        browser = playwright.chromium().launch(options);
        page = browser.newPage();
        page.setContent("<audio id=player muted preload=metadata></audio>");
        page.evaluate("url => { document.getElementById('player').src = url; }", url);
    }

    /** Seconds, as the browser finds out. */
    double duration() {
        return number("""
                () => new Promise((known, failed) => {
                  const player = document.getElementById('player');
                  if (player.duration) known(player.duration);
                  player.onloadedmetadata = () => known(player.duration);
                  player.onerror = () => failed(new Error(player.error.message));
                })""");
    }

    /** Plays from there on; the second that it has got to when sound came out. */
    double playFrom(double second) {
        return ((Number) page.evaluate("""
                        second => new Promise((playing, failed) => {
                          const player = document.getElementById('player');
                          player.onerror = () => failed(new Error(player.error.message));
                          player.onseeked = () => player.play().catch(failed);
                          player.ontimeupdate = () => { if (player.currentTime > second) playing(player.currentTime); };
                          player.currentTime = second;
                        })""", second)).doubleValue();
    }

    private double number(String script) {
        return ((Number) page.evaluate(script)).doubleValue();
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }
}
