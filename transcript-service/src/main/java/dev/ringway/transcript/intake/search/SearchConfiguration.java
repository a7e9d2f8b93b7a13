package dev.ringway.transcript.intake.search;

import dev.ringway.starter.jobs.LeasedJob;
import dev.ringway.transcript.store.search.SearchSettings;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(SearchSettings.class)
class SearchConfiguration {

    @Bean
    LeasedJob searchEntriesJob(SearchEntriesCheck check, SearchSettings settings) {
        return new LeasedJob("search-entries", settings.checkInterval(), check::run);
    }
}
