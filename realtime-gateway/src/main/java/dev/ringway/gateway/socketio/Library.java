package dev.ringway.gateway.socketio;

import com.corundumstudio.socketio.Configuration;
import com.corundumstudio.socketio.ack.AckManager;
import com.corundumstudio.socketio.handler.ClientsBox;
import com.corundumstudio.socketio.namespace.Namespace;
import com.corundumstudio.socketio.namespace.NamespacesHub;
import com.corundumstudio.socketio.scheduler.CancelableScheduler;
import com.corundumstudio.socketio.scheduler.HashedWheelTimeoutScheduler;

/** What a netty-socketio client needs of its server. The scheduler stays idle: sessions have their own timers. */
record Library(
        Configuration configuration,
        Namespace mainNamespace,
        AckManager acks,
        CancelableScheduler scheduler,
        ClientsBox clients) {

    static Library of(Configuration configuration, NamespacesHub namespaces) {
        CancelableScheduler idle = new HashedWheelTimeoutScheduler();
        Namespace main = namespaces.get(Namespace.DEFAULT_NAME);
        return new Library(configuration, main, new AckManager(idle), idle, new ClientsBox());
    }
}
