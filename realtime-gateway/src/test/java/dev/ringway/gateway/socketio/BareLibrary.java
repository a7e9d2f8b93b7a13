package dev.ringway.gateway.socketio;

import com.corundumstudio.socketio.AckMode;
import com.corundumstudio.socketio.AuthTokenResult;
import com.corundumstudio.socketio.Configuration;
import com.corundumstudio.socketio.SocketIOClient;
import com.corundumstudio.socketio.SocketIOServer;
import dev.ringway.local.server.FreePorts;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** netty-socketio as it comes, with the door and the event that our servers under test have. */
final class BareLibrary implements Target {

    private final int port = FreePorts.next();
    private final AtomicInteger handled = new AtomicInteger();
    private final SocketIOServer server;

    BareLibrary(Duration pingInterval, Duration pingTimeout) {
        Configuration configuration = new Configuration();
        configuration.setPort(port);
        configuration.setBossThreads(1);
        configuration.setWorkerThreads(2);
        configuration.setAckMode(AckMode.MANUAL);
        configuration.setPingInterval((int) pingInterval.toMillis());
        configuration.setPingTimeout((int) pingTimeout.toMillis());
        configuration.getSocketConfig().setReuseAddress(true);
        server = new SocketIOServer(configuration);
        server.getNamespace("")
                .addAuthTokenListener((auth, _) -> auth instanceof Map<?, ?> given && "good".equals(given.get("token"))
                        ? AuthTokenResult.AuthTokenResultSuccess
                        : new AuthTokenResult(false, Map.of("message", "No.")));
        server.addEventListener("echo", Object.class, (_, argument, ack) -> {
            handled.incrementAndGet();
            ack.sendAckData(argument);
        });
        server.addEventListener("binary", byte[].class, (_, data, ack) -> {
            handled.incrementAndGet();
            ack.sendAckData(List.of(data));
        });
        server.start();
    }

    @Override
    public String url() {
        return "http://localhost:" + port;
    }

    @Override
    public int handledEvents() {
        return handled.get();
    }

    @Override
    public void broadcast(String event, String argument) {
        server.getBroadcastOperations().sendEvent(event, argument);
    }

    @Override
    public void disconnectAll() {
        server.getAllClients().forEach(SocketIOClient::disconnect);
    }

    @Override
    public int clients() {
        return server.getAllClients().size();
    }

    @Override
    public void close() {
        server.stop();
    }
}
