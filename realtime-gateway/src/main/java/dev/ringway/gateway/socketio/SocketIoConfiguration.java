package dev.ringway.gateway.socketio;

import dev.ringway.gateway.connection.ConnectionListener;
import dev.ringway.gateway.connection.Doorkeeper;
import dev.ringway.gateway.connection.EventHandler;
import java.util.List;
import java.util.Set;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(SocketIoSettings.class)
class SocketIoConfiguration {

    @Bean
    SocketIoServer socketIoServer(
            SocketIoSettings settings,
            @Value("${ringway.security.cors-allowed-origins}") Set<String> origins,
            Doorkeeper doorkeeper,
            ConnectionListener listener,
            List<EventHandler> handlers) {
        return new SocketIoServer(settings, new AllowedOrigins(origins), doorkeeper, listener, handlers);
    }
}
