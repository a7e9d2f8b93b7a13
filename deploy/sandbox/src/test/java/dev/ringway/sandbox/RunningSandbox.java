package dev.ringway.sandbox;

import com.twilio.http.TwilioRestClient;
import com.twilio.rest.api.v2010.account.Call;
import com.twilio.rest.api.v2010.account.CallCreator;
import com.twilio.type.PhoneNumber;
import com.twilio.type.Twiml;
import dev.ringway.sandbox.client.LocalTwilio;
import dev.ringway.sandbox.elevenlabs.ElevenLabsAccount;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A sandbox on a free port with time in the test's hand, the real SDK pointed at it, and a receiver of its callbacks. */
final class RunningSandbox implements AutoCloseable {

    static final String ACCOUNT = "AC00000000000000000000000000000001";
    static final String TOKEN = "a-token-of-the-tests";
    static final String SUBACCOUNT = "AC00000000000000000000000000000002";
    static final String SUBACCOUNT_TOKEN = "a-token-of-the-subaccount";
    static final String FROM = "+14155550100";
    static final List<String> EVERY_EVENT = List.of("initiated", "ringing", "answered", "completed");

    static final ElevenLabsAccount ELEVENLABS = new ElevenLabsAccount("sk_of_the_tests", "wsec_of_the_tests");

    private static final JsonMapper JSON = JsonMapper.builder().build();

    static {
        // As in the sandbox's own process: small answers do not wait for delayed acknowledgements.
        System.setProperty("sun.net.httpserver.nodelay", "true");
    }

    final ManualTimeline timeline = new ManualTimeline();
    final Receiver receiver = new Receiver(TOKEN);
    final Sandbox sandbox;
    final TwilioRestClient twilio;
    final TwilioRestClient subaccount;
    private final HttpClient http = HttpClient.newHttpClient();

    RunningSandbox() {
        var settings = new SandboxSettings(
                "127.0.0.1", 0, ACCOUNT, TOKEN, ELEVENLABS, URI.create(receiver.origin()), Optional.empty(), 1, 7, 300);
        try {
            sandbox = new Sandbox(settings.withSubaccounts(Map.of(SUBACCOUNT, SUBACCOUNT_TOKEN)), timeline);
        } catch (IOException unavailable) {
            throw new UncheckedIOException(unavailable);
        }
        twilio = LocalTwilio.client(sandbox.origin(), ACCOUNT, TOKEN);
        subaccount = LocalTwilio.client(sandbox.origin(), SUBACCOUNT, SUBACCOUNT_TOKEN);
    }

    static CallCreator call(String to) {
        return Call.creator(new PhoneNumber(to), new PhoneNumber(FROM), new Twiml("<Response><Hangup/></Response>"));
    }

    /** A call whose every event is reported to the receiver. */
    Call place(String to, String fragment) {
        return call(to).setStatusCallback(URI.create(receiver.url() + fragment))
                .setStatusCallbackEvent(EVERY_EVENT)
                .create(twilio);
    }

    /** Long enough for every call to be over. */
    void letCallsEnd() {
        timeline.advance(Duration.ofMinutes(10));
    }

    /** @param json empty for GET; the answer's body, or an empty object */
    JsonNode control(String path, String json) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(sandbox.origin().resolve("/control/" + path));
        var answer = http.send(
                json.isEmpty()
                        ? request.build()
                        : request.POST(BodyPublishers.ofString(json)).build(),
                BodyHandlers.ofString());
        if (answer.statusCode() / 100 != 2) {
            throw new IllegalStateException(answer.body());
        }
        return JSON.readTree(answer.body().isEmpty() ? "{}" : answer.body());
    }

    void delete(String path) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(sandbox.origin().resolve("/control/" + path));
        http.send(request.DELETE().build(), BodyHandlers.discarding());
    }

    /**
     * Asks ElevenLabs, by a connection of its own.
     *
     * @param body empty for GET
     */
    HttpResponse<String> elevenLabs(String path, String body) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(sandbox.origin().resolve(path)).header("xi-api-key", ELEVENLABS.apiKey());
        try (var client = HttpClient.newHttpClient()) {
            return client.send(
                    body.isEmpty()
                            ? request.build()
                            : request.POST(BodyPublishers.ofString(body)).build(),
                    BodyHandlers.ofString());
        }
    }

    @Override
    public void close() {
        sandbox.close();
        receiver.close();
        http.close();
    }
}
