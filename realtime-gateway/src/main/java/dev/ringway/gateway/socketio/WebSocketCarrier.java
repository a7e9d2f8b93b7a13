package dev.ringway.gateway.socketio;

import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketCloseStatus;
import java.util.Optional;

/** Packets leave as text frames, as long as the socket takes them. */
@SuppressWarnings(
        "FutureReturnValueIgnored") // a write or timer that fails ends with its channel, which the session hears of
final class WebSocketCarrier implements Carrier {

    private final Channel channel;
    private boolean finished;

    WebSocketCarrier(Channel channel) {
        this.channel = channel;
    }

    /** Stops where the channel's own buffer is full, so that what waits stays in the bounded queue. */
    @Override
    public void flush(OutboundQueue queue) {
        boolean written = false;
        while (channel.isWritable()) {
            Optional<byte[]> packet = queue.poll();
            if (packet.isEmpty()) {
                break;
            }
            write(packet.get());
            written = true;
        }
        if (written) {
            channel.flush();
        }
    }

    @Override
    public boolean finish(OutboundQueue queue) {
        if (finished) {
            queue.clear();
        } else {
            finished = true;
            for (Optional<byte[]> packet = queue.poll(); packet.isPresent(); packet = queue.poll()) {
                write(packet.get());
            }
            channel.writeAndFlush(new CloseWebSocketFrame(WebSocketCloseStatus.NORMAL_CLOSURE))
                    .addListener(ChannelFutureListener.CLOSE);
        }
        return false;
    }

    @Override
    public void abort() {
        channel.close();
    }

    @Override
    public boolean uses(Channel candidate) {
        return channel.equals(candidate);
    }

    private void write(byte[] packet) {
        if (EngineIoPacket.hasAttachments(packet)) {
            EngineIoPacket.frames(packet).forEach(frame -> channel.write(frame, channel.voidPromise()));
        } else {
            channel.write(new TextWebSocketFrame(Unpooled.wrappedBuffer(packet)), channel.voidPromise());
        }
    }
}
