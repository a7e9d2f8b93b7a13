package dev.ringway.callstore.media;

import dev.ringway.callstore.provider.MediaSettings;
import dev.ringway.starter.jobs.LeasedJob;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({MediaSettings.class, RetentionSettings.class})
class MediaConfiguration {

    @Bean
    LeasedJob recordingRetention(Retention retention, RetentionSettings settings) {
        return new LeasedJob("recording-retention", settings.interval(), retention::run);
    }
}
