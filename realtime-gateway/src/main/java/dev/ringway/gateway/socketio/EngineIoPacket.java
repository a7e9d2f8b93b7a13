package dev.ringway.gateway.socketio;

import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.websocketx.BinaryWebSocketFrame;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** Engine.IO v4 packets: one character for the type, then the data. */
final class EngineIoPacket {

    static final byte[] PING = bytes("2");
    static final byte[] NOOP = bytes("6");
    static final byte[] CLOSE = bytes("1");
    static final String PONG = "3";
    static final String PROBE = "2probe";
    static final String PROBE_ANSWER = "3probe";
    static final String UPGRADE = "5";

    /** Separates packets in the body of a polling request or response. */
    static final String SEPARATOR = "\u001e";

    private EngineIoPacket() {}

    static byte[] message(String data) {
        return bytes("4" + data);
    }

    /** Whether it is a binary event or acknowledgement; no other message has anything behind it. */
    static boolean hasAttachments(byte[] packet) {
        return packet.length > 2 && packet[0] == '4' && (packet[1] == '5' || packet[1] == '6');
    }

    /** The frames of a WebSocket for a packet with its attachments, which is queued in polling's form. */
    static List<WebSocketFrame> frames(byte[] packet) {
        List<WebSocketFrame> frames = new ArrayList<>();
        for (String part : new String(packet, StandardCharsets.UTF_8).split(SEPARATOR, -1)) {
            frames.add(
                    frames.isEmpty()
                            ? new TextWebSocketFrame(part)
                            : new BinaryWebSocketFrame(
                                    Unpooled.wrappedBuffer(Base64.getDecoder().decode(part.substring(1)))));
        }
        return frames;
    }

    static byte[] bytes(String packet) {
        return packet.getBytes(StandardCharsets.UTF_8);
    }
}
