package dev.ringway.starter.http;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration;
import org.springframework.context.annotation.Bean;
import tools.jackson.databind.json.JsonMapper;

@AutoConfiguration(after = JacksonAutoConfiguration.class)
@EnableConfigurationProperties(HttpSettings.class)
class HttpAutoConfiguration {

    @Bean
    TimeLimit timeLimit(HttpSettings settings) {
        return new TimeLimit(settings.timeLimit());
    }

    @Bean
    @ConditionalOnBean(JsonMapper.class)
    JsonMergePatch jsonMergePatch(JsonMapper json) {
        return new JsonMergePatch(json);
    }

    @Bean
    CacheHabit cacheHabit() {
        return new CacheHabit();
    }
}
