package dev.ringway.ingest.limits;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.netty.channel.Channel;
import io.netty.util.AttributeKey;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.boot.reactor.netty.NettyReactiveWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.stereotype.Component;
import reactor.netty.NettyPipeline;

/** Counts the connections and puts a {@link ConnectionGuard} into each. */
@Component
class Connections implements WebServerFactoryCustomizer<NettyReactiveWebServerFactory> {

    /** Set on a connection that came when there were too many. */
    static final AttributeKey<Boolean> TOO_MANY = AttributeKey.valueOf("ringway.too-many-connections");

    private final AtomicInteger open = new AtomicInteger();
    private final LimitSettings settings;
    private final MeterRegistry meters;

    Connections(LimitSettings settings, MeterRegistry meters) {
        this.settings = settings;
        this.meters = meters;
        Gauge.builder("ringway.ingest.connections", open, AtomicInteger::get).register(meters);
    }

    @Override
    public void customize(NettyReactiveWebServerFactory factory) {
        factory.addServerCustomizers(server -> server.doOnChannelInit((observer, channel, remote) -> guard(channel)));
    }

    private void guard(Channel channel) {
        int number = open.incrementAndGet();
        channel.closeFuture().addListener(closed -> open.decrementAndGet());
        if (number > settings.maxConnections() + settings.maxConnections() / 4) {
            Limit.CONNECTIONS.count(meters);
            channel.unsafe().close(channel.voidPromise());
            return;
        }
        if (number > settings.maxConnections()) {
            channel.attr(TOO_MANY).set(true);
        }
        ConnectionGuard guard = new ConnectionGuard(settings, meters);
        channel.pipeline().addFirst("ringway.guard", guard);
        channel.pipeline().addAfter(NettyPipeline.HttpCodec, "ringway.messages", guard.new Messages());
    }
}
