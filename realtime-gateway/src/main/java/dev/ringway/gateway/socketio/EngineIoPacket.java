package dev.ringway.gateway.socketio;

import java.nio.charset.StandardCharsets;

/** Engine.IO v4 packets: one character for the type, then the data. */
final class EngineIoPacket {

    static final byte[] PING = bytes("2");
    static final byte[] NOOP = bytes("6");
    static final byte[] CLOSE = bytes("1");
    static final String PROBE = "2probe";
    static final String PROBE_ANSWER = "3probe";
    static final String UPGRADE = "5";

    /** Separates packets in the body of a polling request or response. */
    static final String SEPARATOR = "\u001e";

    private EngineIoPacket() {}

    static byte[] message(String data) {
        return bytes("4" + data);
    }

    static byte[] bytes(String packet) {
        return packet.getBytes(StandardCharsets.UTF_8);
    }
}
