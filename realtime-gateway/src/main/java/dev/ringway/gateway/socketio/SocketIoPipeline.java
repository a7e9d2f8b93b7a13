package dev.ringway.gateway.socketio;

import com.corundumstudio.socketio.Configuration;
import com.corundumstudio.socketio.SocketIOChannelInitializer;
import com.corundumstudio.socketio.namespace.NamespacesHub;
import dev.ringway.gateway.connection.ServedNamespace;
import io.micrometer.core.instrument.MeterRegistry;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.codec.http.websocketx.WebSocketFrameAggregator;
import io.netty.handler.timeout.ReadTimeoutHandler;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

/**
 * Our handlers in the place of the library's: its own ones admit clients without asking, take session ids from cookies,
 * lose packets under polling and queue without bound.
 */
final class SocketIoPipeline extends SocketIOChannelInitializer {

    private final TransportSettings settings;
    private final ClientAddresses addresses;
    private final ConnectionLimits limits;
    private final TransportMetrics metrics;
    private final List<ServedNamespace> served;
    private final Executor blocking;
    private Optional<Sessions> sessions = Optional.empty();
    private Optional<Library> library = Optional.empty();

    SocketIoPipeline(
            TransportSettings settings, List<ServedNamespace> served, MeterRegistry registry, Executor blocking) {
        this.settings = settings;
        this.addresses = new ClientAddresses(settings.limits().trustedProxies());
        this.limits = new ConnectionLimits(settings.limits());
        this.metrics = new TransportMetrics(registry, limits);
        this.served = served;
        this.blocking = blocking;
    }

    @Override
    public void start(Configuration configuration, NamespacesHub namespaces) {
        super.start(configuration, namespaces);
        Library shared = Library.of(configuration, namespaces, served);
        library = Optional.of(shared);
        sessions = Optional.of(new Sessions(
                settings.socketIo(),
                limits,
                metrics,
                session -> new Admittance(session, shared, settings.socketIo(), settings.limits(), blocking)));
    }

    @Override
    protected void addSslHandler(ChannelPipeline pipeline) {
        // TLS ends at the edge
    }

    @Override
    protected void addSocketioHandlers(ChannelPipeline pipeline) {
        SocketIoSettings socketIo = settings.socketIo();
        Sessions open = sessions.orElseThrow();
        long silence = socketIo.pingInterval().plus(socketIo.pingTimeout()).toMillis();
        pipeline.addLast(
                new ReadTimeoutHandler(silence, TimeUnit.MILLISECONDS),
                new HttpServerCodec(),
                new RequestBodies(open, socketIo.maxPayloadBytes()),
                new WebSocketFrameAggregator(socketIo.maxPayloadBytes()),
                new EngineIoFrames(),
                new EngineIoRequests(open, settings.origins(), addresses, socketIo));
    }

    /** Sends every client away, and returns when they are gone. */
    void drain() {
        Drain drain = new Drain(settings.draining(), settings.socketIo().lingerTimeout());
        sessions.ifPresent(drain::run);
    }

    @Override
    public void stop() {
        library.ifPresent(shared -> shared.scheduler().shutdown());
        super.stop();
    }
}
