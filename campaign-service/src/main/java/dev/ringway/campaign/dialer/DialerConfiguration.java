package dev.ringway.campaign.dialer;

import com.mongodb.reactivestreams.client.MongoDatabase;
import dev.ringway.campaign.dial.Breaker;
import dev.ringway.campaign.dial.CallerIdRest;
import dev.ringway.starter.jobs.LeasedJob;
import dev.ringway.starter.mongo.Leases;
import java.time.Duration;
import java.util.UUID;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({DialerSettings.class, AgentCallSettings.class})
class DialerConfiguration {

    /** After the answer to a pause: by then the last call is on its way, whoever places it. */
    private static final Duration PAUSED = Duration.ofSeconds(1);

    /** No client of ElevenLabs tells when its connection stands, so the look before it is older by as long as that may take. */
    DialerConfiguration(DialerSettings dialer, AgentCallSettings agentCalls) {
        if (dialer.fresh().plus(agentCalls.connectTimeLimit()).compareTo(PAUSED) > 0) {
            throw new IllegalArgumentException(
                    "DIALER_FRESH and AGENT_CALLS_CONNECT_TIME_LIMIT must be 1s together at most: later than that after a pause"
                            + " no call may be asked for");
        }
    }

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
    LeasedJob heldMoneyJob(HeldMoney money, DialerSettings settings) {
        return new LeasedJob("held-money", settings.settling().look(), settings.lease(), money::run);
    }

    @Bean
    @ConditionalOnProperty("ringway.campaign.dialer.enabled")
    LeasedJob hangUpJob(HangUps hangUps, DialerSettings settings) {
        return new LeasedJob("hang-up", settings.look(), settings.lease(), hangUps::run);
    }
}
