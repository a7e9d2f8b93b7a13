package dev.ringway.sandbox.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.ringway.sandbox.Sandbox;
import dev.ringway.sandbox.SandboxSettings;
import dev.ringway.sandbox.callback.Disorder;
import dev.ringway.sandbox.elevenlabs.ElevenLabsAccount;
import dev.ringway.sandbox.time.RealTimeline;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A whole day in a few seconds: the real sandbox, and a system that does its work or does not. */
class DemoTest {

    private static final String ACCOUNT = "AC00000000000000000000000000000001";

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private RealTimeline timeline;
    private SmallSystem system;
    private Sandbox sandbox;

    @BeforeEach
    void start() throws IOException {
        timeline = new RealTimeline();
        system = new SmallSystem();
        sandbox = new Sandbox(
                new SandboxSettings(
                        "127.0.0.1",
                        0,
                        ACCOUNT,
                        "token",
                        new ElevenLabsAccount("sk", "wsec"),
                        URI.create(system.origin()),
                        Optional.empty(),
                        100,
                        1,
                        100),
                timeline);
    }

    @AfterEach
    void stop() {
        sandbox.close();
        timeline.close();
        system.close();
    }

    @Test
    void aSystemThatStoresEverythingOnceAgreesUnderDisorder() {
        assertThat(demo("--calls", "40", "--json")).isEqualTo(0);

        JsonNode figures = JsonMapper.shared().readTree(text(out));
        assertThat(figures.get("calls").asInt()).isEqualTo(40);
        assertThat(figures.get("equal").asInt()).isEqualTo(40);
        assertThat(figures.get("events").asInt())
                .isEqualTo(figures.get("accepted").asInt());
        assertThat(figures.get("duplicates").asInt()).isPositive();
        assertThat(figures.get("overtaken").asInt()).isPositive();
        assertThat(figures.get("statuses").propertyNames())
                .containsExactlyInAnyOrder("busy", "canceled", "completed", "failed", "no-answer");
    }

    @Test
    void aDayCanAskForTwimlRecordAndDetect() {
        assertThat(demo("--calls", "20", "--voice", "--record", "--async-amd")).isEqualTo(0);

        assertThat(text(out)).contains("20 of 20");
        assertThat(system.voiceRequests()).isEqualTo(14);
        assertThat(system.recordings()).isPositive();
        assertThat(system.detections()).isPositive();
    }

    @Test
    void aSystemThatIsAwayForAWhileIsWaitedFor() {
        system.beAwayFor(12);

        assertThat(demo("--calls", "10")).isEqualTo(0);
        assertThat(text(out)).contains("10 of 10", "All of it agrees.");
    }

    @Test
    void anEventThatIsNotStoredIsFoundAndItsCallNamed() {
        system.forget("ringing");

        assertThat(demo("--calls", "3", "--no-disorder", "--patience", "2")).isEqualTo(1);
        assertThat(text(out)).containsPattern("DIFFERS CA[0-9a-f]{32}: \\d events stored of \\d callbacks accepted");
    }

    @Test
    void withoutASystemItSaysSo() {
        sandbox.close();

        assertThat(demo("--calls", "3")).isEqualTo(2);
        assertThat(text(err)).contains("does not answer").doesNotContain("\tat ");
    }

    @Test
    void aMissingSecretIsNamed() {
        int exit = Demo.run(Map.of("TWILIO_ACCOUNT_SID", ACCOUNT), stream(out), stream(err));

        assertThat(exit).isEqualTo(2);
        assertThat(text(err)).contains("TWILIO_AUTH_TOKEN is not set");
    }

    @Test
    void aDemoThatIsEndedLeavesTheSandboxAsItFoundIt() throws Exception {
        List<String> command = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Demo.class.getName(),
                "--no-campaign",
                "--calls",
                "1000");
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment().putAll(environment());
        try (var http = new JsonClient(sandbox.origin(), Optional.empty())) {
            var control = new SandboxControl(http);
            Disorder before = control.disorder();
            Process demo = builder.start();
            try {
                await().atMost(Duration.ofSeconds(60))
                        .until(() -> !control.disorder().equals(before));

                demo.destroy();

                assertThat(demo.waitFor(30, TimeUnit.SECONDS)).isTrue();
                assertThat(control.disorder()).isEqualTo(before);
            } finally {
                demo.destroyForcibly();
            }
        }
    }

    private int demo(String... options) {
        List<String> arguments = new ArrayList<>(List.of("--pace", "50", "--no-campaign"));
        arguments.addAll(List.of(options));
        return Demo.run(environment(), stream(out), stream(err), arguments.toArray(String[]::new));
    }

    private Map<String, String> environment() {
        return Map.of(
                "CALL_STORE_URL",
                system.origin(),
                "PUBLIC_BASE_URL",
                system.origin(),
                "SANDBOX_URL",
                sandbox.origin().toString(),
                "TWILIO_ACCOUNT_SID",
                ACCOUNT,
                "TWILIO_AUTH_TOKEN",
                "token",
                "RINGWAY_TOKEN",
                SmallSystem.TOKEN);
    }

    private static PrintStream stream(ByteArrayOutputStream bytes) {
        return new PrintStream(bytes, true, StandardCharsets.UTF_8);
    }

    private static String text(ByteArrayOutputStream bytes) {
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
