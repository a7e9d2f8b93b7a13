package dev.ringway.ingest.twilio;

import dev.ringway.events.Event;
import dev.ringway.ingest.request.Endpoint;
import dev.ringway.ingest.request.Naming;
import dev.ringway.ingest.request.RawBody;
import dev.ringway.ingest.request.ReceivedRequest;
import dev.ringway.ingest.request.RequestHeaders;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Status callbacks as Twilio posts them. */
public final class Callbacks {

    public static final String ACCOUNT_SID = "AC00000000000000000000000000000001";
    public static final String CALL_SID = "CA0123456789abcdef0123456789ABCDEF";
    public static final String TOKEN = "12345678901234567890123456789012";
    public static final Instant RECEIVED_AT = Instant.parse("2026-03-25T10:00:00Z");

    private Callbacks() {}

    /** The first report of a ringing call; the given names and values come on top, an empty list takes a name away. */
    public static Map<String, List<String>> ringing(Map<String, List<String>> changes) {
        Map<String, List<String>> form = new LinkedHashMap<>();
        form.put("CallSid", List.of(CALL_SID));
        form.put("AccountSid", List.of(ACCOUNT_SID));
        form.put("From", List.of("+14158675309"));
        form.put("To", List.of("+18005551212"));
        form.put("CallStatus", List.of("ringing"));
        form.put("ApiVersion", List.of("2010-04-01"));
        form.put("Direction", List.of("outbound-api"));
        form.put("FromCity", List.of(""));
        form.put("Timestamp", List.of("Sun, 25 Mar 2018 09:53:19 +0000"));
        form.put("CallbackSource", List.of("call-progress-events"));
        form.put("SequenceNumber", List.of("1"));
        form.putAll(changes);
        form.values().removeIf(List::isEmpty);
        return form;
    }

    static ReceivedRequest request(String url, String body, String signature) {
        return request(url, body, Map.of("x-twilio-signature", List.of(signature)));
    }

    /** To the endpoint that the URL's path names, as a form. */
    static ReceivedRequest request(String url, String body, Map<String, List<String>> headers) {
        Map<String, List<String>> all = new LinkedHashMap<>(headers);
        all.put("content-type", List.of("application/x-www-form-urlencoded; charset=UTF-8"));
        Endpoint endpoint = Arrays.stream(Endpoint.values())
                .filter(one -> url.contains("/" + one.provider() + "/" + one.endpoint()))
                .findFirst()
                .orElseThrow();
        return new ReceivedRequest(
                endpoint,
                url,
                new RequestHeaders(all),
                new RawBody(body.getBytes(StandardCharsets.UTF_8)),
                RECEIVED_AT);
    }

    /** The call's n-th report, named. */
    public static Event<?> event(String callSid, int n) {
        Map<String, List<String>> form =
                ringing(Map.of("CallSid", List.of(callSid), "SequenceNumber", List.of(Integer.toString(n))));
        ReceivedRequest request =
                request("https://calls.example.com/webhooks/twilio/status", TwilioSigner.encode(form), "");
        return switch (new TwilioEvents(100, text -> Optional.empty()).name(request)) {
            case Naming.Named named -> named.event();
            case Naming other -> throw new IllegalStateException(other.toString());
        };
    }
}
