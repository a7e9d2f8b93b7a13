package dev.ringway.campaign.intake.csv;

import dev.ringway.starter.jobs.LeasedJob;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ImportSettings.class)
class ImportConfiguration {

    @Bean
    LeasedJob contactImportJob(ImportRun imports, ImportSettings settings) {
        return new LeasedJob("contact-imports", settings.leftOver(), imports::runRequested);
    }

    @Bean
    LeasedJob contactImportRetentionJob(ImportRetention retention, ImportSettings settings) {
        return new LeasedJob("contact-import-retention", settings.retentionInterval(), retention::run);
    }
}
