package dev.ringway.ingest.request;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The bytes of a request's body exactly as they arrived: signatures and hashes are over these. */
public final class RawBody {

    private final byte[] bytes;

    /** @param bytes not copied: the caller gives them away */
    public RawBody(byte[] bytes) {
        this.bytes = bytes;
    }

    /** Not copied: read only. */
    public byte[] bytes() {
        return bytes;
    }

    public int size() {
        return bytes.length;
    }

    /** In lowercase hexadecimal, as Twilio writes {@code bodySHA256}. */
    public String sha256() {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }

    @Override
    public String toString() {
        return size() + " bytes";
    }
}
