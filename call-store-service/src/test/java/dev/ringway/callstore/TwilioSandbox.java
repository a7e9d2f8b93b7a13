package dev.ringway.callstore;

import com.twilio.http.TwilioRestClient;
import com.twilio.rest.api.v2010.account.Call;
import com.twilio.rest.api.v2010.account.CallCreator;
import com.twilio.type.PhoneNumber;
import com.twilio.type.Twiml;
import dev.ringway.sandbox.Sandbox;
import dev.ringway.sandbox.SandboxSettings;
import dev.ringway.sandbox.client.LocalTwilio;
import dev.ringway.sandbox.elevenlabs.ElevenLabsAccount;
import dev.ringway.sandbox.time.RealTimeline;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import java.util.Optional;
import org.springframework.test.context.DynamicPropertyRegistry;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A Twilio of the tests' own, in which a minute lasts some milliseconds, and the real SDK pointed at it. */
public final class TwilioSandbox implements AutoCloseable {

    private static final String FROM = "+14155550100";
    private static final double FAST = 2000;

    private final Sandbox sandbox;
    private final TwilioRestClient twilio;
    private final TwilioRestClient subaccount;
    private final HttpClient http = HttpClient.newHttpClient();

    public TwilioSandbox() {
        try {
            sandbox = new Sandbox(
                    new SandboxSettings(
                                    "127.0.0.1",
                                    0,
                                    ServiceSettings.TWILIO_ACCOUNT,
                                    TwilioStandIn.TOKEN,
                                    new ElevenLabsAccount("an-api-key-of-the-tests", "a-secret-of-the-tests"),
                                    URI.create("http://127.0.0.1:9"),
                                    Optional.empty(),
                                    FAST,
                                    7,
                                    5000)
                            .withSubaccounts(Map.of(ServiceSettings.SUBACCOUNT, ServiceSettings.SUBACCOUNT_TOKEN)),
                    new RealTimeline());
        } catch (IOException unavailable) {
            throw new UncheckedIOException(unavailable);
        }
        twilio = LocalTwilio.client(sandbox.origin(), ServiceSettings.TWILIO_ACCOUNT, TwilioStandIn.TOKEN);
        subaccount = LocalTwilio.client(sandbox.origin(), ServiceSettings.SUBACCOUNT, ServiceSettings.SUBACCOUNT_TOKEN);
    }

    public void register(DynamicPropertyRegistry properties) {
        properties.add("ringway.twilio.api.base-url", () -> sandbox.origin().toString());
        properties.add("ringway.twilio.api.requests-per-second", () -> "1000");
        properties.add("ringway.twilio.api.burst", () -> "1000");
    }

    public static CallCreator call(String to) {
        return Call.creator(new PhoneNumber(to), new PhoneNumber(FROM), new Twiml("<Response><Pause/></Response>"));
    }

    /** Nobody hears of it: no callback is asked for. */
    public String place(CallCreator call) {
        return call.create(twilio).getSid();
    }

    public String placeUnderSubaccount(CallCreator call) {
        return call.create(subaccount).getSid();
    }

    /** What the sandbox knows of a call. */
    public JsonNode record(String sid) {
        return control("/control/calls/" + sid, "");
    }

    /** Twilio's own record has its price some time after the end; a call that nobody answered has none. */
    public boolean priceKnown(String sid) {
        return !record(sid).path("price").isString()
                || Call.fetcher(sid).fetch(twilio).getPrice() != null;
    }

    /** @param json empty for GET */
    public JsonNode control(String path, String json) {
        HttpRequest.Builder request = HttpRequest.newBuilder(sandbox.origin().resolve(path));
        try {
            String body = http.send(
                            json.isEmpty()
                                    ? request.build()
                                    : request.POST(BodyPublishers.ofString(json))
                                            .build(),
                            BodyHandlers.ofString())
                    .body();
            return JsonMapper.shared().readTree(body.isEmpty() ? "{}" : body);
        } catch (IOException unanswered) {
            throw new UncheckedIOException(unanswered);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    @Override
    public void close() {
        sandbox.close();
        http.close();
    }
}
