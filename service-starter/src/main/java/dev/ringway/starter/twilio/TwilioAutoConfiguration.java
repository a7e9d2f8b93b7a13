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
@EnableConfigurationProperties({TwilioApiSettings.class, TwilioSubaccounts.class})
class TwilioAutoConfiguration {

    @Bean
    TwilioAccounts twilioAccounts(TwilioApiSettings settings, TwilioSubaccounts others, MeterRegistry meters) {
        return new TwilioAccounts(settings, others, meters);
    }

    /** Of the main account, for services that know no other. */
    @Bean(destroyMethod = "")
    TwilioClient twilioClient(TwilioAccounts accounts) {
        return accounts.main();
    }
}
