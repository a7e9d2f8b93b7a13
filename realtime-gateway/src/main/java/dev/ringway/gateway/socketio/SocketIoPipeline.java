package dev.ringway.gateway.socketio;

import com.corundumstudio.socketio.Configuration;
import com.corundumstudio.socketio.SocketIOChannelInitializer;
import com.corundumstudio.socketio.namespace.NamespacesHub;
import dev.ringway.gateway.connection.Doorkeeper;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.codec.http.websocketx.WebSocketFrameAggregator;
import io.netty.handler.timeout.ReadTimeoutHandler;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

/**
 * Our handlers in the place of the library's: its own ones admit clients without asking, take session ids from cookies,
 * lose packets under polling and queue without bound.
 */
final class SocketIoPipeline extends SocketIOChannelInitializer {

    private final SocketIoSettings settings;
    private final AllowedOrigins origins;
    private final Doorkeeper doorkeeper;
    private final Executor blocking;
    private Optional<Sessions> sessions = Optional.empty();
    private Optional<Library> library = Optional.empty();

    SocketIoPipeline(SocketIoSettings settings, AllowedOrigins origins, Doorkeeper doorkeeper, Executor blocking) {
        this.settings = settings;
        this.origins = origins;
        this.doorkeeper = doorkeeper;
        this.blocking = blocking;
    }

    @Override
    public void start(Configuration configuration, NamespacesHub namespaces) {
        super.start(configuration, namespaces);
        Library shared = Library.of(configuration, namespaces);
        library = Optional.of(shared);
        sessions = Optional.of(
                new Sessions(settings, session -> new Admittance(session, shared, settings, doorkeeper, blocking)));
    }

    @Override
    protected void addSslHandler(ChannelPipeline pipeline) {
        // TLS ends at the edge
    }

    @Override
    protected void addSocketioHandlers(ChannelPipeline pipeline) {
        long silence = settings.pingInterval().plus(settings.pingTimeout()).toMillis();
        pipeline.addLast(
                new ReadTimeoutHandler(silence, TimeUnit.MILLISECONDS),
                new HttpServerCodec(),
                new HttpObjectAggregator(settings.maxPayloadBytes(), true),
                new WebSocketFrameAggregator(settings.maxPayloadBytes()),
                new EngineIoFrames(),
                new EngineIoRequests(sessions.orElseThrow(), origins, settings));
    }

    /** Tells every client; their sockets close as they have read it. */
    void drain() {
        sessions.ifPresent(Sessions::drain);
    }

    @Override
    public void stop() {
        library.ifPresent(shared -> shared.scheduler().shutdown());
        super.stop();
    }
}
