package dev.ringway.transcript.intake.analysis;

import dev.ringway.transcript.analysis.Analyzers;
import dev.ringway.transcript.intake.failure.FailurePlace;
import io.micrometer.core.instrument.MeterRegistry;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Tells of analysers that fail, and where. */
@Component
public final class AnalyzerFailures implements Analyzers.Failures {

    private static final Logger log = LoggerFactory.getLogger(AnalyzerFailures.class);

    private final MeterRegistry meters;

    AnalyzerFailures(MeterRegistry meters) {
        this.meters = meters;
    }

    @Override
    public void failed(String analyzer, Throwable failure) {
        meters.counter("ringway.transcripts.analyzer.failures", "analyzer", analyzer)
                .increment();
        log.warn("{} failed, so a conversation goes without its finding: {}", analyzer, FailurePlace.of(failure));
    }
}
