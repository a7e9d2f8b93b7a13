package dev.ringway.callstore.provider;

import com.twilio.rest.api.v2010.account.Recording;
import dev.ringway.callstore.report.RecordingFetched;
import dev.ringway.starter.twilio.TwilioClient;
import dev.ringway.starter.twilio.TwilioOutcome;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Looks at one account's recordings at Twilio and deletes them there. Every method blocks and sends one request. */
public final class RecordingsAtTwilio {

    private final TwilioClient twilio;

    RecordingsAtTwilio(TwilioClient twilio) {
        this.twilio = twilio;
    }

    /** Without the media's format and size, which Twilio does not tell here. */
    public TwilioOutcome<RecordingFetched> fetch(String sid) {
        return twilio.read("/Recordings/" + sid + ".json", Map.of()).map(RecordingsAtTwilio::fetched);
    }

    public TwilioOutcome<Boolean> delete(String sid) {
        return twilio.ask(client -> Recording.deleter(sid).delete(client));
    }

    static RecordingFetched fetched(JsonNode recording) {
        return new RecordingFetched(
                Fields.text(recording, "call_sid").orElse(""),
                Fields.text(recording, "sid").orElse(""),
                Fields.text(recording, "account_sid"),
                Fields.text(recording, "status").orElse(""),
                Fields.number(recording, "duration"),
                Fields.number(recording, "channels").map(Math::toIntExact),
                Fields.text(recording, "track"),
                Fields.text(recording, "source"),
                Fields.text(recording, "media_url"),
                Optional.empty(),
                Optional.empty(),
                Fields.time(recording, "start_time"),
                errorCode(recording));
    }

    /** Callbacks write 0 where all went well; this interface writes nothing. */
    private static Optional<Integer> errorCode(JsonNode recording) {
        return Fields.number(recording, "error_code")
                .map(Math::toIntExact)
                .or(() -> Fields.text(recording, "status")
                        .filter("completed"::equals)
                        .map(allWentWell -> 0));
    }
}
