package dev.ringway.gateway.page;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.core.io.Resource;

/**
 * Entity tags made from what a file contains, so that they are the same on every instance and change exactly when the file
 * does. Files are read once: they lie in the jar.
 */
final class ContentTags {

    private final Map<String, String> tags = new ConcurrentHashMap<>();

    /** With its quotes. */
    String of(Resource file) {
        return tags.computeIfAbsent(file.getDescription(), unseen -> digest(file));
    }

    private static String digest(Resource file) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(file.getContentAsByteArray());
            return "\"" + HexFormat.of().formatHex(hash, 0, 12) + "\"";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
