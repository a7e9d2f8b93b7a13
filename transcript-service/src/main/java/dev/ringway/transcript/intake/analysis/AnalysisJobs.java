package dev.ringway.transcript.intake.analysis;

import dev.ringway.starter.jobs.LeasedJob;
import dev.ringway.transcript.analysis.llm.LlmAnalyzer;
import dev.ringway.transcript.analysis.llm.LlmSettings;
import dev.ringway.transcript.intake.failure.OwnFailures;
import dev.ringway.transcript.intake.privacy.TranscriptRedaction;
import dev.ringway.transcript.store.DueJudgements;
import dev.ringway.transcript.store.Erasures;
import dev.ringway.transcript.store.TranscriptRepository;
import dev.ringway.transcript.store.TranscriptWrites;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({LlmSettings.class, JudgingSettings.class, AnalysisRunSettings.class})
class AnalysisJobs {

    @Bean
    LeasedJob analysisRunsJob(Recomputing recomputing, AnalysisRunSettings settings) {
        return new LeasedJob("analysis-runs", settings.look(), recomputing::run);
    }

    /** Does nothing where no model is set, also with what was due when one was. */
    @Bean
    LeasedJob judgingJob(
            LlmSettings llm,
            JudgingSettings settings,
            DueJudgements due,
            TranscriptRepository transcripts,
            TranscriptWrites writes,
            Erasures erasures,
            TranscriptRedaction redaction,
            OwnFailures failures,
            Clock clock,
            MeterRegistry meters) {
        if (!llm.enabled()) {
            return new LeasedJob("judging", Duration.ZERO, turn -> turn.keep());
        }
        Judge judge =
                new Judge(new LlmAnalyzer(llm), transcripts, writes, erasures, redaction, settings, clock, meters);
        Judging judging = new Judging(judge, due, failures, settings, clock);
        return new LeasedJob(
                "judging", settings.look(), llm.timeLimit().multipliedBy(2).plusMinutes(2), judging::run);
    }
}
