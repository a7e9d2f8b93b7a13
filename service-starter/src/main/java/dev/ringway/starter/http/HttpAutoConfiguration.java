package dev.ringway.starter.http;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;

@AutoConfiguration
@EnableConfigurationProperties(HttpSettings.class)
class HttpAutoConfiguration {

    @Bean
    TimeLimit timeLimit(HttpSettings settings) {
        return new TimeLimit(settings.timeLimit());
    }

    @Bean
    CacheHabit cacheHabit() {
        return new CacheHabit();
    }
}
