package dev.ringway.callstore.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.ringway.callstore.reconcile.Reconciliation;
import dev.ringway.callstore.reconcile.ReconciliationReport;
import dev.ringway.starter.jobs.LeasedJob;
import dev.ringway.starter.jobs.LeasedJobs;
import dev.ringway.starter.openapi.Answers;
import dev.ringway.starter.problems.ProblemException;
import dev.ringway.starter.security.ForOperators;
import dev.ringway.starter.security.ForViewers;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Reconciliation with Twilio: how far it is, and a run when asked for. */
@RestController
@RequestMapping("/api/v1/ops/call-store-service/reconciliation")
class ReconciliationController {

    /** Twilio keeps calls for 13 months. */
    private static final Duration LONGEST_BACK = Duration.ofDays(400);

    private final Reconciliation reconciliation;
    private final LeasedJobs jobs;
    private final LeasedJob job;

    /**
     * @param from calls and recordings that began then or later; absent, only what is due is done
     * @param to and before then
     */
    record Span(Optional<Instant> from, Optional<Instant> to) {

        private static final Span NONE = new Span(Optional.empty(), Optional.empty());
    }

    /** @param target where it ends; absent where it follows the clock */
    record SweepView(String sweep, String accountSid, Instant doneUntil, boolean underWay, Optional<Instant> target) {}

    /** @param lastRun of this instance since its start */
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    record Progress(List<SweepView> sweeps, Optional<ReconciliationReport> lastRun) {}

    ReconciliationController(Reconciliation reconciliation, LeasedJobs jobs, LeasedJob reconciliationJob) {
        this.reconciliation = reconciliation;
        this.jobs = jobs;
        this.job = reconciliationJob;
    }

    @ForViewers
    @GetMapping
    Progress progress() {
        return new Progress(
                reconciliation.progress().stream()
                        .map(sweep -> new SweepView(
                                sweep.name(),
                                sweep.accountSid(),
                                sweep.doneUntil(),
                                sweep.nextPage().isPresent(),
                                sweep.target()))
                        .toList(),
                reconciliation.lastReport());
    }

    /** Asks for a span of time to be gone through, and starts a run; the answer does not wait for it. */
    @ForOperators
    @PostMapping
    @Answers(HttpStatus.ACCEPTED)
    ResponseEntity<Void> start(@RequestBody(required = false) @Nullable Span asked) {
        Span span = asked == null ? Span.NONE : asked;
        if (span.from().isPresent() != span.to().isPresent()) {
            throw ProblemException.invalid(
                    span.from().isPresent() ? "to" : "from", "Give both ends of the span, or neither.");
        }
        span.from().ifPresent(from -> request(from, span.to().orElseThrow()));
        jobs.startNow(job);
        return ResponseEntity.accepted().build();
    }

    private void request(Instant from, Instant to) {
        SpanOfTime.check(from, to, LONGEST_BACK);
        reconciliation.request(from, to);
    }
}
