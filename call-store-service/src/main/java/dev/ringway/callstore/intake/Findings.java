package dev.ringway.callstore.intake;

import dev.ringway.callstore.report.SystemReport;
import dev.ringway.callstore.report.SystemReports;
import dev.ringway.events.Event;
import dev.ringway.starter.kafka.RejectedEventException;
import java.time.Clock;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Takes in what this service found out or did, by the same way as what providers report. */
@Component
public final class Findings {

    private static final Logger log = LoggerFactory.getLogger(Findings.class);

    private final ReportIntake intake;
    private final Clock clock;

    Findings(ReportIntake intake, Clock clock) {
        this.intake = intake;
        this.clock = clock;
    }

    /**
     * Blocks until it is on disk. The same finding may be taken in again. One that can never be stored is logged and left
     * out: it stands in no topic, so it has no dead letter, and what it was found for goes on.
     *
     * @throws com.mongodb.MongoException not now
     */
    public void take(SystemReport finding) {
        Event<SystemReport> report = SystemReports.of(finding, clock.instant());
        try {
            intake.take(List.of(report));
        } catch (RejectedEventException verdict) {
            log.error("finding {} cannot be stored: {}", report.id(), verdict.reason());
        }
    }
}
