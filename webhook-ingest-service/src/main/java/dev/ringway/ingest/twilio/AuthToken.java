package dev.ringway.ingest.twilio;

import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/** An auth token of a Twilio account, or a key shared with it: what signatures are made with. Its text is given to nobody. */
public final class AuthToken {

    private final SecretKey key;

    /** An auth token, for HMAC-SHA1. */
    public AuthToken(String token) {
        this(token, "HmacSHA1");
    }

    private AuthToken(String text, String algorithm) {
        this.key = new SecretKeySpec(text.getBytes(StandardCharsets.UTF_8), algorithm);
    }

    /** A shared key, for HMAC-SHA256; its text as it stands is the key. */
    public static AuthToken sharedKey(String key) {
        return new AuthToken(key, "HmacSHA256");
    }

    Mac mac() {
        try {
            Mac mac = Mac.getInstance(key.getAlgorithm());
            mac.init(key);
            return mac;
        } catch (NoSuchAlgorithmException | InvalidKeyException impossible) {
            throw new IllegalStateException("every Java platform has " + key.getAlgorithm(), impossible);
        }
    }

    @Override
    public String toString() {
        return "AuthToken[hidden]";
    }
}
