package dev.ringway.ingest.web;

import dev.ringway.ingest.proxy.TrustedProxies;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The proxies of our own, as the settings name them, for whoever has to know who called. */
@Configuration(proxyBeanMethods = false)
class ProxyConfiguration {

    @Bean
    TrustedProxies trustedProxies(WebhookSettings settings) {
        return new TrustedProxies(settings.trustedProxies());
    }
}
