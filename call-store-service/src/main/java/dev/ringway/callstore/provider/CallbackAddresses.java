package dev.ringway.callstore.provider;

import java.net.URI;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Where Twilio reports what we set in motion: the public address of webhook-ingest-service. Twilio repeats a callback only
 * after a failed connection, and loses it at an error or time-out, unless the address asks for more.
 */
@Component
public final class CallbackAddresses {

    private static final String RETRIES = "#rc=5&rp=all";

    private final String origin;

    CallbackAddresses(@Value("${ringway.call-store.public-base-url}") String publicBaseUrl) {
        this.origin = publicBaseUrl.replaceAll("/+$", "");
    }

    URI status() {
        return URI.create(origin + "/webhooks/twilio/status" + RETRIES);
    }

    URI transcription() {
        return URI.create(origin + "/webhooks/twilio/transcription" + RETRIES);
    }
}
