package dev.ringway.gateway;

import dev.ringway.gateway.connection.EventHandler;
import dev.ringway.local.server.FreePorts;
import dev.ringway.local.server.LocalServers;
import dev.ringway.starter.test.TestTokens;
import java.util.Collection;
import java.util.Map;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;

/** One gateway in this JVM, on ports of its own. */
public final class Instance implements AutoCloseable {

    private final ConfigurableApplicationContext context;
    private final int socketPort;

    private Instance(ConfigurableApplicationContext context, int socketPort) {
        this.context = context;
        this.socketPort = socketPort;
    }

    static Instance start(String... properties) {
        int socketPort = FreePorts.next();
        ConfigurableApplicationContext context = new SpringApplicationBuilder(RealtimeGatewayApplication.class)
                .properties(environment(socketPort, 0))
                .properties(properties)
                .run();
        return new Instance(context, socketPort);
    }

    /** With neither rooms nor servers behind it, for the protocol's checks. */
    public static Instance startConformance(String... properties) {
        int socketPort = FreePorts.next();
        ConfigurableApplicationContext context = new SpringApplicationBuilder(RealtimeGatewayApplication.class)
                .properties(Map.of(
                        "RINGWAY_JWT_KEY", TestTokens.key(),
                        "SOCKETIO_PORT", Integer.toString(socketPort),
                        "SERVER_PORT", "0"))
                .properties(properties)
                .run("--ringway.gateway.conformance=true");
        return new Instance(context, socketPort);
    }

    static Map<String, Object> environment(int socketPort, int httpPort) {
        return Map.of(
                "KAFKA_BOOTSTRAP_SERVERS", LocalServers.kafkaBootstrapServers(),
                "REDIS_URI", LocalServers.redisUri(),
                "RINGWAY_JWT_KEY", TestTokens.key(),
                "SOCKETIO_PORT", Integer.toString(socketPort),
                "SERVER_PORT", Integer.toString(httpPort));
    }

    int socketPort() {
        return socketPort;
    }

    public String socketUrl() {
        return "http://localhost:" + socketPort;
    }

    Collection<EventHandler> handlers() {
        return context.getBeansOfType(EventHandler.class).values();
    }

    String httpUrl() {
        return "http://localhost:"
                + ((WebServerApplicationContext) context).getWebServer().getPort();
    }

    @Override
    public void close() {
        context.close();
    }
}
