package dev.ringway.callstore.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.ringway.callstore.consistency.Consistency;
import dev.ringway.callstore.consistency.ConsistencyReport;
import dev.ringway.callstore.consistency.Finding;
import dev.ringway.starter.jobs.LeasedJob;
import dev.ringway.starter.jobs.LeasedJobs;
import dev.ringway.starter.openapi.Answers;
import dev.ringway.starter.problems.ProblemException;
import dev.ringway.starter.security.Caller;
import dev.ringway.starter.security.ForAdmins;
import dev.ringway.starter.security.ForViewers;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Checks of what is stored against itself: asked for first as a preview, then with repair. */
@RestController
@RequestMapping(ConsistencyController.PATH)
class ConsistencyController {

    static final String PATH = "/api/v1/ops/call-store-service/consistency-checks";

    private static final Duration LONGEST_BACK = Duration.ofDays(3650);

    private final Consistency consistency;
    private final LeasedJobs jobs;
    private final LeasedJob checks;

    /**
     * @param from what was stored then or later
     * @param to and before then; now where it is absent
     * @param repair absent: only looked at
     */
    record Asked(Optional<Instant> from, Optional<Instant> to, Optional<Boolean> repair) {}

    /**
     * @param kind call-differs, call-without-events, events-without-call, recording-missing, recording-differs,
     *     recording-without-call, event-refused, event-unreadable
     * @param advice what to do about it
     */
    record FindingView(String kind, String id, List<String> fields, boolean repaired, String advice) {

        static FindingView of(Finding finding) {
            return new FindingView(
                    finding.kind().code(),
                    finding.id(),
                    finding.fields(),
                    finding.repaired(),
                    finding.kind().advice());
        }
    }

    /**
     * @param state requested, running, done, failed
     * @param checked how many calls, recordings and events' calls were looked at
     */
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    record View(
            String id,
            String state,
            Instant from,
            Instant to,
            boolean repair,
            Optional<String> requestedBy,
            Instant requestedAt,
            Optional<Instant> endedAt,
            Map<String, Long> checked,
            Map<String, Long> found,
            Map<String, Long> repaired,
            List<FindingView> findings,
            Optional<String> problem) {

        static View of(ConsistencyReport report) {
            return new View(
                    report.id(),
                    report.state().name().toLowerCase(Locale.ROOT),
                    report.from(),
                    report.to(),
                    report.repair(),
                    report.requestedBy(),
                    report.requestedAt(),
                    report.endedAt(),
                    report.checked(),
                    report.found(),
                    report.repaired(),
                    report.findings().stream().map(FindingView::of).toList(),
                    report.problem());
        }
    }

    record Page(List<View> items) {}

    ConsistencyController(Consistency consistency, LeasedJobs jobs, LeasedJob consistencyChecks) {
        this.consistency = consistency;
        this.jobs = jobs;
        this.checks = consistencyChecks;
    }

    @ForViewers
    @GetMapping
    Page latest() {
        return new Page(consistency.latest().stream().map(View::of).toList());
    }

    @ForViewers
    @GetMapping("/{id}")
    View one(@PathVariable String id) {
        return consistency.find(id).map(View::of).orElseThrow(() -> ProblemException.notFound("consistency-check", id));
    }

    /** Asks for a check; the answer does not wait for it. */
    @ForAdmins
    @PostMapping
    @Answers(HttpStatus.ACCEPTED)
    ResponseEntity<View> ask(@RequestBody Asked asked, Caller caller) {
        Instant from = asked.from().orElseThrow(() -> ProblemException.invalid("from", "It is missing."));
        Instant to = asked.to().orElseGet(Instant::now);
        SpanOfTime.check(from, to, LONGEST_BACK);
        ConsistencyReport written =
                consistency.request(from, to, asked.repair().orElse(false), Optional.of(caller.subject()));
        jobs.startNow(checks);
        return ResponseEntity.accepted()
                .location(URI.create(PATH + "/" + written.id()))
                .body(View.of(written));
    }
}
