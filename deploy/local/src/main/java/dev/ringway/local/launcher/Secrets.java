package dev.ringway.local.launcher;

import java.io.IOException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;

/**
 * Local secrets, made at random at the first start and kept, so that what was signed yesterday is valid today.
 *
 * @param jwtKey base64, 32 bytes
 */
record Secrets(
        String jwtKey,
        String twilioAccountSid,
        String twilioAuthToken,
        String elevenLabsWebhookSecret,
        String elevenLabsApiKey,
        String elevenLabsInitiationSecret) {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int KEY_BYTES = 32;
    private static final int TOKEN_BYTES = 16;

    static Secrets in(Home home) throws IOException {
        PrivateProperties file = new PrivateProperties(home.secrets());
        Map<String, String> kept = new TreeMap<>(file.read());
        int before = kept.size();
        Secrets secrets = new Secrets(
                keep(kept, "jwt.key", () -> Base64.getEncoder().encodeToString(bytes(KEY_BYTES))),
                keep(kept, "twilio.accountSid", () -> "AC" + hex(TOKEN_BYTES)),
                keep(kept, "twilio.authToken", () -> hex(TOKEN_BYTES)),
                keep(kept, "elevenlabs.webhookSecret", () -> "wsec_" + hex(KEY_BYTES)),
                keep(kept, "elevenlabs.apiKey", () -> "sk_" + hex(TOKEN_BYTES)),
                keep(kept, "elevenlabs.initiationSecret", () -> hex(KEY_BYTES)));
        if (kept.size() > before) {
            file.write(kept);
        }
        return secrets;
    }

    @Override
    public String toString() {
        return "Secrets[twilioAccountSid=" + twilioAccountSid + ", the others not shown]";
    }

    private static String keep(Map<String, String> kept, String name, Supplier<String> fresh) {
        return kept.computeIfAbsent(name, absent -> fresh.get());
    }

    private static String hex(int length) {
        return HexFormat.of().formatHex(bytes(length));
    }

    private static byte[] bytes(int length) {
        byte[] bytes = new byte[length];
        RANDOM.nextBytes(bytes);
        return bytes;
    }
}
