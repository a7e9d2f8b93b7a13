package dev.ringway.transcript.intake.analysis;

import dev.ringway.transcript.analysis.Analyzers;
import io.micrometer.core.instrument.MeterRegistry;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Tells of analysers that fail: where, and never at what, since a message may hold what was said. */
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
        StackTraceElement[] frames = failure.getStackTrace();
        log.warn(
                "{} failed, so a conversation goes without its finding: {} at {}",
                analyzer,
                failure.getClass().getName(),
                frames.length == 0 ? "an unknown place" : frames[0]);
    }
}
