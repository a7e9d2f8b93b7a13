package dev.ringway.gateway.socketio;

import io.netty.buffer.ByteBufUtil;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.websocketx.BinaryWebSocketFrame;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.handler.codec.http.websocketx.PingWebSocketFrame;
import io.netty.handler.codec.http.websocketx.PongWebSocketFrame;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import java.util.Optional;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The WebSocket half of one connection. */
@SuppressWarnings(
        "FutureReturnValueIgnored") // a write or timer that fails ends with its channel, which the session hears of
final class EngineIoFrames extends SimpleChannelInboundHandler<WebSocketFrame> {

    private static final Logger LOG = LoggerFactory.getLogger(EngineIoFrames.class);

    private Optional<EngineIoSession> session = Optional.empty();

    /** On the channel's event loop, before its first frame. */
    void carry(EngineIoSession carried) {
        session = Optional.of(carried);
    }

    @Override
    protected void channelRead0(ChannelHandlerContext ctx, WebSocketFrame frame) {
        switch (frame) {
            case TextWebSocketFrame text -> {
                String packet = text.text();
                atHome(carried -> carried.frame(ctx.channel(), packet));
            }
            case PingWebSocketFrame ping ->
                ctx.writeAndFlush(new PongWebSocketFrame(ping.content().retain()));
            case CloseWebSocketFrame close ->
                ctx.writeAndFlush(close.retain()).addListener(ChannelFutureListener.CLOSE);
            case BinaryWebSocketFrame binary -> {
                byte[] data = ByteBufUtil.getBytes(binary.content());
                atHome(carried -> carried.binaryFrame(ctx.channel(), data));
            }
            default -> LOG.trace("pong");
        }
    }

    @Override
    public void channelWritabilityChanged(ChannelHandlerContext ctx) {
        if (ctx.channel().isWritable()) {
            session.ifPresent(EngineIoSession::flushSoon);
        }
        ctx.fireChannelWritabilityChanged();
    }

    @Override
    public void channelInactive(ChannelHandlerContext ctx) {
        atHome(carried -> carried.gone(ctx.channel()));
        ctx.fireChannelInactive();
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
        LOG.atDebug()
                .addKeyValue("error.type", cause.getClass().getName())
                .log("connection closed: its frame could not be read");
        ctx.close();
    }

    private void atHome(Consumer<EngineIoSession> task) {
        session.ifPresent(carried -> carried.home().execute(() -> task.accept(carried)));
    }
}
