package dev.ringway.gateway.socketio;

import com.corundumstudio.socketio.Configuration;
import com.corundumstudio.socketio.ack.AckManager;
import com.corundumstudio.socketio.handler.ClientsBox;
import com.corundumstudio.socketio.namespace.Namespace;
import com.corundumstudio.socketio.namespace.NamespacesHub;
import com.corundumstudio.socketio.scheduler.CancelableScheduler;
import com.corundumstudio.socketio.scheduler.HashedWheelTimeoutScheduler;
import dev.ringway.gateway.connection.Payload;
import dev.ringway.gateway.connection.ServedNamespace;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What a netty-socketio client needs of its server. The scheduler stays idle: sessions have their own timers. */
record Library(
        Configuration configuration,
        NamespacesHub namespaces,
        Map<String, ServedNamespace> served,
        AckManager acks,
        CancelableScheduler scheduler,
        ClientsBox clients) {

    static Library of(Configuration configuration, NamespacesHub namespaces, List<ServedNamespace> served) {
        CancelableScheduler idle = new HashedWheelTimeoutScheduler();
        return new Library(
                configuration,
                namespaces,
                served.stream().collect(Collectors.toUnmodifiableMap(ServedNamespace::name, Function.identity())),
                new AckManager(idle),
                idle,
                new ClientsBox());
    }

    Optional<ServedNamespace> served(String name) {
        return Optional.ofNullable(served.get(name));
    }

    Namespace namespace(String name) {
        return namespaces.get(ownName(name));
    }

    /** The library calls the main namespace by an empty name. */
    static String ownName(String name) {
        return name.equals(Payload.MAIN_NAMESPACE) ? Namespace.DEFAULT_NAME : name;
    }
}
