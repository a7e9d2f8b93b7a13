package dev.ringway.gateway.connection;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import tools.jackson.databind.JsonNode;

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

    /** @param nameAndArguments the event's name, then any number of arguments; binary ones are binary nodes */
    public static Frame event(List<? extends JsonNode> nameAndArguments) {
        return new Frame(Payload.of(nameAndArguments).event(Payload.MAIN_NAMESPACE));
    }

    /** The packet for the main namespace itself, not a copy: nobody writes to it. */
    public byte[] bytes() {
        return bytes;
    }

    /** The packet for that namespace, which is named behind its type. */
    public byte[] bytes(String namespace) {
        if (namespace.equals(Payload.MAIN_NAMESPACE)) {
            return bytes;
        }
        int head = bytes[1] == EVENT.charAt(1) ? EVENT.length() : endOfAttachmentCount();
        byte[] name = (namespace + ",").getBytes(StandardCharsets.UTF_8);
        byte[] named = Arrays.copyOf(bytes, bytes.length + name.length);
        System.arraycopy(name, 0, named, head, name.length);
        System.arraycopy(bytes, head, named, head + name.length, bytes.length - head);
        return named;
    }

    private int endOfAttachmentCount() {
        int at = 0;
        while (bytes[at] != '-') {
            at++;
        }
        return at + 1;
    }
}
