package dev.ringway.callstore.report;

import dev.ringway.events.Event;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;

/**
 * Makes the events of what this service found out. The same finding has the same id however often it is made, so that
 * callEvents keeps it once.
 */
public final class SystemReports {

    private static final URI SOURCE = URI.create("/call-store-service");

    private SystemReports() {}

    public static Event<SystemReport> of(SystemReport report, Instant now) {
        Instant time = switch (report) {
            case RecordingDeleted deleted -> deleted.deletedAt();
            case CallFetched fetched -> now;
            case RecordingFetched fetched -> now;
            case CallControlled controlled -> now;
        };
        return new Event<>(id(report), SOURCE, time, now, Optional.empty(), report);
    }

    private static String id(SystemReport report) {
        return switch (report) {
            case CallFetched fetched -> "fetched:" + fetched.callSid() + ":sha256:" + sha256(fetched);
            case RecordingFetched fetched ->
                "recording-fetched:" + fetched.recordingSid() + ":sha256:" + sha256(fetched);
            case RecordingDeleted deleted -> "recording-deleted:" + deleted.recordingSid();
            case CallControlled controlled ->
                String.join(
                        ":",
                        "controlled",
                        controlled.callSid(),
                        controlled.action(),
                        controlled.commandId(),
                        controlled.result());
        };
    }

    /** A record's text names all its components in order. */
    private static String sha256(SystemReport content) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256")
                            .digest(content.toString().getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }
}
