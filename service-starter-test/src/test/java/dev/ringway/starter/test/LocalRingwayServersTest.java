package dev.ringway.starter.test;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringway.local.server.LocalServers;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Configuration;
import org.springframework.test.context.junit.jupiter.SpringJUnitConfig;

@SpringJUnitConfig
@WithLocalServers
class LocalRingwayServersTest {

    @Configuration(proxyBeanMethods = false)
    static class NoBeans {}

    @Test
    void theAddressesAreThoseOfTheProcessesThatATestMayStop(
            @Value("${KAFKA_BOOTSTRAP_SERVERS}") String kafka, @Value("${REDIS_URI}") String redis) {
        assertThat(kafka).isEqualTo(LocalServers.kafkaBootstrapServers());
        assertThat(redis).isEqualTo(LocalServers.redisUri());
    }
}
