package dev.ringway.callstore.provider;

import com.twilio.http.HttpMethod;
import com.twilio.rest.api.v2010.account.Call;
import com.twilio.rest.api.v2010.account.Call.UpdateStatus;
import com.twilio.rest.api.v2010.account.call.Transcription;
import com.twilio.twiml.TwiML;
import com.twilio.type.Twiml;
import dev.ringway.callstore.report.CallFetched;
import dev.ringway.starter.twilio.TwilioClient;
import dev.ringway.starter.twilio.TwilioOutcome;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Looks at one account's calls at Twilio and changes live ones. Every method blocks and sends one request. */
public final class CallsAtTwilio {

    private final TwilioClient twilio;
    private final CallbackAddresses callbacks;

    CallsAtTwilio(TwilioClient twilio, CallbackAddresses callbacks) {
        this.twilio = twilio;
        this.callbacks = callbacks;
    }

    public TwilioOutcome<CallFetched> fetch(String sid) {
        return twilio.read("/Calls/" + sid + ".json", Map.of()).map(CallsAtTwilio::fetched);
    }

    /** The newest calls that this one has dialled; Twilio's lists lag, so one that is missing may yet come. */
    public TwilioOutcome<List<CallFetched>> children(String parentSid) {
        return twilio.read("/Calls.json", Map.of("ParentCallSid", parentSid, "PageSize", "50"))
                .map(page -> page.path("calls")
                        .valueStream()
                        .map(CallsAtTwilio::fetched)
                        .toList());
    }

    /** Ends a call that is in progress; also one that rings. */
    public TwilioOutcome<String> complete(String sid) {
        return end(sid, UpdateStatus.COMPLETED);
    }

    /** Ends a call that is queued or rings; without effect on one in progress. */
    public TwilioOutcome<String> cancel(String sid) {
        return end(sid, UpdateStatus.CANCELED);
    }

    /** Gives a call in progress new instructions in place of those that it follows. */
    public TwilioOutcome<String> instruct(String sid, TwiML instructions) {
        return twilio.ask(client -> status(
                Call.updater(sid).setTwiml(new Twiml(instructions.toXml())).update(client)));
    }

    public TwilioOutcome<String> transcribe(String sid, String language, boolean partialResults) {
        return twilio.ask(client -> Transcription.creator(sid)
                .setTrack(Transcription.Track.BOTH_TRACKS)
                .setLanguageCode(language)
                .setPartialResults(partialResults)
                .setStatusCallbackUrl(callbacks.transcription())
                .setStatusCallbackMethod(HttpMethod.POST)
                .create(client)
                .getSid());
    }

    private TwilioOutcome<String> end(String sid, UpdateStatus status) {
        return twilio.ask(client -> status(Call.updater(sid).setStatus(status).update(client)));
    }

    /** Empty text where the SDK does not know the status. */
    private static String status(Call call) {
        return call.getStatus() == null ? "" : call.getStatus().toString();
    }

    static CallFetched fetched(JsonNode call) {
        return new CallFetched(
                Fields.text(call, "sid").orElse(""),
                Fields.text(call, "account_sid"),
                Fields.text(call, "status").orElse(""),
                Fields.text(call, "direction"),
                Fields.text(call, "from"),
                Fields.text(call, "to"),
                Fields.text(call, "parent_call_sid"),
                Fields.time(call, "date_created"),
                Fields.time(call, "start_time"),
                Fields.time(call, "end_time"),
                Fields.number(call, "duration"),
                Fields.text(call, "price"),
                Fields.text(call, "price_unit"),
                Fields.text(call, "answered_by"),
                Fields.text(call, "caller_name"),
                Fields.text(call, "forwarded_from"),
                Optional.empty());
    }
}
