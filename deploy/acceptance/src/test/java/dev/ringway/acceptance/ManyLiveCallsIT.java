package dev.ringway.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.BoundingBox;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(RunningSystem.class)
class ManyLiveCallsIT {

    private static final int CALLS = 1_000;
    private static final int MOST_ROWS = 100;
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final RunningSystem system = RunningSystem.get();
    private final String authToken = system.twilioAuthToken();
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    @Test
    void aThousandCallsAreCountedAndListedAlikeAndNothingMovesUnderThePointer() {
        List<String> sids =
                Stream.generate(TwilioCallback::randomCallSid).limit(CALLS).toList();
        try (DashboardPage live = DashboardPage.signedIn(system, "operator", "/live")) {
            report(sids, "ringing", 1);
            await().atMost(PATIENCE).until(() -> count(live, "active") >= CALLS);
            live.page().getByTestId("tile-ringing").click();
            await().atMost(PATIENCE).until(() -> count(live, "ringing") == listed(live));
            assertThat(live.page().getByTestId("call-row").count()).isBetween(10, MOST_ROWS);
            live.screenshots("live-thousand");
            live.page().getByTestId("tile-ringing").click();

            Locator row = live.page().getByTestId("call-row").nth(4);
            row.hover();
            String under = row.getAttribute("data-sid");
            BoundingBox before = row.boundingBox();
            List<String> answered = sids.subList(0, CALLS / 4);
            report(answered, "in-progress", 2);
            report(Stream.generate(TwilioCallback::randomCallSid).limit(20).toList(), "completed", 3);
            await().atMost(PATIENCE).until(() -> count(live, "in-progress") >= answered.size());
            BoundingBox after = row(live, under).boundingBox();
            assertThat(after.y).isEqualTo(before.y);

            live.page().mouse().move(2, 2);
            live.page().getByTestId("call-row").first().focus();
            live.page().keyboard().press("End");
            await().atMost(PATIENCE)
                    .until(() -> live.page()
                            .evaluate("() => document.activeElement.getAttribute('aria-rowindex')"
                                    + " === document.querySelector('[role=grid]').getAttribute('aria-rowcount')")
                            .equals(true));
            assertThat(live.page().getByTestId("call-row").count()).isLessThan(MOST_ROWS);
            assertThat(live.errors()).isEmpty();
        } finally {
            report(sids, "completed", 3);
        }
    }

    private static int count(DashboardPage live, String tile) {
        return Integer.parseInt(
                "0" + live.page().getByTestId("tile-" + tile).textContent().replaceAll("\\D", ""));
    }

    private static int listed(DashboardPage live) {
        return Integer.parseInt(live.page().getByTestId("live-table").getAttribute("aria-rowcount")) - 1;
    }

    private static Locator row(DashboardPage live, String sid) {
        return live.page().locator("[data-testid=call-row][data-sid=" + sid + "]");
    }

    private void report(List<String> sids, String status, int sequence) {
        sids.parallelStream().forEach(sid -> report(TwilioCallback.of(system, sid, status, sequence)));
    }

    private void report(TwilioCallback callback) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(callback.url()))
                .timeout(Duration.ofSeconds(15))
                .header("Content-Type", "application/x-www-form-urlencoded; charset=utf-8")
                .header("X-Twilio-Signature", callback.signature(authToken))
                .POST(HttpRequest.BodyPublishers.ofString(callback.body()))
                .build();
        await().atMost(PATIENCE)
                .ignoreException(IOException.class)
                .until(() -> http.send(request, BodyHandlers.discarding()).statusCode() == 204);
    }
}
