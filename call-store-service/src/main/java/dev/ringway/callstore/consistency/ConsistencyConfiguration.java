package dev.ringway.callstore.consistency;

import dev.ringway.starter.jobs.LeasedJob;
import java.time.Duration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ConsistencySettings.class)
class ConsistencyConfiguration {

    /** How soon a check is begun again whose instance has died. */
    private static final Duration LEFT_OVER = Duration.ofMinutes(1);

    @Bean
    LeasedJob consistencyDue(Consistency consistency, ConsistencySettings settings) {
        return new LeasedJob("consistency-due", settings.interval(), turn -> consistency.requestByItself());
    }

    @Bean
    LeasedJob consistencyChecks(Consistency consistency) {
        return new LeasedJob("consistency-checks", LEFT_OVER, consistency::runRequested);
    }
}
