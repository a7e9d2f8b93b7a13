package dev.ringway.callstore.reconcile;

import dev.ringway.starter.jobs.LeasedJob;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ReconciliationSettings.class)
class ReconciliationConfiguration {

    @Bean
    LeasedJob reconciliationJob(Reconciliation reconciliation, ReconciliationSettings settings) {
        return new LeasedJob("reconciliation", settings.interval(), reconciliation::run);
    }
}
