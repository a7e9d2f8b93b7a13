package dev.ringway.campaign.intake;

import dev.ringway.campaign.dial.DialDecision;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(DialSettings.class)
class DialConfiguration {

    @Bean
    DialDecision dialDecision(DialSettings settings) {
        return new DialDecision(settings.limits());
    }
}
