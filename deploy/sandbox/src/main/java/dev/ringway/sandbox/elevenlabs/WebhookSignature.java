package dev.ringway.sandbox.elevenlabs;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** ElevenLabs-Signature: t=(unix seconds),v0=(HMAC-SHA256 of "t.body" in hex); the key is the whole secret text. */
final class WebhookSignature {

    private final SecretKeySpec key;

    WebhookSignature(String secret) {
        key = new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256");
    }

    /** Reads the body to its end. */
    String of(Instant at, WebhookBody body) {
        try (InputStream bytes = body.open()) {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            mac.update((at.getEpochSecond() + ".").getBytes(StandardCharsets.UTF_8));
            byte[] buffer = new byte[8_192];
            for (int count = bytes.read(buffer); count >= 0; count = bytes.read(buffer)) {
                mac.update(buffer, 0, count);
            }
            return "t=" + at.getEpochSecond() + ",v0=" + HexFormat.of().formatHex(mac.doFinal());
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("every Java has HmacSHA256", missing);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}
