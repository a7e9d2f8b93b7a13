package dev.ringway.callstore.intake;

import dev.ringway.starter.jobs.LeasedJob;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What is done by and by. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(IntakeSettings.class)
class IntakeJobs {

    @Bean
    LeasedJob nameSpreadingJob(NameSpreading spreading, IntakeSettings settings) {
        return new LeasedJob("name-spreading", settings.nameSpreadInterval(), turn -> spreading.goOn(turn::keep));
    }

    @Bean
    LeasedJob pendingFactsJob(PendingFactsReport report, IntakeSettings settings) {
        return new LeasedJob("pending-facts", settings.pendingSweepInterval(), turn -> report.run(turn::keep));
    }
}
