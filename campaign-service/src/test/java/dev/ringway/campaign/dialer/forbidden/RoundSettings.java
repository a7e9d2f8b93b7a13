package dev.ringway.campaign.dialer.forbidden;

import dev.ringway.starter.test.MovableClock;
import java.util.HashMap;
import java.util.Map;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.test.context.DynamicPropertyRegistrar;

/** A clock that can be moved, in place of the service's own, and a pace at which a round is soon over. */
@TestConfiguration(proxyBeanMethods = false)
class RoundSettings {

    @Bean
    @Primary
    MovableClock movableClock() {
        return new MovableClock();
    }

    @Bean
    DynamicPropertyRegistrar paceOfTheRounds() {
        Map<String, Object> settings = new HashMap<>();
        settings.put("ringway.twilio.api.base-url", ForbiddenDials.FAST.origin().toString());
        settings.put("ringway.campaign.pace.account-calls-per-second", "100");
        settings.put("ringway.campaign.pace.caller-id-calls-per-second", "100");
        settings.put("ringway.campaign.campaigns.contacts-per-request", "10000");
        settings.put("ringway.campaign.campaigns.contact-batch", "200");
        settings.put("ringway.campaign.campaigns.stats-interval", "2s");
        settings.put("ringway.campaign.dial.calls-per-number", String.valueOf(ForbiddenDials.CALLS_PER_NUMBER));
        settings.put("ringway.campaign.dialer.unheard", "10s");
        settings.put("ringway.campaign.dialer.settling.limit", "30s");
        // Neither is told by the oracle, and both would hold up campaigns by chance.
        settings.put("ringway.campaign.dialer.breaker.calls-before", "1000000");
        settings.put("ringway.campaign.dialer.caller-id-rest.answered-percent", "0");
        return registry -> settings.forEach((name, value) -> registry.add(name, () -> value));
    }
}
