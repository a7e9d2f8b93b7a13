package dev.ringway.sandbox.demo;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** The system's webhooks, with the overrides that it registers: five retries of whatever failed, within Twilio's 15 s. */
record WebhookUrls(URI origin) {

    private static final String OVERRIDES = "#rc=5&rp=all";

    URI status() {
        return of("status", "");
    }

    URI amd() {
        return of("amd", "");
    }

    URI recording() {
        return of("recording", "");
    }

    URI fallback() {
        return of("fallback", "");
    }

    URI voice(String agent) {
        return of("voice", "?agent=" + URLEncoder.encode(agent, StandardCharsets.UTF_8));
    }

    private URI of(String name, String query) {
        return URI.create(origin + "/webhooks/twilio/" + name + query + OVERRIDES);
    }
}
