package dev.ringway.callstore.provider;

import com.twilio.rest.api.v2010.account.Recording;
import dev.ringway.callstore.report.RecordingFetched;
import dev.ringway.starter.twilio.TwilioClient;
import dev.ringway.starter.twilio.TwilioFailure;
import dev.ringway.starter.twilio.TwilioOutcome;
import dev.ringway.starter.twilio.TwilioOutcome.Done;
import dev.ringway.starter.twilio.TwilioOutcome.Failed;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** Looks at one account's recordings at Twilio and deletes them there. Every method blocks and sends one request. */
public final class RecordingsAtTwilio {

    private final TwilioClient twilio;

    RecordingsAtTwilio(TwilioClient twilio) {
        this.twilio = twilio;
    }

    /** Without the media's format and size, which Twilio does not tell here. */
    public TwilioOutcome<RecordingFetched> fetch(String sid) {
        return switch (twilio.read("/Recordings/" + sid + ".json", Map.of())) {
            case Done<JsonNode>(JsonNode recording) ->
                ofCall(recording)
                        ? new Done<>(fetched(recording))
                        : new Failed<>(new TwilioFailure.NotFound(0, "the recording is no call's"));
            case Failed<JsonNode>(TwilioFailure failure) -> new Failed<>(failure);
        };
    }

    public TwilioOutcome<Boolean> delete(String sid) {
        return twilio.ask(client -> Recording.deleter(sid).delete(client));
    }

    /** A conference's recording may name no call. */
    static boolean ofCall(JsonNode recording) {
        return Stream.of("sid", "call_sid", "status")
                .allMatch(field -> Fields.text(recording, field).isPresent());
    }

    /** @param recording {@link #ofCall} a call */
    static RecordingFetched fetched(JsonNode recording) {
        return new RecordingFetched(
                Fields.text(recording, "call_sid").orElse(""),
                Fields.text(recording, "sid").orElse(""),
                Fields.text(recording, "account_sid"),
                Fields.text(recording, "status").orElse(""),
                Fields.number(recording, "duration"),
                Fields.integer(recording, "channels"),
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
        return Fields.integer(recording, "error_code")
                .or(() -> Fields.text(recording, "status")
                        .filter("completed"::equals)
                        .map(allWentWell -> 0));
    }
}
