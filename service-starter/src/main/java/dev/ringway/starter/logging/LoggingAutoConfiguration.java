package dev.ringway.starter.logging;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.annotation.Bean;

@AutoConfiguration
class LoggingAutoConfiguration {

    @Bean
    AccessLog accessLog() {
        return new AccessLog();
    }

    @Bean
    LateErrors lateErrors() {
        return new LateErrors();
    }
}
