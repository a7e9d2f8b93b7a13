package dev.ringway.gateway.page;

import dev.ringway.starter.security.StaticPages;
import java.util.List;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(PageSettings.class)
class PageConfiguration {

    @Bean
    StaticPages dashboardFiles() {
        return new StaticPages(List.of("/app/**", "/vendor/**"));
    }

    @Bean
    PagePolicy pagePolicy(PageSettings settings) {
        return new PagePolicy(settings.contentSecurityPolicy());
    }
}
