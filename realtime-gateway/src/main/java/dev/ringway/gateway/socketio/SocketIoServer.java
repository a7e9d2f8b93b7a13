package dev.ringway.gateway.socketio;

import com.corundumstudio.socketio.AckMode;
import com.corundumstudio.socketio.Configuration;
import com.corundumstudio.socketio.SocketIOClient;
import com.corundumstudio.socketio.SocketIOServer;
import com.corundumstudio.socketio.transport.NamespaceClient;
import dev.ringway.gateway.connection.Connection;
import dev.ringway.gateway.connection.ConnectionListener;
import dev.ringway.gateway.connection.Doorkeeper;
import dev.ringway.gateway.connection.EventHandler;
import io.netty.util.ResourceLeakDetector;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.springframework.context.SmartLifecycle;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.util.RawValue;

/** Socket.IO on its own port: the library's server with our pipeline. */
public final class SocketIoServer implements SmartLifecycle {

    private final SocketIoPipeline pipeline;
    private final SocketIOServer server;
    private final ExecutorService blocking = Executors.newVirtualThreadPerTaskExecutor();
    private volatile boolean running;

    SocketIoServer(
            SocketIoSettings settings,
            AllowedOrigins origins,
            Doorkeeper doorkeeper,
            ConnectionListener listener,
            List<EventHandler> handlers) {
        this.pipeline = new SocketIoPipeline(settings, origins, doorkeeper, blocking);
        this.server = library(configuration(settings));
        server.setPipelineFactory(pipeline);
        server.addConnectListener(client -> listener.connected(connection(client)));
        server.addDisconnectListener(client -> listener.disconnected(connection(client)));
        handlers.forEach(this::register);
    }

    /** Its constructor makes a pipeline of its own, which nobody can stop and which is then reported as a leak. */
    private static SocketIOServer library(Configuration configuration) {
        ResourceLeakDetector.Level level = ResourceLeakDetector.getLevel();
        ResourceLeakDetector.setLevel(ResourceLeakDetector.Level.DISABLED);
        try {
            return new SocketIOServer(configuration);
        } finally {
            ResourceLeakDetector.setLevel(level);
        }
    }

    private void register(EventHandler handler) {
        server.addEventListener(
                handler.event(),
                JsonNode.class,
                (client, argument, ack) ->
                        handler.handle(connection(client), argument, json -> ack.sendAckData(new RawValue(json))));
    }

    private static Connection connection(SocketIOClient client) {
        if (client instanceof NamespaceClient member && member.getBaseClient() instanceof SocketIoClient ours) {
            return ours.connection();
        }
        throw new IllegalStateException("a client that did not come through this pipeline");
    }

    private static Configuration configuration(SocketIoSettings settings) {
        Configuration configuration = new Configuration();
        if (!settings.host().isEmpty()) {
            configuration.setHostname(settings.host());
        }
        configuration.setPort(settings.port());
        configuration.setBossThreads(1);
        configuration.setWorkerThreads(settings.eventLoopThreads());
        configuration.setAckMode(AckMode.MANUAL);
        configuration.setExceptionListener(new HandlerFailures());
        configuration.getSocketConfig().setReuseAddress(true);
        return configuration;
    }

    @Override
    public void start() {
        server.start();
        running = true;
    }

    @Override
    public void stop() {
        running = false;
        pipeline.drain();
        server.stop();
        blocking.shutdown();
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
