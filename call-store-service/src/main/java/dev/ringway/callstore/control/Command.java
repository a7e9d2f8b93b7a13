package dev.ringway.callstore.control;

import dev.ringway.callstore.report.CallControlled.Action;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;

/** What is to be done to a live call. */
public sealed interface Command {

    String callSid();

    Action action();

    /** Hang up, or stop ringing. */
    record End(String callSid) implements Command {
        @Override
        public Action action() {
            return Action.END;
        }
    }

    /**
     * Hand over to a person.
     *
     * @param to E.164
     * @param callerId E.164; empty for our own number of the call
     * @param announcement said before the person is called
     */
    record Transfer(String callSid, String to, Optional<String> callerId, Optional<String> announcement)
            implements Command {
        @Override
        public Action action() {
            return Action.TRANSFER;
        }
    }

    /** Transcribe both sides from now on. */
    record Transcribe(String callSid) implements Command {
        @Override
        public Action action() {
            return Action.TRANSCRIBE;
        }
    }

    /** The same for the same command: a record's text names all its components in order. */
    default String fingerprint() {
        return sha256(toString());
    }

    static String sha256(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }
}
