package dev.ringway.gateway.socketio;

import com.corundumstudio.socketio.SocketIOClient;
import com.corundumstudio.socketio.listener.ExceptionListenerAdapter;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A handler that fails is a defect of ours: it is logged without what the client sent, and the client stays. */
final class HandlerFailures extends ExceptionListenerAdapter {

    private static final Logger LOG = LoggerFactory.getLogger(HandlerFailures.class);

    @Override
    public void onEventException(Exception failure, List<Object> arguments, SocketIOClient client) {
        log(failure, client);
    }

    @Override
    public void onConnectException(Exception failure, SocketIOClient client) {
        log(failure, client);
    }

    @Override
    public void onDisconnectException(Exception failure, SocketIOClient client) {
        log(failure, client);
    }

    @Override
    public void onAuthException(Throwable failure, SocketIOClient client) {
        throw new IllegalStateException("the library authenticates nobody here", failure);
    }

    private static void log(Exception failure, SocketIOClient client) {
        LOG.atError()
                .setCause(failure)
                .addKeyValue("client.id", client.getSessionId())
                .log("a handler failed");
    }
}
