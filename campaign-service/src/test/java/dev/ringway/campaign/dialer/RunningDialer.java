package dev.ringway.campaign.dialer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.ringway.campaign.web.Campaigns;
import dev.ringway.sandbox.Sandbox;
import dev.ringway.sandbox.SandboxSettings;
import dev.ringway.sandbox.elevenlabs.ElevenLabsAccount;
import dev.ringway.sandbox.time.RealTimeline;
import dev.ringway.starter.security.Role;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The running service with a dialer that calls people in the sandbox, twenty times as fast as they live. */
public abstract class RunningDialer extends Campaigns {

    protected static final String ACCOUNT = "AC00000000000000000000000000000007";
    private static final String TOKEN = "a-token-of-the-dialer";
    private static final String ELEVENLABS_KEY = "sk_of_the_tests";
    private static final String SECOND = "1s";
    private static final AtomicInteger AREAS = new AtomicInteger();

    /** Area codes that there are; each test has numbers of its own. */
    private static final List<String> AREA_CODES = List.of(
            "212", "415", "206", "303", "404", "512", "602", "617", "702", "713", "808", "904", "305", "312", "213",
            "214", "216", "503", "510", "619", "646", "718", "786", "818", "847", "919", "916", "954", "972", "313",
            "412", "314", "407", "502", "615", "704", "801", "901", "208", "215", "239", "248", "253", "316", "319",
            "323");

    protected static final CallsReceiver RECEIVER = new CallsReceiver();
    private static final Sandbox SANDBOX = sandbox(20);
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    /** All that a campaign needs beside contacts, and it may call at any time. */
    protected static final String ALWAYS = """
        "elevenLabs": {"agentId": "agent_1"},
        "config": {"callerIds": ["+12025550100"], "maxConcurrentCalls": 20, "callsPerSecond": 50,
          "schedule": %s%s}\
        """;

    @Autowired
    private AttemptIntake intake;

    @Autowired
    private Clock clock;

    @DynamicPropertySource
    static void dialerSettings(DynamicPropertyRegistry properties) {
        properties.add("ringway.campaign.dialer.enabled", () -> "true");
        properties.add("ringway.twilio.api.base-url", () -> SANDBOX.origin().toString());
        properties.add("ringway.twilio.api.account-sid", () -> ACCOUNT);
        properties.add("ringway.twilio.api.auth-token", () -> TOKEN);
        properties.add("ringway.twilio.api.requests-per-second", () -> "200");
        properties.add("ringway.campaign.dial.public-base-url", RECEIVER::origin);
        properties.add("ringway.campaign.dial.calls-per-caller-id", () -> "100000");
        properties.add("ringway.campaign.pace.account-calls-per-second", () -> "50");
        properties.add("ringway.campaign.pace.caller-id-calls-per-second", () -> "50");
        properties.add(
                "ringway.campaign.agent-calls.base-url", () -> SANDBOX.origin().toString());
        properties.add("ringway.campaign.agent-calls.key", () -> ELEVENLABS_KEY);
        properties.add("ringway.campaign.dial.price-per-minute", () -> "0.10");
        properties.add("ringway.campaign.dialer.unreported", () -> "1s");
        properties.add("ringway.campaign.dialer.look", () -> "200ms");
        properties.add("ringway.campaign.dialer.idle", () -> "50ms");
        properties.add("ringway.campaign.dialer.lease", () -> "3s");
        properties.add("ringway.campaign.dialer.pause", () -> SECOND);
        properties.add("ringway.campaign.dialer.unheard", () -> "3s");
        properties.add("ringway.campaign.dialer.settling.look", () -> "300ms");
        properties.add("ringway.campaign.dialer.settling.limit", () -> "3s");
        properties.add("ringway.campaign.dialer.breaker.look", () -> "300ms");
    }

    @BeforeEach
    void freshSandbox() {
        RECEIVER.readBy(intake, clock);
        control("POST", "reset", "");
    }

    protected static String config(String more) {
        return ALWAYS.formatted(alwaysOpen(), more.isEmpty() ? "" : ", " + more);
    }

    /** @param fates last two digits of the numbers; what they mean stands in the sandbox's README */
    protected List<String> people(List<Integer> fates) {
        String area = newAreaCode();
        List<String> ids = new ArrayList<>();
        for (int fate : fates) {
            HttpResponse<String> answer =
                    post(CONTACTS, Role.OPERATOR, "{\"phoneNumber\": \"+1%s55501%02d\"}".formatted(area, fate));
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
            ids.add(json(answer).path("id").asString());
        }
        return ids;
    }

    protected static String newAreaCode() {
        return AREA_CODES.get(AREAS.getAndIncrement());
    }

    protected String campaignOf(List<String> contacts, String more) {
        String campaign = id(campaign(config(more)));
        addContacts(campaign, contacts);
        return campaign;
    }

    protected void awaitStatus(String campaign, String status) {
        await().atMost(LIMIT)
                .untilAsserted(() -> assertThat(seen(campaign).path("status").asString())
                        .as(() -> stats(campaign).toString())
                        .isEqualTo(status));
    }

    /** Every call that the sandbox was asked for, in the order of their creation. */
    protected static List<JsonNode> dials(String campaign) {
        return control("GET", "dials", "")
                .path("items")
                .valueStream()
                .filter(dial -> dial.path("campaign").asString("").equals(campaign))
                .toList();
    }

    protected static JsonNode control(String method, String path, String body) {
        return control(SANDBOX, method, path, body);
    }

    protected static JsonNode control(Sandbox sandbox, String method, String path, String body) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(sandbox.origin() + "/control/" + path))
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
                .header("Content-Type", "application/json")
                .build();
        try {
            HttpResponse<String> answer = HTTP.send(request, BodyHandlers.ofString());
            assertThat(answer.statusCode()).as(answer.body()).isLessThan(300);
            return answer.body().isEmpty()
                    ? JsonMapper.shared().createObjectNode()
                    : JsonMapper.shared().readTree(answer.body());
        } catch (IOException unanswered) {
            throw new UncheckedIOException(unanswered);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new AssertionError(interrupted);
        }
    }

    /** @param timeScale seconds of a call that pass in one real second */
    protected static Sandbox sandbox(double timeScale) {
        SandboxSettings settings = new SandboxSettings(
                "127.0.0.1",
                0,
                ACCOUNT,
                TOKEN,
                new ElevenLabsAccount(ELEVENLABS_KEY, "wsec_of_the_tests"),
                URI.create(RECEIVER.origin()),
                Optional.empty(),
                timeScale,
                7,
                100_000);
        try {
            return new Sandbox(settings, new RealTimeline());
        } catch (IOException noPort) {
            throw new UncheckedIOException(noPort);
        }
    }
}
