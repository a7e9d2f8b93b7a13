package dev.ringway.callstore.consistency;

import dev.ringway.starter.jobs.LeasedJob;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ConsistencySettings.class)
class ConsistencyConfiguration {

    @Bean
    LeasedJob consistencyDue(Consistency consistency, ConsistencySettings settings) {
        return new LeasedJob("consistency-due", settings.interval(), turn -> consistency.requestByItself());
    }

    @Bean
    LeasedJob consistencyChecks(Consistency consistency, ConsistencySettings settings) {
        return new LeasedJob("consistency-checks", settings.leftOver(), consistency::runRequested);
    }
}
