package dev.ringway.callstore.media;

import dev.ringway.callstore.provider.RecordingMediaSettings;
import dev.ringway.starter.jobs.LeasedJob;
import dev.ringway.starter.media.MediaClient;
import dev.ringway.starter.media.MediaWriter;
import dev.ringway.starter.media.SignedLinks;
import dev.ringway.starter.twilio.TwilioApiSettings;
import java.time.Clock;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({RecordingMediaSettings.class, RetentionSettings.class})
class MediaConfiguration {

    @Bean
    LeasedJob recordingRetention(Retention retention, RetentionSettings settings) {
        return new LeasedJob("recording-retention", settings.interval(), retention::run);
    }

    @Bean
    MediaClient recordingMediaClient(TwilioApiSettings twilio, RecordingMediaSettings settings) {
        return new MediaClient("recording-media", twilio.connectTimeout(), settings.media());
    }

    @Bean
    MediaWriter recordingMediaWriter(RecordingMediaSettings settings) {
        return new MediaWriter(settings.media().cacheAge());
    }

    /** By the main account's auth token, without which there is no media to be had anyway. */
    @Bean
    SignedLinks recordingMediaLinks(TwilioApiSettings twilio, RecordingMediaSettings settings, Clock clock) {
        return new SignedLinks(
                twilio.authToken(), "ringway media links v1", settings.media().linkAge(), clock);
    }
}
