package dev.ringway.gateway.connection;

import java.nio.charset.StandardCharsets;

/** An event in Socket.IO's wire format, encoded once and shared by everyone who is sent it. */
public final class Frame {

    /** Engine.IO message, Socket.IO event. */
    private static final String EVENT = "42";

    private final byte[] bytes;

    private Frame(byte[] bytes) {
        this.bytes = bytes;
    }

    /**
     * @param event a name without characters that JSON escapes
     * @param argument one JSON value
     */
    public static Frame event(String event, String argument) {
        return new Frame((EVENT + "[\"" + event + "\"," + argument + "]").getBytes(StandardCharsets.UTF_8));
    }

    /** The packet itself, not a copy: nobody writes to it. */
    public byte[] bytes() {
        return bytes;
    }
}
