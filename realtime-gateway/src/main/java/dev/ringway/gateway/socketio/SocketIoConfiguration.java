package dev.ringway.gateway.socketio;

import dev.ringway.gateway.connection.ConnectionListener;
import dev.ringway.gateway.connection.Doorkeeper;
import dev.ringway.gateway.connection.EventHandler;
import dev.ringway.gateway.connection.Payload;
import dev.ringway.gateway.connection.ServedNamespace;
import dev.ringway.starter.startup.StartRefusedException;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({SocketIoSettings.class, LimitSettings.class, DrainSettings.class})
class SocketIoConfiguration {

    @Bean
    TransportSettings transportSettings(
            SocketIoSettings socketIo,
            LimitSettings limits,
            DrainSettings draining,
            @Value("${ringway.security.cors-allowed-origins}") Set<String> origins,
            @Value("${spring.lifecycle.timeout-per-shutdown-phase}") Duration shutdown) {
        Duration longest = draining.time().plus(socketIo.lingerTimeout());
        if (longest.compareTo(shutdown) >= 0) {
            throw new StartRefusedException(
                    "Clients may take " + longest.toSeconds() + " s to be sent away, and the shutdown only "
                            + shutdown.toSeconds() + " s.",
                    "Set a longer SHUTDOWN_TIMEOUT, or a shorter DRAIN_TIME or SOCKETIO_LINGER_TIMEOUT.");
        }
        return new TransportSettings(socketIo, limits, draining, new AllowedOrigins(origins));
    }

    /** Depends on who hears of its clients and so is stopped before: clients are served while they are sent away. */
    @Bean
    SocketIoServer socketIoServer(
            TransportSettings settings,
            Doorkeeper doorkeeper,
            ConnectionListener listener,
            List<EventHandler> handlers,
            ObjectProvider<ServedNamespace> others,
            MeterRegistry registry) {
        ServedNamespace main = new ServedNamespace(Payload.MAIN_NAMESPACE, doorkeeper, listener, handlers);
        return new SocketIoServer(
                settings, Stream.concat(Stream.of(main), others.orderedStream()).toList(), registry);
    }
}
