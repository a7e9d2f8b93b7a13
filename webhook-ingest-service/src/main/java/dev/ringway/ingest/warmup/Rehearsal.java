package dev.ringway.ingest.warmup;

import dev.ringway.events.Event;
import dev.ringway.events.EventCodec;
import dev.ringway.ingest.request.Endpoint;
import dev.ringway.ingest.request.Naming;
import dev.ringway.ingest.request.RawBody;
import dev.ringway.ingest.request.ReceivedRequest;
import dev.ringway.ingest.request.RequestHeaders;
import dev.ringway.ingest.request.Unfamiliar;
import dev.ringway.ingest.twilio.AccountSecrets;
import dev.ringway.ingest.twilio.TwilioAccounts;
import dev.ringway.ingest.twilio.TwilioAuthenticity;
import dev.ringway.ingest.twilio.TwilioEvents;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * One webhook's way through the verifier, the naming and the codec, and no further: its account is made up, its signature
 * is wrong, and the event is dropped.
 */
final class Rehearsal {

    private static final String ACCOUNT_SID = "AC00000000000000000000000000000000";
    private static final String FORM = "CallSid=CA00000000000000000000000000000000&AccountSid=" + ACCOUNT_SID
            + "&From=%2B15005550006&To=%2B15005550001&CallStatus=ringing&ApiVersion=2010-04-01&Direction=outbound-api"
            + "&FromCity=SAN+FRANCISCO&FromState=CA&FromZip=94105&FromCountry=US&ToCity=&ToState=&ToZip=&ToCountry=US"
            + "&Timestamp=Sun%2C+25+Mar+2018+09%3A53%3A19+%2B0000&CallbackSource=call-progress-events&SequenceNumber=1";

    private final TwilioAuthenticity authenticity = new TwilioAuthenticity(new TwilioAccounts(
            Map.of(ACCOUNT_SID, AccountSecrets.tokens(UUID.randomUUID().toString()))));
    private final TwilioEvents events = new TwilioEvents(250, text -> Optional.empty());
    private final EventCodec codec = new EventCodec();
    private final ReceivedRequest request = new ReceivedRequest(
            Endpoint.TWILIO_STATUS,
            "https://localhost/webhooks/twilio/status?attempt=rehearsal",
            new RequestHeaders(Map.of(
                    "Content-Type", List.of("application/x-www-form-urlencoded; charset=UTF-8"),
                    "X-Twilio-Signature", List.of("AAAAAAAAAAAAAAAAAAAAAAAAAAA="))),
            new RawBody(FORM.getBytes(StandardCharsets.UTF_8)),
            Instant.EPOCH);

    /** @return the size of what would have been written to Kafka */
    int once() {
        if (authenticity.refusal(request).isEmpty()) {
            throw new IllegalStateException("a made-up signature was taken for genuine");
        }
        return switch (events.name(request)) {
            case Naming.Named(Event<?> event, Set<Unfamiliar> unfamiliar) ->
                codec.encode(event).value().length;
            case Naming other -> throw new IllegalStateException("the rehearsed form became " + other);
        };
    }
}
