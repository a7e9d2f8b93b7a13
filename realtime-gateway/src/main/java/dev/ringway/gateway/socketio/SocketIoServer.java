package dev.ringway.gateway.socketio;

import com.corundumstudio.socketio.AckMode;
import com.corundumstudio.socketio.Configuration;
import com.corundumstudio.socketio.MultiTypeArgs;
import com.corundumstudio.socketio.SocketIOClient;
import com.corundumstudio.socketio.SocketIONamespace;
import com.corundumstudio.socketio.SocketIOServer;
import com.corundumstudio.socketio.transport.NamespaceClient;
import dev.ringway.gateway.connection.ConnectionListener;
import dev.ringway.gateway.connection.EventHandler;
import dev.ringway.gateway.connection.ServedNamespace;
import io.micrometer.core.instrument.MeterRegistry;
import io.netty.util.ResourceLeakDetector;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.springframework.context.SmartLifecycle;
import tools.jackson.databind.JsonNode;

/** Socket.IO on its own port: the library's server with our pipeline. */
public final class SocketIoServer implements SmartLifecycle {

    private final SocketIoPipeline pipeline;
    private final SocketIOServer server;
    private final ExecutorService blocking = Executors.newVirtualThreadPerTaskExecutor();
    private volatile boolean running;

    SocketIoServer(TransportSettings settings, List<ServedNamespace> namespaces, MeterRegistry registry) {
        this.pipeline = new SocketIoPipeline(settings, namespaces, registry, blocking);
        this.server = library(configuration(settings.socketIo()));
        server.setPipelineFactory(pipeline);
        namespaces.forEach(this::register);
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

    private void register(ServedNamespace served) {
        SocketIONamespace namespace = server.addNamespace(Library.ownName(served.name()));
        ConnectionListener listener = served.listener();
        namespace.addConnectListener(client -> {
            SocketIoClient.Arrival arrival = ours(client).arrival();
            listener.connected(arrival.connection(), arrival.auth());
        });
        namespace.addDisconnectListener(
                client -> listener.disconnected(ours(client).connection()));
        served.handlers().forEach(handler -> register(namespace, handler));
    }

    private static void register(SocketIONamespace namespace, EventHandler handler) {
        namespace.addMultiTypeEventListener(
                handler.event(),
                (client, data, ack) ->
                        handler.handleAll(ours(client).connection(), arguments(data), new LibraryAnswer(ack)),
                JsonNode.class);
    }

    private static List<JsonNode> arguments(MultiTypeArgs data) {
        return data.getArgs().stream().map(JsonNode.class::cast).toList();
    }

    private static SocketIoClient ours(SocketIOClient client) {
        if (client instanceof NamespaceClient member && member.getBaseClient() instanceof SocketIoClient ours) {
            return ours;
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
