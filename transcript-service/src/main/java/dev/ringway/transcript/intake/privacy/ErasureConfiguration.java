package dev.ringway.transcript.intake.privacy;

import dev.ringway.starter.jobs.LeasedJob;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ErasureSettings.class)
class ErasureConfiguration {

    @Bean
    LeasedJob erasuresJob(Erasing erasing, ErasureSettings settings) {
        return new LeasedJob("transcript-erasures", settings.look(), erasing::run);
    }
}
