package dev.ringway.starter.twilio;

import com.twilio.http.TwilioRestClient;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;

/** For services that ask Twilio: those with its SDK on their class path and the API's address in their settings. */
@AutoConfiguration
@ConditionalOnClass(TwilioRestClient.class)
@ConditionalOnProperty("ringway.twilio.api.base-url")
@EnableConfigurationProperties(TwilioApiSettings.class)
class TwilioAutoConfiguration {

    @Bean
    TwilioClient twilioClient(TwilioApiSettings settings, MeterRegistry meters) {
        return new TwilioClient(settings, meters);
    }
}
