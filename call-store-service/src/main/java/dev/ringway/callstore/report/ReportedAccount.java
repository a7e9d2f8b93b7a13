package dev.ringway.callstore.report;

import dev.ringway.events.Event;
import dev.ringway.events.transcription.TranscriptionReported;
import dev.ringway.events.twilio.TwilioEvent;
import java.util.Optional;
import java.util.regex.Pattern;

/** The Twilio account that a report says its call or recording is of: the main one or a subaccount. */
public final class ReportedAccount {

    private static final Pattern SID = Pattern.compile("AC[0-9a-fA-F]{32}");

    private ReportedAccount() {}

    /** Empty where the report names none, or what is no account SID. */
    public static Optional<String> of(Event<?> report) {
        Optional<String> named = switch (report.data()) {
            case TwilioEvent event -> Optional.of(event.accountSid());
            case TranscriptionReported heard -> Optional.of(heard.accountSid());
            case CallFetched fetched -> fetched.accountSid();
            case RecordingFetched fetched -> fetched.accountSid();
            default -> Optional.empty();
        };
        return named.filter(sid -> SID.matcher(sid).matches());
    }
}
