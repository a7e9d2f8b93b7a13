package dev.ringway.gateway.crowd;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.function.BiConsumer;

/** What comes in on one raw WebSocket: first the answer to the request to become one, then frames. */
final class Inbox {

    private ByteBuffer buffer = ByteBuffer.allocate(1 << 14);
    private boolean upgraded;

    /**
     * @param frame is given the buffer and the length of a text frame that begins at its position
     * @return false where the other side has closed
     */
    boolean read(SocketChannel channel, BiConsumer<ByteBuffer, Integer> frame) throws IOException {
        while (true) {
            int count = channel.read(buffer);
            if (count < 0) {
                return false;
            }
            if (count == 0) {
                return true;
            }
            buffer.flip();
            boolean open = upgraded || answered();
            while (open && next(frame)) {
                // until the last whole frame
            }
            buffer.compact();
            if (!buffer.hasRemaining()) {
                buffer = ByteBuffer.allocate(buffer.capacity() * 2).put(buffer.flip());
            }
        }
    }

    private boolean answered() {
        for (int at = buffer.position(); at + 3 < buffer.limit(); at++) {
            if (buffer.get(at) == '\r' && buffer.get(at + 1) == '\n' && buffer.get(at + 2) == '\r') {
                buffer.position(at + 4);
                upgraded = true;
                return true;
            }
        }
        return false;
    }

    private boolean next(BiConsumer<ByteBuffer, Integer> frame) {
        int start = buffer.position();
        if (buffer.remaining() < 2) {
            return false;
        }
        int opcode = buffer.get(start) & 0x0f;
        int length = buffer.get(start + 1) & 0x7f;
        int header = length < 126 ? 2 : length == 126 ? 4 : 10;
        if (buffer.remaining() < header) {
            return false;
        }
        if (length == 126) {
            length = buffer.getShort(start + 2) & 0xffff;
        } else if (length == 127) {
            length = Math.toIntExact(buffer.getLong(start + 2));
        }
        if (buffer.remaining() < header + length) {
            return false;
        }
        buffer.position(start + header);
        if (opcode == 1) {
            frame.accept(buffer, length);
        }
        buffer.position(start + header + length);
        return true;
    }

    void clear() {
        buffer.clear();
        upgraded = false;
    }
}
