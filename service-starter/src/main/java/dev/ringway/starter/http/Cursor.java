package dev.ringway.starter.http;

import dev.ringway.starter.problems.ProblemException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.function.Function;

/**
 * Writes and reads the cursors of one list: opaque to clients, and good only for the list, order and filters that they
 * were made for. They carry a position, not a right, so they are checked for mistakes and not signed: who means harm can
 * write one, with any values in it.
 */
public final class Cursor {

    private static final int CHECK = 8;

    private final byte[] list;

    /**
     * @param list names the list with its order and filters, e.g. {@code calls?status=busy&sort=-startTime}; the same on every
     *     instance, so that sets in it are sorted: those of {@code Set.of} have another order in each process
     */
    public Cursor(String list) {
        this.list = list.getBytes(StandardCharsets.UTF_8);
    }

    /** @param position the sort values of the last item shown, the unique one last */
    public String write(List<String> position) {
        List<byte[]> parts = position.stream()
                .map(part -> part.getBytes(StandardCharsets.UTF_8))
                .toList();
        ByteBuffer content = ByteBuffer.allocate(
                parts.stream().mapToInt(part -> Integer.BYTES + part.length).sum());
        parts.forEach(part -> content.putInt(part.length).put(part));
        byte[] body = content.array();
        byte[] all = ByteBuffer.allocate(CHECK + body.length)
                .put(check(body))
                .put(body)
                .array();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(all);
    }

    /**
     * @param size how many values the position has
     * @param position makes it of the values; fails in any way if it cannot be one
     * @throws ProblemException 400 naming {@code cursor} if this list did not give it
     */
    public <T> T read(String cursor, int size, Function<List<String>, T> position) {
        try {
            return position.apply(values(Base64.getUrlDecoder().decode(cursor), size));
        } catch (RuntimeException forged) {
            throw foreign(forged);
        }
    }

    /** A time as a value of a position, to the millisecond, as the database can hold it. */
    public static Instant time(String value) {
        return Instant.ofEpochMilli(Instant.parse(value).toEpochMilli());
    }

    private List<String> values(byte[] cursor, int size) {
        byte[] body = Arrays.copyOfRange(cursor, Math.min(CHECK, cursor.length), cursor.length);
        if (cursor.length < CHECK || !Arrays.equals(check(body), Arrays.copyOf(cursor, CHECK))) {
            throw new IllegalArgumentException("check failed");
        }
        List<String> values = parts(ByteBuffer.wrap(body));
        if (values.size() != size) {
            throw new IllegalArgumentException(values.size() + " values");
        }
        return values;
    }

    private static List<String> parts(ByteBuffer body) {
        List<String> parts = new ArrayList<>();
        while (body.hasRemaining()) {
            int length = body.getInt();
            if (length > body.remaining()) {
                throw new IllegalArgumentException("longer than its body");
            }
            byte[] part = new byte[length];
            body.get(part);
            parts.add(new String(part, StandardCharsets.UTF_8));
        }
        return List.copyOf(parts);
    }

    private byte[] check(byte[] body) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(list);
            digest.update((byte) 0);
            return Arrays.copyOf(digest.digest(body), CHECK);
        } catch (NoSuchAlgorithmException everyJvmHasIt) {
            throw new IllegalStateException(everyJvmHasIt);
        }
    }

    private static ProblemException foreign(Exception cause) {
        ProblemException problem =
                ProblemException.invalid("cursor", "must be the next of this list with the same filters");
        problem.initCause(cause);
        return problem;
    }
}
