package dev.ringway.starter.media;

import dev.ringway.starter.problems.ProblemException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.http.HttpStatus;

/**
 * Links to one thing that are good for some minutes and for whoever has them: a browser's player sends no token. Signed with
 * a key derived from a secret that every instance has and no client.
 */
public final class SignedLinks {

    private static final String ALGORITHM = "HmacSHA256";

    private final byte[] key;
    private final Duration age;
    private final Clock clock;

    /**
     * @param secret not empty
     * @param purpose makes another key of the same secret, e.g. {@code ringway media links v1}
     * @param age how long a link is good
     */
    public SignedLinks(String secret, String purpose, Duration age, Clock clock) {
        this.key = hmac(secret.getBytes(StandardCharsets.UTF_8), purpose);
        this.age = age;
        this.clock = clock;
    }

    /** @param subject what it leads to, in parts without line breaks */
    public SignedLink create(String... subject) {
        long expires = clock.instant().plus(age).getEpochSecond();
        return new SignedLink(expires, signature(expires, subject));
    }

    /** @throws ProblemException 403 where we did not make it for that, or it has ended */
    public void check(SignedLink link, String... subject) {
        byte[] ours = signature(link.expires(), subject).getBytes(StandardCharsets.US_ASCII);
        byte[] theirs = link.signature().getBytes(StandardCharsets.UTF_8);
        if (!MessageDigest.isEqual(ours, theirs) || clock.instant().getEpochSecond() >= link.expires()) {
            throw new ProblemException(
                    HttpStatus.FORBIDDEN, "media-link-ended", "This link has ended or was changed. Ask for a new one.");
        }
    }

    private String signature(long expires, String... subject) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(hmac(key, String.join("\n", subject) + "\n" + expires));
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
