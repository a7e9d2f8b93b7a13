package dev.ringway.campaign.dialer;

import com.mongodb.reactivestreams.client.MongoDatabase;
import dev.ringway.campaign.dial.Breaker;
import dev.ringway.campaign.dial.CallerIdRest;
import dev.ringway.starter.jobs.LeasedJob;
import dev.ringway.starter.mongo.Leases;
import java.util.UUID;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({DialerSettings.class, AgentCallSettings.class})
class DialerConfiguration {

    @Bean
    CallerIdRest callerIdRest(DialerSettings settings) {
        return new CallerIdRest(
                settings.callerIdRest().calls(),
                settings.callerIdRest().answeredPercent(),
                settings.callerIdRest().rest());
    }

    @Bean
    Breaker.Signs breakerSigns(DialerSettings settings) {
        return new Breaker.Signs(
                settings.breaker().collapse(),
                settings.breaker().callsBefore(),
                settings.breaker().silence(),
                settings.breaker().unheard());
    }

    /** Names this instance among all; a restarted one is another. */
    @Bean
    DialerInstance dialerInstance() {
        return new DialerInstance(UUID.randomUUID().toString());
    }

    @Bean
    Leases campaignLeases(MongoDatabase database, DialerInstance instance) {
        return new Leases(database, instance.name());
    }

    @Bean
    @ConditionalOnProperty("ringway.campaign.dialer.enabled")
    LeasedJob attemptWatchJob(AttemptWatch watch, DialerSettings settings) {
        return new LeasedJob("attempt-watch", settings.look(), settings.lease(), watch::run);
    }

    @Bean
    @ConditionalOnProperty("ringway.campaign.dialer.enabled")
    LeasedJob hangUpJob(HangUps hangUps, DialerSettings settings) {
        return new LeasedJob("hang-up", settings.look(), settings.lease(), hangUps::run);
    }
}
