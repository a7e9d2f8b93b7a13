package dev.ringway.campaign.dialer;

import dev.ringway.campaign.attempt.DialAttempt;
import dev.ringway.campaign.intake.DialSettings;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * Where Twilio asks and tells about a call: each address names the attempt, so that whatever comes is known by it. Twilio
 * repeats a request only after a failed connection, and loses a report at an error or time-out, unless the address asks for more.
 */
@Component
final class CallbackUrls {

    private static final String RETRIES = "#rc=5&rp=all";

    private final URI origin;

    CallbackUrls(DialSettings settings) {
        this.origin = URI.create(settings.publicBaseUrl());
    }

    /** @param kind voice, fallback, status, amd, recording */
    URI of(String kind, DialAttempt attempt) {
        Map<String, String> query = new TreeMap<>();
        query.put("attempt", attempt.id());
        query.put("agent", attempt.order().agentId());
        put(query, "campaign", attempt.purpose().campaignId());
        put(query, "contact", attempt.purpose().contactId());
        if (kind.equals("voice")) {
            put(query, "name", attempt.order().contactName());
        }
        String encoded = query.entrySet().stream()
                .map(one -> one.getKey() + "=" + URLEncoder.encode(one.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return origin.resolve("/webhooks/twilio/" + kind + "?" + encoded + RETRIES);
    }

    private static void put(Map<String, String> query, String name, Optional<String> value) {
        value.ifPresent(known -> query.put(name, known));
    }
}
