package dev.ringway.transcript.web.analysis;

import dev.ringway.starter.http.Page;
import dev.ringway.starter.http.TimeText;
import dev.ringway.starter.jobs.LeasedJob;
import dev.ringway.starter.jobs.LeasedJobs;
import dev.ringway.starter.openapi.Answers;
import dev.ringway.starter.problems.ProblemException;
import dev.ringway.starter.security.Caller;
import dev.ringway.starter.security.ForAdmins;
import dev.ringway.starter.security.ForViewers;
import dev.ringway.transcript.intake.analysis.AnalysisRunIntake;
import dev.ringway.transcript.recompute.AnalysisRun;
import dev.ringway.transcript.recompute.RunFilter;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.time.Instant;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Has stored conversations analysed again, beside the answer. */
@RestController
@RequestMapping(AnalysisRunController.PATH)
@Tag(name = "transcripts")
class AnalysisRunController {

    static final String PATH = "/api/v1/transcripts/analysis-runs";

    private final AnalysisRunIntake intake;
    private final LeasedJobs jobs;
    private final LeasedJob job;

    AnalysisRunController(AnalysisRunIntake intake, LeasedJobs jobs, LeasedJob analysisRunsJob) {
        this.intake = intake;
        this.jobs = jobs;
        this.job = analysisRunsJob;
    }

    /**
     * Which conversations: all that is said has to hold, and nothing said is all of them.
     *
     * @param from begun then or later
     * @param to and before then
     * @param onlyOutOfDate what older analysers have looked at, or failed at
     * @param model have a language model judge them again, too; it costs a request for each
     */
    record Asked(
            @Schema(format = "date-time") Optional<String> from,
            @Schema(format = "date-time") Optional<String> to,
            Optional<String> agentId,
            Optional<String> campaignId,
            Optional<Boolean> onlyOutOfDate,
            Optional<Boolean> model) {

        RunFilter filter() {
            Optional<Instant> begin = time("from", from);
            Optional<Instant> end = time("to", to);
            if (begin.isPresent()
                    && end.filter(last -> !begin.get().isBefore(last)).isPresent()) {
                throw ProblemException.invalid("to", "must be after from");
            }
            return new RunFilter(
                    begin,
                    end,
                    given("agentId", agentId),
                    given("campaignId", campaignId),
                    onlyOutOfDate.orElse(false));
        }

        /** One that the database can hold. */
        private static Optional<Instant> time(String name, Optional<String> given) {
            return given.map(
                    text -> TimeText.read(text).orElseThrow(() -> ProblemException.invalid(name, TimeText.MESSAGE)));
        }

        private static Optional<String> given(String name, Optional<String> id) {
            if (id.filter(String::isBlank).isPresent()) {
                throw ProblemException.invalid(name, "must not be empty; leave it out for all");
            }
            return id;
        }
    }

    @ForAdmins
    @PostMapping
    @Operation(
            summary = "Analyse stored conversations again",
            description =
                    "From their turns as they are stored, beside the answer: its Location tells how far it is. What"
                            + " ElevenLabs and a language model have found stays. 409 analysis-run-under-way where another one is not"
                            + " over, 422 no-language-model.")
    @Answers(HttpStatus.ACCEPTED)
    ResponseEntity<AnalysisRunView> ask(@RequestBody Asked asked, @Parameter(hidden = true) Caller caller) {
        return accepted(intake.request(asked.filter(), asked.model().orElse(false), caller.subject()));
    }

    @ForAdmins
    @PostMapping("/{id}/cancel")
    @Operation(
            summary = "End a run before its next conversations",
            description = "What was analysed stays. Repeating it changes nothing; 409 if it ended by itself.")
    @Answers(HttpStatus.ACCEPTED)
    ResponseEntity<AnalysisRunView> cancel(@PathVariable String id) {
        return accepted(intake.cancel(id));
    }

    @ForViewers
    @GetMapping
    @Operation(summary = "The last runs, the newest first, 50 at most")
    Page<AnalysisRunView> latest() {
        return new Page<>(intake.latest().stream().map(AnalysisRunView::of).toList(), Optional.empty());
    }

    @ForViewers
    @GetMapping("/{id}")
    @Operation(summary = "One run: how far it is, or what came of it")
    AnalysisRunView one(@PathVariable String id) {
        return intake.find(id)
                .map(AnalysisRunView::of)
                .orElseThrow(() -> ProblemException.notFound("analysis-run", id));
    }

    private ResponseEntity<AnalysisRunView> accepted(AnalysisRun run) {
        if (!run.state().isOver()) {
            jobs.startNow(job);
        }
        return ResponseEntity.accepted()
                .location(URI.create(PATH + "/" + run.id()))
                .body(AnalysisRunView.of(run));
    }
}
