package dev.ringway.transcript.intake.agents;

import dev.ringway.starter.jobs.LeasedJob;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(AgentSettings.class)
class AgentJobs {

    @Bean
    LeasedJob agentDriftJob(AgentDriftWatch watch, AgentSettings settings) {
        return new LeasedJob("agent-drift", settings.driftInterval(), watch::run);
    }

    @Bean
    LeasedJob agentCreationsJob(AgentCreationSettling settling, AgentSettings settings) {
        return new LeasedJob("agent-creations", settings.creationLook(), settling::run);
    }
}
