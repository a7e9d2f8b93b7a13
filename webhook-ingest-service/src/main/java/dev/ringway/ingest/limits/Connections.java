package dev.ringway.ingest.limits;

import dev.ringway.ingest.proxy.TrustedProxies;
import dev.ringway.ingest.share.ClientShare;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.netty.channel.Channel;
import io.netty.util.AttributeKey;
import java.net.InetSocketAddress;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.boot.reactor.netty.NettyReactiveWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.stereotype.Component;
import reactor.netty.NettyPipeline;

/** Counts the connections, all and those of each client, and puts a {@link ConnectionGuard} into each. */
@Component
class Connections implements WebServerFactoryCustomizer<NettyReactiveWebServerFactory> {

    /** Set on a connection that came when there were too many: which limit it was. */
    static final AttributeKey<Limit> TOO_MANY = AttributeKey.valueOf("ringway.too-many-connections");

    private final AtomicInteger open = new AtomicInteger();
    private final ClientShare waiting;
    private final TrustedProxies proxies;
    private final LimitSettings settings;
    private final MeterRegistry meters;

    Connections(LimitSettings settings, TrustedProxies proxies, MeterRegistry meters) {
        this.settings = settings;
        this.proxies = proxies;
        this.meters = meters;
        this.waiting = new ClientShare(settings.maxConnections(), settings.clientShare());
        Gauge.builder("ringway.ingest.connections", open, AtomicInteger::get).register(meters);
    }

    @Override
    public void customize(NettyReactiveWebServerFactory factory) {
        factory.addServerCustomizers(server -> server.doOnChannelInit((observer, channel, remote) -> guard(channel)));
    }

    private void guard(Channel channel) {
        int number = open.incrementAndGet();
        channel.closeFuture().addListener(closed -> open.decrementAndGet());
        WaitingConnection connection = connection(channel);
        long ofClient = connection.begin();
        channel.closeFuture().addListener(closed -> connection.end());
        if (isFarAbove(number, settings.maxConnections()) || isFarAbove(ofClient, waiting.most())) {
            (number > settings.maxConnections() ? Limit.CONNECTIONS : Limit.CLIENT_CONNECTIONS).count(meters);
            channel.unsafe().close(channel.voidPromise());
            return;
        }
        if (number > settings.maxConnections()) {
            channel.attr(TOO_MANY).set(Limit.CONNECTIONS);
        } else if (ofClient > waiting.most()) {
            channel.attr(TOO_MANY).set(Limit.CLIENT_CONNECTIONS);
        }
        ConnectionGuard guard = new ConnectionGuard(settings, meters);
        channel.pipeline().addFirst("ringway.guard", guard);
        channel.pipeline().addAfter(NettyPipeline.HttpCodec, "ringway.messages", guard.new Messages(connection));
    }

    private static boolean isFarAbove(long number, long most) {
        return number > most + most / 4;
    }

    /** A proxy of ours connects for all its clients: how many there are is its to limit. */
    private WaitingConnection connection(Channel channel) {
        return channel.remoteAddress() instanceof InetSocketAddress sender && !proxies.include(sender)
                ? new WaitingConnection(waiting, TrustedProxies.client(sender))
                : WaitingConnection.OF_NOBODY;
    }
}
