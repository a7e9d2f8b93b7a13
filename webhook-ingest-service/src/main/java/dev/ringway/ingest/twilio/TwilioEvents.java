package dev.ringway.ingest.twilio;

import dev.ringway.events.Event;
import dev.ringway.events.twilio.CallStatusReported;
import dev.ringway.events.twilio.Place;
import dev.ringway.ingest.request.Naming;
import dev.ringway.ingest.request.RawBody;
import dev.ringway.ingest.request.ReceivedRequest;
import dev.ringway.ingest.request.UnreadableReason;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Turns verified requests of Twilio into events. A value that cannot be what its field means stays in the raw parameters
 * alone, so that an odd side field never keeps a report from its call.
 */
public final class TwilioEvents {

    private static final URI CALLS = URI.create("/twilio/calls");
    private static final Pattern CALL_SID = Pattern.compile("CA[0-9a-fA-F]{32}");
    private static final Pattern RECORDING_SID = Pattern.compile("RE[0-9a-fA-F]{32}");
    private static final Place NOWHERE =
            new Place(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,9}");
    private static final Pattern ID_PART = Pattern.compile("[A-Za-z0-9._-]{1,64}");

    /** As we make them; what reads like a phone number is none. */
    private static final Pattern ATTEMPT_ID = Pattern.compile("(?=.*[A-Za-z])[A-Za-z0-9_-]{1,64}");

    private static final int LONGEST_PARTY = 512;
    private static final int HIGHEST_SIP_CODE = 699;

    private final int maxParameters;

    public TwilioEvents(int maxParameters) {
        this.maxParameters = maxParameters;
    }

    public Naming name(ReceivedRequest request) {
        if (!FormType.isForm(request)) {
            return new Naming.Unreadable(UnreadableReason.NOT_A_FORM);
        }
        return switch (RawForm.of(request.body().bytes()).read(maxParameters)) {
            case FormReading.Unreadable(UnreadableReason reason) -> new Naming.Unreadable(reason);
            case FormReading.Understood(FormParameters form) ->
                switch (request.endpoint()) {
                    case TWILIO_STATUS -> statusReported(request, form);
                    case TWILIO_AMD,
                            TWILIO_RECORDING,
                            TWILIO_TRANSCRIPTION,
                            TWILIO_VOICE,
                            TWILIO_FALLBACK,
                            ELEVENLABS_POST_CALL,
                            ELEVENLABS_INITIATION ->
                        throw new IllegalArgumentException("not named here: " + request.endpoint());
                };
        };
    }

    private Naming statusReported(ReceivedRequest request, FormParameters form) {
        Optional<String> callSid = form.only("CallSid");
        Optional<String> callStatus = form.only("CallStatus");
        if (callSid.isEmpty()) {
            return new Naming.Unreadable(UnreadableReason.CALL_SID_MISSING);
        }
        if (!CALL_SID.matcher(callSid.get()).matches()) {
            return new Naming.Unreadable(UnreadableReason.CALL_SID_INVALID);
        }
        if (callStatus.isEmpty()) {
            return new Naming.Unreadable(UnreadableReason.CALL_STATUS_MISSING);
        }
        CallStatusReported data = new CallStatusReported(
                callSid.get(),
                form.only("AccountSid").orElseThrow(),
                callStatus.get(),
                form.only("CallbackSource"),
                number(form, "SequenceNumber"),
                form.only("Timestamp").flatMap(TwilioEvents::rfc2822),
                form.only("From").filter(party -> party.length() <= LONGEST_PARTY),
                form.only("To").filter(party -> party.length() <= LONGEST_PARTY),
                form.only("Direction"),
                form.only("ParentCallSid").filter(sid -> CALL_SID.matcher(sid).matches()),
                form.only("AnsweredBy").filter(by -> ID_PART.matcher(by).matches()),
                number(form, "CallDuration"),
                number(form, "SipResponseCode")
                        .filter(code -> code <= HIGHEST_SIP_CODE)
                        .map(Long::intValue),
                own(request, "attempt", ATTEMPT_ID),
                own(request, "campaign", ID_PART),
                own(request, "contact", ID_PART),
                form.only("CallerName"),
                form.only("ForwardedFrom").filter(party -> party.length() <= LONGEST_PARTY),
                form.only("StirVerstat"),
                place(form, "From"),
                place(form, "To"),
                number(form, "ErrorCode").map(Long::intValue),
                form.only("RecordingSid")
                        .filter(sid -> RECORDING_SID.matcher(sid).matches()),
                form.values());
        return new Naming.Named(new Event<>(
                statusId(data, form, request.body()),
                CALLS,
                data.timestamp().orElse(request.receivedAt()),
                request.receivedAt(),
                Optional.empty(),
                data));
    }

    /**
     * The same for every delivery of one report. Twilio's idempotency token is no part of it: whether retries keep it
     * is not documented.
     */
    private static String statusId(CallStatusReported data, FormParameters form, RawBody body) {
        List<String> parts = Stream.of("CallbackSource", "CallStatus", "SequenceNumber")
                .flatMap(name -> form.only(name).stream())
                .filter(part -> ID_PART.matcher(part).matches())
                .toList();
        String report = parts.size() == 3 ? String.join(":", parts) : "sha256:" + body.sha256();
        return "status:" + data.callSid() + ":" + report;
    }

    private static Optional<Place> place(FormParameters form, String party) {
        Place place = new Place(
                form.only(party + "City"),
                form.only(party + "State"),
                form.only(party + "Zip"),
                form.only(party + "Country"));
        return Optional.of(place).filter(known -> !known.equals(NOWHERE));
    }

    /** What our own callback URL says in its query. */
    private Optional<String> own(ReceivedRequest request, String name, Pattern shape) {
        byte[] query = SignedUrl.of(request.url()).query().getBytes(StandardCharsets.UTF_8);
        return switch (RawForm.of(query).read(maxParameters)) {
            case FormReading.Understood(FormParameters parameters) ->
                parameters.only(name).filter(id -> shape.matcher(id).matches());
            case FormReading.Unreadable unreadable -> Optional.empty();
        };
    }

    private static Optional<Long> number(FormParameters form, String name) {
        return form.only(name).filter(value -> NUMBER.matcher(value).matches()).map(Long::valueOf);
    }

    private static Optional<Instant> rfc2822(String timestamp) {
        try {
            return Optional.of(ZonedDateTime.parse(timestamp, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant());
        } catch (DateTimeException notATime) {
            return Optional.empty();
        }
    }
}
