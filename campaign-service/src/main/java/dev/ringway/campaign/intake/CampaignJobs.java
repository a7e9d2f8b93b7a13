package dev.ringway.campaign.intake;

import dev.ringway.starter.jobs.LeasedJob;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(CampaignSettings.class)
class CampaignJobs {

    @Bean
    LeasedJob campaignTimesJob(CampaignTimes times, CampaignSettings settings) {
        return new LeasedJob("campaign-times", settings.timesInterval(), times::run);
    }

    @Bean
    LeasedJob campaignStatsJob(CampaignFigureCopy figures, CampaignSettings settings) {
        return new LeasedJob("campaign-stats", settings.statsInterval(), figures::run);
    }
}
