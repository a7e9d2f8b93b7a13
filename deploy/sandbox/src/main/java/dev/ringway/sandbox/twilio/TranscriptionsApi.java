package dev.ringway.sandbox.twilio;

import dev.ringway.sandbox.call.Call;
import dev.ringway.sandbox.call.CallBook;
import dev.ringway.sandbox.call.Switchboard;
import dev.ringway.sandbox.callback.Rfc2822;
import dev.ringway.sandbox.transcription.Transcriber;
import dev.ringway.sandbox.transcription.Transcription;
import dev.ringway.sandbox.transcription.TranscriptionOrder;
import dev.ringway.sandbox.web.Refusal;
import dev.ringway.sandbox.web.Request;
import dev.ringway.sandbox.web.Response;
import dev.ringway.sandbox.web.Routes;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Real-time transcription of a live call: start and stop. */
final class TranscriptionsApi {

    private static final Set<String> TRACKS = Set.of("inbound_track", "outbound_track", "both_tracks");

    private final CallBook calls;
    private final Switchboard switchboard;
    private final Transcriber transcriber;

    TranscriptionsApi(CallBook calls, Switchboard switchboard, Transcriber transcriber) {
        this.calls = calls;
        this.switchboard = switchboard;
        this.transcriber = transcriber;
    }

    void mount(Routes routes, String account, Credentials credentials) {
        String call = account + "/Calls/{call}/Transcriptions";
        routes.on("POST", call + ".json", credentials.guard(this::start))
                .on("POST", call + "/{transcription}.json", credentials.guard(this::update));
    }

    private Response start(Request request) {
        var form = new Form(request.form());
        String name = form.text("Name").orElse("");
        var order = new TranscriptionOrder(
                name,
                form.oneOf("Track", "both_tracks", TRACKS),
                form.target("StatusCallbackUrl", "StatusCallbackMethod", 21609),
                form.text("LanguageCode").orElse("en-US"),
                form.text("TranscriptionEngine").orElse("google"),
                form.flag("PartialResults"));
        Optional<Transcription> started = switchboard.still(() -> transcriber.start(known(request), order));
        return Response.json(
                201, resource(started.orElseThrow(() -> new Refusal(400, 21220, "Call is not in-progress."))));
    }

    private Response update(Request request) {
        String wanted = new Form(request.form()).text("Status").orElse("");
        if (!wanted.equals("stopped")) {
            throw Refusal.malformed("Invalid Status: " + wanted);
        }
        Call call = known(request);
        Optional<Transcription> stopped = switchboard.still(
                () -> transcriber.stop(call.sid(), request.variables().getLast()));
        return Response.json(200, resource(stopped.orElseThrow(() -> Refusal.notFound(request.path()))));
    }

    private Call known(Request request) {
        return calls.find(request.variables().get(1))
                .filter(call -> call.accountSid().equals(Credentials.account(request)))
                .orElseThrow(() -> Refusal.notFound(request.path()));
    }

    private static Map<String, Object> resource(Transcription transcription) {
        var json = new LinkedHashMap<String, Object>();
        json.put("account_sid", transcription.accountSid());
        json.put("call_sid", transcription.callSid());
        json.put("date_updated", Rfc2822.text(transcription.updatedAt()));
        json.put("name", transcription.order().name());
        json.put("sid", transcription.sid());
        json.put("status", transcription.status());
        json.put(
                "uri",
                "/2010-04-01/Accounts/" + transcription.accountSid() + "/Calls/" + transcription.callSid()
                        + "/Transcriptions/" + transcription.sid() + ".json");
        return json;
    }
}
