package dev.ringway.starter.startup;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.annotation.Bean;

@AutoConfiguration
class StartAutoConfiguration {

    /** The bean's name is its name in the health groups: {@code start}. */
    @Bean
    StartHealth startHealthIndicator(ObjectProvider<StartCondition> conditions) {
        return new StartHealth(conditions.orderedStream().toList());
    }
}
