package dev.ringway.acceptance;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Base64;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** A post-call webhook with sound, made anew from its seed each time it is read, so that it takes no memory here either. */
record SignedSound(String conversationId, long seed, int size) {

    private static final int PIECE = 3 * (16 << 10);

    /** JSON with the sound in base64, before the ids. */
    InputStream body() {
        return new SequenceInputStream(Collections.enumeration(List.of(
                text("{\"type\":\"post_call_audio\",\"data\":{\"full_audio\":\""),
                new Base64Sound(),
                text("\",\"agent_id\":\"agent_proof\",\"conversation_id\":\"" + conversationId + "\"}}"))));
    }

    String signature(String secret) {
        String time = Long.toString(Instant.now().getEpochSecond());
        try (InputStream body = body()) {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            mac.update((time + ".").getBytes(StandardCharsets.US_ASCII));
            byte[] piece = new byte[64 << 10];
            for (int read = body.read(piece); read >= 0; read = body.read(piece)) {
                mac.update(piece, 0, read);
            }
            return "t=" + time + ",v0=" + HexFormat.of().formatHex(mac.doFinal());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Of the sound itself. */
    String sha256() {
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            Random random = new Random(seed);
            for (int made = 0; made < size; made += PIECE) {
                sha256.update(piece(random, made));
            }
            return HexFormat.of().formatHex(sha256.digest());
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private byte[] piece(Random random, int made) {
        byte[] piece = new byte[Math.min(PIECE, size - made)];
        random.nextBytes(piece);
        return piece;
    }

    private static InputStream text(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.US_ASCII));
    }

    private final class Base64Sound extends InputStream {

        private final Random random = new Random(seed);
        private int made;
        private ByteArrayInputStream encoded = new ByteArrayInputStream(new byte[0]);

        @Override
        public int read() {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0];
        }

        @Override
        public int read(byte[] target, int offset, int length) {
            if (encoded.available() == 0 && made < size) {
                byte[] piece = piece(random, made);
                made += piece.length;
                encoded = new ByteArrayInputStream(Base64.getEncoder().encode(piece));
            }
            return encoded.read(target, offset, length);
        }
    }
}
