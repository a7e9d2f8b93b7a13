package dev.ringway.campaign.intake;

import dev.ringway.starter.jobs.LeasedJob;
import java.time.Duration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(CampaignSettings.class)
class CampaignJobs {

    /** Of a job each step of which is short: how long its work waits where its instance dies. */
    private static final Duration LEASE = Duration.ofSeconds(15);

    @Bean
    LeasedJob campaignTimesJob(CampaignTimes times, CampaignSettings settings) {
        return new LeasedJob("campaign-times", settings.timesInterval(), LEASE, times::run);
    }

    @Bean
    LeasedJob campaignStatsJob(CampaignFigureCopy figures, CampaignSettings settings) {
        return new LeasedJob("campaign-stats", settings.statsInterval(), LEASE, figures::run);
    }
}
