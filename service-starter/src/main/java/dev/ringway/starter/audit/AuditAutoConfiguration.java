package dev.ringway.starter.audit;

import dev.ringway.events.Topics;
import dev.ringway.starter.kafka.EventPublisher;
import dev.ringway.starter.kafka.TopicDeclaration;
import java.time.Clock;
import java.time.Duration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.annotation.Bean;

@AutoConfiguration
class AuditAutoConfiguration {

    @Bean
    AuditTrail auditTrail(EventPublisher publisher, @Value("${spring.application.name}") String service) {
        return new AuditTrail(publisher, service, Clock.systemUTC());
    }

    @Bean
    AuditFilter auditFilter(AuditTrail trail) {
        return new AuditFilter(trail);
    }

    @Bean
    TopicDeclaration auditTopic(@Value("${ringway.audit.retention}") Duration retention) {
        return TopicDeclaration.published(Topics.AUDIT).keptFor(retention);
    }
}
