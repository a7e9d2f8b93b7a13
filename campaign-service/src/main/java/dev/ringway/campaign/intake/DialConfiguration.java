package dev.ringway.campaign.intake;

import dev.ringway.campaign.dial.DialDecision;
import dev.ringway.campaign.dial.DialLimits;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(DialSettings.class)
class DialConfiguration {

    @Bean
    DialLimits dialLimits(DialSettings settings) {
        return settings.limits();
    }

    @Bean
    DialDecision dialDecision(DialLimits limits) {
        return new DialDecision(limits);
    }
}
