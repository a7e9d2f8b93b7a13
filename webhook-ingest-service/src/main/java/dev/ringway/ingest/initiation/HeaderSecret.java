package dev.ringway.ingest.initiation;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;

/** A secret that the provider sends in a header, or two while it is being rotated. Its text is given to nobody. */
public final class HeaderSecret {

    private final String header;
    private final List<byte[]> hashes;

    public HeaderSecret(String header, List<String> secrets) {
        this.header = header;
        this.hashes = secrets.stream().map(HeaderSecret::hash).toList();
    }

    String header() {
        return header;
    }

    /** Compared by hashes of one length, so that the time taken tells neither the secret nor its length. */
    boolean is(String given) {
        byte[] hash = hash(given);
        boolean matches = false;
        for (byte[] secret : hashes) {
            matches |= MessageDigest.isEqual(secret, hash);
        }
        return matches;
    }

    private static byte[] hash(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }

    @Override
    public String toString() {
        return "HeaderSecret[" + header + "]";
    }
}
