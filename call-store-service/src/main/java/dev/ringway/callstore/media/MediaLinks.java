package dev.ringway.callstore.media;

import dev.ringway.callstore.provider.MediaFormat;
import dev.ringway.callstore.provider.MediaSettings;
import dev.ringway.starter.twilio.TwilioApiSettings;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Instant;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.stereotype.Component;

/**
 * Links to one recording in one format that are good for some minutes and for whoever has them: a browser's player sends
 * no token. Signed with a key derived from the main account's auth token, which every instance has and no client.
 */
@Component
public final class MediaLinks {

    private static final String ALGORITHM = "HmacSHA256";

    /** @param expires seconds since 1970 */
    public record Link(String recordingSid, MediaFormat format, long expires, String signature) {

        public Instant expiresAt() {
            return Instant.ofEpochSecond(expires);
        }
    }

    private final byte[] key;
    private final MediaSettings settings;
    private final Clock clock;

    MediaLinks(TwilioApiSettings twilio, MediaSettings settings, Clock clock) {
        this.key = hmac(twilio.authToken().getBytes(StandardCharsets.UTF_8), "ringway media links v1");
        this.settings = settings;
        this.clock = clock;
    }

    public Link create(String recordingSid, MediaFormat format) {
        long expires = clock.instant().plus(settings.linkAge()).getEpochSecond();
        return new Link(recordingSid, format, expires, signature(recordingSid, format, expires));
    }

    /** Whether we made it and it is still good. */
    public boolean good(Link link) {
        byte[] ours =
                signature(link.recordingSid(), link.format(), link.expires()).getBytes(StandardCharsets.US_ASCII);
        byte[] theirs = link.signature().getBytes(StandardCharsets.UTF_8);
        return MessageDigest.isEqual(ours, theirs) && clock.instant().getEpochSecond() < link.expires();
    }

    private String signature(String recordingSid, MediaFormat format, long expires) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(hmac(key, recordingSid + "\n" + format.extension() + "\n" + expires));
    }

    private static byte[] hmac(byte[] key, String text) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key, ALGORITHM));
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every JDK has " + ALGORITHM, impossible);
        }
    }
}
