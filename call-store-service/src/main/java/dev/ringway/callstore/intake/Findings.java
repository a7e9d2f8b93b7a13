package dev.ringway.callstore.intake;

import dev.ringway.callstore.report.SystemReport;
import dev.ringway.callstore.report.SystemReports;
import java.time.Clock;
import java.util.List;
import org.springframework.stereotype.Component;

/** Takes in what this service found out or did, by the same way as what providers report. */
@Component
public final class Findings {

    private final ReportIntake intake;
    private final Clock clock;

    Findings(ReportIntake intake, Clock clock) {
        this.intake = intake;
        this.clock = clock;
    }

    /**
     * Blocks until it is on disk. The same finding may be taken in again.
     *
     * @throws com.mongodb.MongoException not now
     */
    public void take(SystemReport finding) {
        intake.take(List.of(SystemReports.of(finding, clock.instant())));
    }
}
