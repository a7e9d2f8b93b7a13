package dev.ringway.starter.test;

import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.test.context.DynamicPropertyRegistrar;

/** Always the processes of this machine. */
@TestConfiguration(proxyBeanMethods = false)
public class LocalRingwayServers {

    @Bean
    DynamicPropertyRegistrar ringwayServersProperties() {
        return new ServerProperties(new ProcessServers());
    }
}
