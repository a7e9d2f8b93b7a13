package dev.ringway.gateway.relay;

import dev.ringway.events.Topics;
import dev.ringway.gateway.live.LiveSettings;
import dev.ringway.gateway.live.LiveView;
import dev.ringway.starter.kafka.EventReaders;
import dev.ringway.starter.kafka.TopicDeclaration;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableScheduling;

@Configuration(proxyBeanMethods = false)
@EnableScheduling
class RelayConfiguration {

    @Bean
    TopicDeclaration callsChangedTopic() {
        return TopicDeclaration.readBy("realtime-gateway", Topics.CALLS_CHANGED);
    }

    @Bean
    CallRelay callRelay(EventReaders readers, LiveView view, LiveSettings settings, MeterRegistry registry) {
        Clock clock = Clock.systemUTC();
        return new CallRelay(readers, view, new CallSteps(clock, settings.endedCallRetention()), clock, registry);
    }
}
