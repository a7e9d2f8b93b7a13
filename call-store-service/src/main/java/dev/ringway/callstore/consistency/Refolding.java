package dev.ringway.callstore.consistency;

import dev.ringway.callstore.intake.ReportIntake;
import dev.ringway.callstore.report.Report;
import dev.ringway.events.Event;
import dev.ringway.starter.kafka.RejectedEventException;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Hands kept reports in once more. One that its call or recording cannot take does not hold up the others. */
@Component
class Refolding {

    private static final Logger log = LoggerFactory.getLogger(Refolding.class);

    private final ReportIntake intake;

    Refolding(ReportIntake intake) {
        this.intake = intake;
    }

    /**
     * @return whether all of them were taken
     * @throws com.mongodb.MongoException not now
     */
    boolean take(List<Report> reports) {
        List<Event<?>> rest = new ArrayList<>(reports.size());
        reports.forEach(report -> rest.add(report.event()));
        while (!rest.isEmpty()) {
            try {
                intake.take(rest);
                break;
            } catch (RejectedEventException verdict) {
                log.warn("a kept report of {} is refused: {}", verdict.record().key(), verdict.reason());
                if (!rest.remove(verdict.record())) {
                    return false;
                }
            }
        }
        return rest.size() == reports.size();
    }
}
