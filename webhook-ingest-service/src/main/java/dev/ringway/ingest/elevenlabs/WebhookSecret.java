package dev.ringway.ingest.elevenlabs;

import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/** A secret of the workspace's webhooks: its whole text is the key of their signatures. Given to nobody. */
public final class WebhookSecret {

    private static final String ALGORITHM = "HmacSHA256";

    private final SecretKey key;

    public WebhookSecret(String secret) {
        this.key = new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), ALGORITHM);
    }

    Mac mac() {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return mac;
        } catch (NoSuchAlgorithmException | InvalidKeyException impossible) {
            throw new IllegalStateException("every Java platform has " + ALGORITHM, impossible);
        }
    }

    @Override
    public String toString() {
        return "WebhookSecret[hidden]";
    }
}
