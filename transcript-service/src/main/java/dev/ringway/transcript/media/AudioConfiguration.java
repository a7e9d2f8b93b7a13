package dev.ringway.transcript.media;

import dev.ringway.starter.media.MediaClient;
import dev.ringway.starter.media.MediaWriter;
import dev.ringway.transcript.provider.AudioSettings;
import dev.ringway.transcript.provider.ElevenLabsSettings;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(AudioSettings.class)
class AudioConfiguration {

    @Bean
    MediaClient conversationAudioClient(ElevenLabsSettings elevenLabs, AudioSettings settings) {
        return new MediaClient("conversation-audio", elevenLabs.timeLimit(), settings.audio());
    }

    @Bean
    MediaWriter conversationAudioWriter(AudioSettings settings) {
        return new MediaWriter(settings.audio().cacheAge());
    }
}
