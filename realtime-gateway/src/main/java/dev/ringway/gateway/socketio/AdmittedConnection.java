package dev.ringway.gateway.socketio;

import dev.ringway.gateway.connection.CloseReason;
import dev.ringway.gateway.connection.Connection;
import dev.ringway.gateway.connection.Frame;
import dev.ringway.starter.security.Caller;

/** A client whose CONNECT was accepted. */
record AdmittedConnection(String id, Caller caller, EngineIoSession session, Membership membership)
        implements Connection {

    @Override
    public void send(Frame frame) {
        session.send(frame.bytes(membership.name()));
    }

    @Override
    public boolean isBehind() {
        return session.isBehind();
    }

    @Override
    public void close(CloseReason reason) {
        session.home().execute(() -> membership.close(reason));
    }
}
