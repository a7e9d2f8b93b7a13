package dev.ringway.gateway.conformance;

import dev.ringway.gateway.connection.ConnectionListener;
import dev.ringway.gateway.connection.Doorkeeper;
import dev.ringway.gateway.connection.EventHandler;
import dev.ringway.gateway.connection.ServedNamespace;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Takes the place of the rooms: whoever needs no token must not get to what is real. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnBooleanProperty("ringway.gateway.conformance")
class ConformanceConfiguration {

    private static final Logger LOG = LoggerFactory.getLogger(ConformanceConfiguration.class);

    ConformanceConfiguration() {
        LOG.warn("**************************************************************************************");
        LOG.warn("CONFORMANCE MODE: this instance asks nobody for a token, echoes what it is sent and");
        LOG.warn("serves no rooms. It is for the protocol's test suites only. Anywhere else start it");
        LOG.warn("without ringway.gateway.conformance=true.");
        LOG.warn("**************************************************************************************");
    }

    @Bean
    Doorkeeper openDoor() {
        return new OpenDoor();
    }

    @Bean
    ConnectionListener authTeller() {
        return new AuthTeller();
    }

    @Bean
    EventHandler messageEcho() {
        return new MessageEcho();
    }

    @Bean
    EventHandler acknowledgedEcho() {
        return new AcknowledgedEcho();
    }

    @Bean
    ServedNamespace customNamespace() {
        return new ServedNamespace("/custom", new OpenDoor(), new AuthTeller(), List.of());
    }
}
