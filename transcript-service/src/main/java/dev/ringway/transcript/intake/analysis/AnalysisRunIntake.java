package dev.ringway.transcript.intake.analysis;

import dev.ringway.starter.problems.ProblemException;
import dev.ringway.transcript.analysis.llm.LlmSettings;
import dev.ringway.transcript.recompute.AnalysisRun;
import dev.ringway.transcript.recompute.RunFilter;
import dev.ringway.transcript.store.AnalysisRuns;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** Takes in wishes for conversations to be analysed again, one at a time. Blocks. */
@Component
public final class AnalysisRunIntake {

    private final AnalysisRuns runs;
    private final LlmSettings llm;

    AnalysisRunIntake(AnalysisRuns runs, LlmSettings llm) {
        this.runs = runs;
        this.llm = llm;
    }

    /** @throws ProblemException 409 where another one is not over, 422 where no language model is set that could be asked */
    public AnalysisRun request(RunFilter filter, boolean model, String by) {
        if (model && !llm.enabled()) {
            throw new ProblemException(
                    HttpStatus.UNPROCESSABLE_CONTENT,
                    "no-language-model",
                    "No language model is set. Leave model out, or have LLM_BASE_URL set.");
        }
        String id = UUID.randomUUID().toString().replace("-", "");
        AnalysisRun run = AnalysisRun.requested(id, filter, model, by, runs.now());
        if (!runs.insert(run)) {
            throw new ProblemException(
                    HttpStatus.CONFLICT,
                    "analysis-run-under-way",
                    "Another run is not over yet. Wait for its end, or cancel it.");
        }
        return run;
    }

    /** @throws ProblemException 404, or 409 where it ended by itself */
    public AnalysisRun cancel(String id) {
        AnalysisRun run = found(id);
        while (!run.state().isOver()) {
            AnalysisRun cancelled = run.ended(AnalysisRun.State.CANCELLED, runs.now());
            run = runs.replace(cancelled) ? cancelled : found(id);
        }
        if (run.state() == AnalysisRun.State.DONE) {
            throw new ProblemException(
                    HttpStatus.CONFLICT,
                    "analysis-run-is-over",
                    "The run has ended by itself. Nothing is to be cancelled.");
        }
        return run;
    }

    public Optional<AnalysisRun> find(String id) {
        return runs.find(id);
    }

    /** The newest first. */
    public List<AnalysisRun> latest() {
        return runs.latest();
    }

    private AnalysisRun found(String id) {
        return find(id).orElseThrow(() -> ProblemException.notFound("analysis-run", id));
    }
}
