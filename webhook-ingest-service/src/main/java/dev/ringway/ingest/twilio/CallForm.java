package dev.ringway.ingest.twilio;

import dev.ringway.events.Event;
import dev.ringway.events.EventData;
import dev.ringway.events.twilio.Place;
import dev.ringway.ingest.request.Naming;
import dev.ringway.ingest.request.ReceivedRequest;
import java.net.URI;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A form about one call. A value that cannot be what its field means reads as missing, and stays in the raw parameters
 * alone: an odd side field never keeps a report from its call.
 *
 * @param posted what Twilio posted
 * @param own the query of the callback URL, which is ours and part of what is signed
 */
record CallForm(ReceivedRequest request, String callSid, FormParameters posted, FormParameters own) {

    static final Pattern CALL_SID = Pattern.compile("CA[0-9a-fA-F]{32}");
    static final Pattern RECORDING_SID = Pattern.compile("RE[0-9a-fA-F]{32}");
    static final Pattern WORD = Pattern.compile("[A-Za-z0-9._-]{1,64}");

    private static final URI CALLS = URI.create("/twilio/calls");
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,9}");

    /** As we make them; what reads like a phone number is none. */
    private static final Pattern ATTEMPT_ID = Pattern.compile("(?=.*[A-Za-z])[A-Za-z0-9_-]{1,64}");

    private static final Place NOWHERE =
            new Place(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    private static final int LONGEST_PARTY = 512;
    private static final Instant YEAR_10000 = Instant.parse("+10000-01-01T00:00:00Z");

    String accountSid() {
        return posted.only("AccountSid").orElseThrow();
    }

    Optional<String> text(String name) {
        return posted.only(name);
    }

    Optional<String> text(String name, Pattern shape) {
        return posted.only(name).filter(value -> shape.matcher(value).matches());
    }

    /** A phone number, a client, a SIP address, {@code anonymous}. */
    Optional<String> party(String name) {
        return posted.only(name).filter(value -> value.length() <= LONGEST_PARTY);
    }

    Optional<Place> place(String party) {
        Place place =
                new Place(text(party + "City"), text(party + "State"), text(party + "Zip"), text(party + "Country"));
        return Optional.of(place).filter(known -> !known.equals(NOWHERE));
    }

    Optional<Long> number(String name) {
        return text(name, NUMBER).map(Long::valueOf);
    }

    Optional<Integer> smallNumber(String name, int highest) {
        return number(name).filter(value -> value <= highest).map(Long::intValue);
    }

    Optional<Instant> rfc2822(String name) {
        return text(name).flatMap(text -> instant(text, DateTimeFormatter.RFC_1123_DATE_TIME));
    }

    Optional<Instant> iso8601(String name) {
        return text(name).flatMap(text -> instant(text, DateTimeFormatter.ISO_DATE_TIME));
    }

    Optional<String> attemptId() {
        return own("attempt", ATTEMPT_ID);
    }

    Optional<String> campaignId() {
        return own("campaign", WORD);
    }

    Optional<String> contactId() {
        return own("contact", WORD);
    }

    Optional<String> agentId() {
        return own("agent", WORD);
    }

    private Optional<String> own(String name, Pattern shape) {
        return own.only(name).filter(value -> shape.matcher(value).matches());
    }

    Map<String, List<String>> parameters() {
        return posted.values();
    }

    /**
     * The same for every delivery of one report. Where a part is missing or odd, the body's hash stands in for them all.
     * Twilio's idempotency token is no part of it: whether retries keep it is not documented.
     *
     * @param parts names of parameters; none: always the hash
     */
    String id(String start, String... parts) {
        List<String> values =
                Stream.of(parts).flatMap(name -> text(name, WORD).stream()).toList();
        String rest = parts.length > 0 && values.size() == parts.length
                ? String.join(":", values)
                : "sha256:" + request.body().sha256();
        return start + ":" + rest;
    }

    /** @param time the provider's; where there is none, the time of receipt counts */
    Naming named(String id, Optional<Instant> time, EventData data) {
        return new Naming.Named(event(id, time, data), Vocabulary.unfamiliar(posted));
    }

    <T extends EventData> Event<T> event(String id, Optional<Instant> time, T data) {
        return new Event<>(id, CALLS, time.orElse(request.receivedAt()), request.receivedAt(), Optional.empty(), data);
    }

    /** Of the years 1970 to 9999: no other can be meant, and not every store can keep it. */
    private static Optional<Instant> instant(String text, DateTimeFormatter format) {
        try {
            return Optional.of(ZonedDateTime.parse(text, format).toInstant())
                    .filter(time -> !time.isBefore(Instant.EPOCH) && time.isBefore(YEAR_10000));
        } catch (DateTimeException notATime) {
            return Optional.empty();
        }
    }
}
