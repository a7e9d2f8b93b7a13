package dev.ringway.gateway.socketio;

import dev.ringway.gateway.connection.CloseReason;
import dev.ringway.gateway.connection.Connection;
import dev.ringway.gateway.connection.Frame;
import dev.ringway.starter.security.Caller;
import tools.jackson.databind.json.JsonMapper;

/** A client whose CONNECT was accepted. */
record AdmittedConnection(String id, Caller caller, EngineIoSession session) implements Connection {

    private static final byte[] DISCONNECT = EngineIoPacket.message("1");

    @Override
    public void send(Frame frame) {
        session.send(frame.bytes());
    }

    @Override
    public boolean isBehind() {
        return session.isBehind();
    }

    @Override
    public void close(CloseReason reason) {
        byte[] closing = Frame.event("closing", JsonMapper.shared().writeValueAsString(reason))
                .bytes();
        session.home().execute(() -> session.end(closing, DISCONNECT));
    }
}
