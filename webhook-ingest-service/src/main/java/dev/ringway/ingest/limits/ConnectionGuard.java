package dev.ringway.ingest.limits;

import io.micrometer.core.instrument.MeterRegistry;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.channel.socket.DuplexChannel;
import io.netty.handler.codec.http.HttpObject;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;
import io.netty.util.concurrent.Future;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Stands before the HTTP codec of one connection. A request that trickles in is given up after its time, and a connection
 * that is closed in the middle of a body is closed softly: what the client still sends is read and dropped for a moment,
 * because the reset that follows an unread byte would take the answer away from it. A request that arrives in one piece
 * costs no timer.
 */
@SuppressWarnings("FutureReturnValueIgnored") // nothing is left to be done for a connection whose end fails
final class ConnectionGuard extends ChannelDuplexHandler {

    private static final Duration SOFT_CLOSE = Duration.ofSeconds(1);
    private static final String TOO_SLOW =
            "HTTP/1.1 408 Request Timeout\r\nConnection: close\r\nContent-Length: 0\r\n\r\n";

    private final LimitSettings settings;
    private final MeterRegistry meters;
    private boolean headBegun;
    private boolean inContent;
    private boolean closing;
    private Optional<Future<?>> deadline = Optional.empty();

    ConnectionGuard(LimitSettings settings, MeterRegistry meters) {
        this.settings = settings;
        this.meters = meters;
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object bytes) {
        if (closing) {
            ReferenceCountUtil.release(bytes);
            return;
        }
        headBegun = !inContent;
        context.fireChannelRead(bytes);
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext context) {
        if (!closing && deadline.isEmpty() && (headBegun || inContent)) {
            Duration time = inContent ? settings.contentTimeout() : settings.headTimeout();
            deadline = Optional.of(
                    context.executor().schedule(() -> tooSlow(context), time.toMillis(), TimeUnit.MILLISECONDS));
        }
        context.fireChannelReadComplete();
    }

    private void tooSlow(ChannelHandlerContext context) {
        if (inContent) {
            Limit.CONTENT_TIME.count(meters);
        } else {
            Limit.HEAD_TIME.count(meters);
            context.writeAndFlush(Unpooled.copiedBuffer(TOO_SLOW, StandardCharsets.US_ASCII));
        }
        inContent = true;
        close(context, context.newPromise());
    }

    @Override
    public void close(ChannelHandlerContext context, ChannelPromise promise) {
        if (!inContent || !context.channel().isActive() || !(context.channel() instanceof DuplexChannel channel)) {
            context.close(promise);
            return;
        }
        channel.closeFuture().addListener(closed -> promise.trySuccess());
        if (!closing) {
            closing = true;
            cancelDeadline();
            channel.shutdownOutput();
            channel.config().setAutoRead(true);
            context.executor().schedule(() -> context.close(), SOFT_CLOSE.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        cancelDeadline();
        context.fireChannelInactive();
    }

    private void cancelDeadline() {
        deadline.ifPresent(timer -> timer.cancel(false));
        deadline = Optional.empty();
    }

    /** Stands behind the codec and tells where requests begin and end; one that cannot be read never ends. */
    final class Messages extends ChannelDuplexHandler {

        private final WaitingConnection connection;

        Messages(WaitingConnection connection) {
            this.connection = connection;
        }

        @Override
        public void channelRead(ChannelHandlerContext context, Object message) {
            if (message instanceof HttpRequest) {
                headBegun = false;
                inContent = true;
                cancelDeadline();
            }
            boolean readable =
                    message instanceof HttpObject part && part.decoderResult().isSuccess();
            if (message instanceof LastHttpContent && readable) {
                headBegun = false;
                inContent = false;
                cancelDeadline();
                connection.end();
            }
            context.fireChannelRead(message);
        }

        @Override
        public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
            if (message instanceof LastHttpContent
                    && context.channel().isActive()
                    && !GenuineConnection.is(context.channel())) {
                connection.begin();
            }
            context.write(message, promise);
        }
    }
}
