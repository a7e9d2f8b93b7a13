package dev.ringway.campaign.kafka;

import dev.ringway.starter.jobs.LeasedJob;
import java.time.Duration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(CommandSettings.class)
class CommandConfiguration {

    /** Of a job each step of which is short: how long its work waits where its instance dies. */
    private static final Duration LEASE = Duration.ofSeconds(15);

    @Bean
    LeasedJob lateOptOutsJob(LateOptOuts optOuts, CommandSettings settings) {
        return new LeasedJob("late-opt-outs", settings.look(), LEASE, optOuts::run);
    }
}
