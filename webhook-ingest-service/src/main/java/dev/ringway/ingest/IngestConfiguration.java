package dev.ringway.ingest;

import dev.ringway.ingest.twilio.TwilioAuthenticity;
import dev.ringway.ingest.twilio.TwilioEvents;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The parts without Spring, made from the settings. */
@Configuration(proxyBeanMethods = false)
class IngestConfiguration {

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }

    @Bean
    TwilioAuthenticity twilioAuthenticity(TwilioSettings settings) {
        return new TwilioAuthenticity(settings.accounts());
    }

    @Bean
    TwilioEvents twilioEvents(TwilioSettings settings) {
        return new TwilioEvents(settings.maxParameters());
    }
}
