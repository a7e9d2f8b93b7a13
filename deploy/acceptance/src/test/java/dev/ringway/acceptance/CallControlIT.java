package dev.ringway.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.twilio.http.TwilioRestClient;
import com.twilio.rest.api.v2010.account.Call;
import com.twilio.rest.api.v2010.account.CallCreator;
import com.twilio.type.PhoneNumber;
import com.twilio.type.Twiml;
import dev.ringway.sandbox.client.LocalTwilio;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Live calls at the stand-in for Twilio are controlled, and what it recorded is played in a browser. */
@ExtendWith(RunningSystem.class)
class CallControlIT {

    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final List<String> EVERY_STEP = List.of("initiated", "ringing", "answered", "completed");

    private final RunningSystem system = RunningSystem.get();
    private final String token = system.token("admin");
    private final String callStore = system.url("call-store-service");
    private final HttpClient http = HttpClient.newHttpClient();
    private final TwilioRestClient twilio =
            LocalTwilio.client(URI.create(system.sandboxUrl()), system.twilioAccountSid(), system.twilioAuthToken());

    @Test
    void aCallIsEnded() throws Exception {
        String sid = inProgress("+14155551001");

        assertThat(send("POST", "/api/v1/calls/" + sid + "/end", "")
                        .path("result")
                        .asString())
                .isEqualTo("done");

        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(
                                get("/api/v1/calls/" + sid).path("status").asString())
                        .isEqualTo("completed"));
        assertThat(send("POST", "/api/v1/calls/" + sid + "/end", "")
                        .path("result")
                        .asString())
                .isEqualTo("already-over");
    }

    @Test
    void aCallIsHandedToAPersonWhoAnswers() throws Exception {
        assertThat(transferred("+14155551001")).isEqualTo("answered");
    }

    @Test
    void aCallIsHandedToAPersonWhoIsBusy() throws Exception {
        assertThat(transferred("+14155551002")).isEqualTo("unanswered");
    }

    @Test
    void aRecordingIsPlayedAndSoughtInABrowserAndThenDeleted() throws Exception {
        String sid = call("+14155551001", 60)
                .setRecord(true)
                .setRecordingStatusCallback(system.publicBaseUrl() + "/webhooks/twilio/recording")
                .create(twilio)
                .getSid();
        String recording = await().atMost(PATIENCE)
                .until(() -> completed(sid), Optional::isPresent)
                .orElseThrow();
        await().atMost(PATIENCE)
                .until(() -> get("/api/v1/recordings/" + recording).has("size"));

        String link = send("POST", "/api/v1/recordings/" + recording + "/media-links", "")
                .path("url")
                .asString();
        try (Player player = new Player(callStore + link)) {
            double duration = player.duration();
            long told = get("/api/v1/recordings/" + recording).path("duration").asLong();
            assertThat(duration).isBetween(told - 1.5, told + 1.5);
            assertThat(player.playFrom(duration * 0.7)).isGreaterThan(duration * 0.7);
            assertThat(player.playFrom(duration * 0.2)).isBetween(duration * 0.2, duration * 0.6);
        }

        send("DELETE", "/api/v1/recordings/" + recording, "");
        assertThat(get("/api/v1/recordings/" + recording).path("status").asString())
                .isEqualTo("deleted");
    }

    private String transferred(String person) throws Exception {
        String sid = inProgress("+14155551001");
        send(
                "POST",
                "/api/v1/calls/" + sid + "/transfer",
                "{\"to\":\"" + person + "\",\"announcement\":\"One moment.\"}");
        return await().atMost(PATIENCE)
                .until(
                        () -> get("/api/v1/calls/" + sid + "/controls")
                                .path("items")
                                .path(0)
                                .path("result")
                                .asString(),
                        List.of("answered", "unanswered")::contains);
    }

    private Optional<String> completed(String call) throws Exception {
        return get("/api/v1/calls/" + call + "/recordings")
                .path("items")
                .valueStream()
                .filter(recording -> recording.path("status").asString().equals("completed"))
                .map(recording -> recording.path("recordingSid").asString())
                .findFirst();
    }

    private String inProgress(String to) {
        String sid = call(to, 600).create(twilio).getSid();
        await().atMost(PATIENCE)
                .until(() ->
                        get("/api/v1/calls/" + sid).path("status").asString("").equals("in-progress"));
        return sid;
    }

    private CallCreator call(String to, int seconds) {
        return Call.creator(
                        new PhoneNumber(to),
                        new PhoneNumber("+14155550100"),
                        new Twiml("<Response><Pause length=\"" + seconds + "\"/></Response>"))
                .setStatusCallback(URI.create(system.publicBaseUrl() + "/webhooks/twilio/status"))
                .setStatusCallbackEvent(EVERY_STEP);
    }

    private JsonNode get(String path) throws IOException, InterruptedException {
        return send("GET", path, "");
    }

    private JsonNode send(String method, String path, String body) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(callStore + path))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .timeout(Duration.ofSeconds(60))
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
                .build();
        byte[] answer = http.send(request, BodyHandlers.ofByteArray()).body();
        return JsonMapper.shared().readTree(answer.length == 0 ? "{}".getBytes(StandardCharsets.UTF_8) : answer);
    }
}
