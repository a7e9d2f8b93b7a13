package dev.ringway.gateway.socketio;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import java.util.Optional;

/** Packets leave as the answer to a GET that waits for them. */
final class PollingCarrier implements Carrier {

    private static final byte SEPARATOR = 0x1e;

    private final int maxPayloadBytes;
    private Optional<HttpExchange> waiting = Optional.empty();

    PollingCarrier(int maxPayloadBytes) {
        this.maxPayloadBytes = maxPayloadBytes;
    }

    /** False where another poll waits already: the protocol allows one. */
    boolean park(HttpExchange poll) {
        if (waiting.isPresent()) {
            return false;
        }
        waiting = Optional.of(poll);
        return true;
    }

    /** Lets a waiting poll go with nothing in it, so that the client can move to its WebSocket. */
    void release() {
        answer(Unpooled.copiedBuffer(EngineIoPacket.NOOP));
    }

    @Override
    public void flush(OutboundQueue queue) {
        if (waiting.isPresent() && !queue.isEmpty()) {
            answer(payload(queue));
        }
    }

    @Override
    public boolean finish(OutboundQueue queue) {
        if (waiting.isEmpty()) {
            return false;
        }
        ByteBuf last = payload(queue);
        boolean complete = queue.isEmpty();
        if (complete) {
            if (last.isReadable()) {
                last.writeByte(SEPARATOR);
            }
            last.writeBytes(EngineIoPacket.CLOSE);
        }
        if (complete) {
            answerLast(last);
        } else {
            answer(last);
        }
        return complete;
    }

    @Override
    public void abort() {
        answerLast(Unpooled.copiedBuffer(EngineIoPacket.CLOSE));
    }

    @Override
    public boolean uses(Channel channel) {
        return waiting.filter(poll -> poll.channel().equals(channel)).isPresent();
    }

    private void answer(ByteBuf payload) {
        waiting.ifPresentOrElse(poll -> poll.answer(payload), payload::release);
        waiting = Optional.empty();
    }

    private void answerLast(ByteBuf payload) {
        waiting.ifPresentOrElse(poll -> poll.answerLast(payload), payload::release);
        waiting = Optional.empty();
    }

    /** As many packets as fit into one response, at least one. */
    private ByteBuf payload(OutboundQueue queue) {
        ByteBuf payload = Unpooled.buffer();
        while (queue.nextLength()
                .filter(next -> payload.readableBytes() == 0 || payload.readableBytes() + 1 + next <= maxPayloadBytes)
                .isPresent()) {
            if (payload.isReadable()) {
                payload.writeByte(SEPARATOR);
            }
            queue.poll().ifPresent(payload::writeBytes);
        }
        return payload;
    }
}
