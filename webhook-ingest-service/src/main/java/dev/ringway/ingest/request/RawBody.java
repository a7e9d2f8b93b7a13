package dev.ringway.ingest.request;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;

/** The bytes of a request's body exactly as they arrived: signatures and hashes are over these. */
public final class RawBody {

    private final Optional<byte[]> bytes;
    private final long size;
    private final Optional<String> sha256;
    private final boolean place;

    /** @param bytes not copied: the caller gives them away */
    public RawBody(byte[] bytes) {
        this(Optional.of(bytes), bytes.length, Optional.empty(), false);
    }

    private RawBody(Optional<byte[]> bytes, long size, Optional<String> sha256, boolean place) {
        this.bytes = bytes;
        this.size = size;
        this.sha256 = sha256;
        this.place = place;
    }

    /** @param json a {@code StoredPayload}: where in the object storage the body lies that this stands for */
    public static RawBody placeOf(byte[] json) {
        return new RawBody(Optional.of(json), json.length, Optional.empty(), true);
    }

    /** A body that is too large for memory, of which only this is known here. */
    public static RawBody elsewhere(long size, String sha256) {
        return new RawBody(Optional.empty(), size, Optional.of(sha256), false);
    }

    /** Whether it only says where the body lies. */
    public boolean isPlace() {
        return place;
    }

    /**
     * Not copied: read only.
     *
     * @throws IllegalStateException where the body lies elsewhere
     */
    public byte[] bytes() {
        return bytes.orElseThrow(() -> new IllegalStateException("a body of " + this + " is not in memory"));
    }

    public long size() {
        return size;
    }

    /** In lowercase hexadecimal, as Twilio writes {@code bodySHA256}. */
    public String sha256() {
        return sha256.orElseGet(() -> hash(bytes()));
    }

    private static String hash(byte[] bytes) {
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
