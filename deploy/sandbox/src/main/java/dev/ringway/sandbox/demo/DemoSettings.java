package dev.ringway.sandbox.demo;

import java.net.URI;
import java.util.Map;
import java.util.Optional;

/**
 * Where the running system is, from the environment.
 *
 * @param token an admin's JWT; without a campaign a viewer's is enough
 */
record DemoSettings(
        URI callStore, URI campaign, URI sandbox, URI publicBase, String accountSid, String authToken, String token) {

    /** @throws IllegalArgumentException with a sentence that names the setting */
    static DemoSettings from(Map<String, String> environment) {
        return new DemoSettings(
                origin(environment, "CALL_STORE_URL", "http://localhost:8082"),
                origin(environment, "CAMPAIGN_URL", "http://localhost:8083"),
                origin(environment, "SANDBOX_URL", "http://localhost:8099"),
                origin(environment, "PUBLIC_BASE_URL", "http://localhost:8081"),
                secret(environment, "TWILIO_ACCOUNT_SID"),
                secret(environment, "TWILIO_AUTH_TOKEN"),
                secret(environment, "RINGWAY_TOKEN"));
    }

    WebhookUrls webhooks() {
        return new WebhookUrls(publicBase);
    }

    private static URI origin(Map<String, String> environment, String name, String usual) {
        return URI.create(text(environment, name).orElse(usual).replaceAll("/+$", ""));
    }

    private static String secret(Map<String, String> environment, String name) {
        return text(environment, name)
                .orElseThrow(() -> new IllegalArgumentException(
                        name + " is not set: the demo needs it to talk to the running system."));
    }

    private static Optional<String> text(Map<String, String> environment, String name) {
        return Optional.ofNullable(environment.get(name)).filter(value -> !value.isBlank());
    }
}
