package dev.ringway.campaign.kafka;

import dev.ringway.starter.jobs.LeasedJob;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(CommandSettings.class)
class CommandConfiguration {

    @Bean
    LeasedJob lateOptOutsJob(LateOptOuts optOuts, CommandSettings settings) {
        return new LeasedJob("late-opt-outs", settings.look(), optOuts::run);
    }
}
