package dev.ringway.ingest.twilio;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Twilio's header (beta) that says with which shared key a request is signed:
 * {@code X-Twilio-Webhooks-Signature-Settings: key=…,algorithm=HMAC_SHA256}.
 *
 * @param key the key's id
 */
record SignatureSettings(String key, String algorithm) {

    static final String HEADER = "X-Twilio-Webhooks-Signature-Settings";

    private static final String HMAC_SHA256 = "HMAC_SHA256";

    /** Empty where there is not exactly one header with exactly these two settings, or with another algorithm. */
    static Optional<SignatureSettings> of(List<String> headers) {
        if (headers.size() != 1) {
            return Optional.empty();
        }
        Map<String, String> settings = new HashMap<>();
        for (String setting : headers.getFirst().split(",", -1)) {
            int equals = setting.indexOf('=');
            if (equals < 0) {
                return Optional.empty();
            }
            String name = setting.substring(0, equals).strip().toLowerCase(Locale.ROOT);
            if (settings.put(name, setting.substring(equals + 1).strip()) != null) {
                return Optional.empty();
            }
        }
        String key = settings.getOrDefault("key", "");
        String algorithm = settings.getOrDefault("algorithm", "");
        return key.isEmpty() || !algorithm.equals(HMAC_SHA256)
                ? Optional.empty()
                : Optional.of(new SignatureSettings(key, algorithm));
    }
}
