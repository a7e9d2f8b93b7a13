package dev.ringway.starter.test;

import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.test.context.DynamicPropertyRegistrar;
import org.testcontainers.DockerClientFactory;

/** Containers where Docker answers, else processes of this machine. */
@TestConfiguration(proxyBeanMethods = false)
public class RingwayServers {

    @Bean
    DynamicPropertyRegistrar ringwayServersProperties() {
        return new ServerProperties(Choice.SERVERS);
    }

    // A docker command without an engine is common, so the engine itself is asked; once, since that takes a moment.
    private static final class Choice {
        static final Servers SERVERS =
                DockerClientFactory.instance().isDockerAvailable() ? new ContainerServers() : new ProcessServers();
    }
}
