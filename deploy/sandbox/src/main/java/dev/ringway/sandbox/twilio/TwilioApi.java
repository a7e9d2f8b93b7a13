package dev.ringway.sandbox.twilio;

import dev.ringway.sandbox.call.Accounts;
import dev.ringway.sandbox.call.CallBook;
import dev.ringway.sandbox.call.Switchboard;
import dev.ringway.sandbox.call.Tariff;
import dev.ringway.sandbox.callback.Rfc2822;
import dev.ringway.sandbox.recording.Recorder;
import dev.ringway.sandbox.recording.RecordingBook;
import dev.ringway.sandbox.time.Timeline;
import dev.ringway.sandbox.transcription.Transcriber;
import dev.ringway.sandbox.voice.Attendant;
import dev.ringway.sandbox.web.Request;
import dev.ringway.sandbox.web.Response;
import dev.ringway.sandbox.web.Routes;
import java.net.URI;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/** The account, call, recording and transcription resources of the 2010-04-01 API. */
public final class TwilioApi {

    private static final String ACCOUNT = "/2010-04-01/Accounts/{account}";

    /** What the API shows and changes. */
    public record Exchange(
            Timeline timeline,
            Tariff tariff,
            Switchboard switchboard,
            CallBook calls,
            Attendant attendant,
            Recorder recorder,
            RecordingBook recordings,
            Transcriber transcriber) {}

    private final Accounts accounts;
    private final Credentials credentials;
    private final CallsApi calls;
    private final RecordingsApi recordings;
    private final TranscriptionsApi transcriptions;
    private final Instant created;

    /** @param apiOrigin under which this API is reached */
    public TwilioApi(
            Accounts accounts,
            Supplier<URI> apiOrigin,
            ApiConditions conditions,
            CreationRefusals refusals,
            Exchange exchange) {
        this.accounts = accounts;
        credentials = new Credentials(accounts, conditions);
        calls = new CallsApi(
                exchange.switchboard, exchange.calls, exchange.attendant, exchange.tariff, exchange.timeline, refusals);
        recordings = new RecordingsApi(
                exchange.recorder, exchange.recordings, exchange.calls, exchange.tariff, exchange.timeline, apiOrigin);
        transcriptions = new TranscriptionsApi(exchange.calls, exchange.switchboard, exchange.transcriber);
        created = exchange.timeline.now();
    }

    public void mount(Routes routes) {
        routes.on("GET", ACCOUNT + ".json", credentials.guard(this::account));
        calls.mount(routes, ACCOUNT, credentials);
        recordings.mount(routes, ACCOUNT, credentials);
        transcriptions.mount(routes, ACCOUNT, credentials);
    }

    private Response account(Request request) {
        var json = new LinkedHashMap<String, Object>();
        String accountSid = Credentials.account(request);
        String path = "/2010-04-01/Accounts/" + accountSid;
        json.put("auth_token", null);
        json.put("date_created", Rfc2822.text(created));
        json.put("date_updated", Rfc2822.text(created));
        json.put("friendly_name", "Ringway sandbox");
        json.put("owner_account_sid", accounts.main());
        json.put("sid", accountSid);
        json.put("status", "active");
        json.put("subresource_uris", Map.of("calls", path + "/Calls.json", "recordings", path + "/Recordings.json"));
        json.put("type", "Full");
        json.put("uri", path + ".json");
        return Response.json(200, json);
    }
}
