package dev.ringway.transcript.intake;

import dev.ringway.starter.jobs.LeasedJob;
import dev.ringway.transcript.lookup.PayloadSettings;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({CallLinkSettings.class, LiveSettings.class, PayloadSettings.class})
class ArrivalConfiguration {

    @Bean
    LeasedJob liveSettlingJob(LiveSettling settling, LiveSettings settings) {
        return new LeasedJob("live-settling", settings.look(), settling::run);
    }
}
