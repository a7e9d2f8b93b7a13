package dev.ringway.transcript.intake.analysis;

import dev.ringway.starter.jobs.Turn;
import dev.ringway.transcript.analysis.Analysis;
import dev.ringway.transcript.analysis.standard.StandardAnalyzers;
import dev.ringway.transcript.intake.failure.OwnFailures;
import dev.ringway.transcript.kept.StoredTranscript;
import dev.ringway.transcript.kept.Transcript;
import dev.ringway.transcript.kept.TranscriptStatus;
import dev.ringway.transcript.lookup.StoredReports;
import dev.ringway.transcript.provider.ConversationReading;
import dev.ringway.transcript.recompute.AnalysisRun;
import dev.ringway.transcript.recompute.Tally;
import dev.ringway.transcript.recompute.Tally.Outcome;
import dev.ringway.transcript.store.AnalysisRuns;
import dev.ringway.transcript.store.TranscriptBatches;
import dev.ringway.transcript.store.TranscriptRepository;
import dev.ringway.transcript.store.TranscriptWrites;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Analyses stored conversations again, one after the other. How far a run is, is written down with
 * every batch: an instance that dies in between costs its last batch a second look, which changes nothing. What somebody else
 * changes meanwhile is looked at again.
 */
@Component
final class Recomputing {

    private static final Logger log = LoggerFactory.getLogger(Recomputing.class);

    private static final int MOST_TRIES = 20;

    private final AnalysisRuns runs;
    private final TranscriptBatches batches;
    private final TranscriptRepository transcripts;
    private final TranscriptWrites writes;
    private final ConversationAnalysis analyses;
    private final CriterionNames names;
    private final StoredReports reports;
    private final OwnFailures failures;
    private final AnalysisRunSettings settings;

    Recomputing(
            AnalysisRuns runs,
            TranscriptBatches batches,
            TranscriptRepository transcripts,
            TranscriptWrites writes,
            ConversationAnalysis analyses,
            CriterionNames names,
            StoredReports reports,
            OwnFailures failures,
            AnalysisRunSettings settings) {
        this.runs = runs;
        this.batches = batches;
        this.transcripts = transcripts;
        this.writes = writes;
        this.analyses = analyses;
        this.names = names;
        this.reports = reports;
        this.failures = failures;
        this.settings = settings;
    }

    /** Brings the run that is not over, if there is one, to its end. */
    void run(Turn turn) {
        Optional<AnalysisRun> run = runs.active().flatMap(this::begun);
        while (run.isPresent()) {
            run = step(run.get(), turn);
        }
    }

    private Optional<AnalysisRun> begun(AnalysisRun run) {
        return run.state() == AnalysisRun.State.RUNNING
                ? Optional.of(run)
                : written(run.started(batches.count(run.filter(), StandardAnalyzers.VERSION), runs.now()));
    }

    /** @return empty where it is over */
    private Optional<AnalysisRun> step(AnalysisRun run, Turn turn) {
        turn.keep();
        List<String> batch = batches.next(run.filter(), StandardAnalyzers.VERSION, run.position(), settings.batch());
        if (batch.isEmpty()) {
            log.info("Analysis run {} is done: {}", run.id(), run.tally());
            written(run.ended(AnalysisRun.State.DONE, runs.now()));
            return Optional.empty();
        }
        Tally tally = run.tally();
        for (String id : batch) {
            turn.keep();
            Recomputed came = failures.of("analysis-runs", id, () -> recomputed(id, run.model()))
                    .orElse(Recomputed.FAILED);
            tally = tally.plus(came.outcome(), came.unread());
        }
        return written(run.progressed(tally, batch.getLast()));
    }

    /** Empty where somebody has cancelled it meanwhile: nobody else writes it. */
    private Optional<AnalysisRun> written(AnalysisRun next) {
        return runs.replace(next) ? Optional.of(next) : Optional.empty();
    }

    /** @param unread whether there is a report that could not be read again */
    private record Recomputed(Outcome outcome, boolean unread) {

        static final Recomputed FAILED = new Recomputed(Outcome.FAILED, false);
    }

    private Recomputed recomputed(String id, boolean model) {
        for (int tries = 0; tries < MOST_TRIES; tries++) {
            Optional<Recomputed> came = tried(id, model);
            if (came.isPresent()) {
                return came.get();
            }
        }
        log.warn("Conversation {} is not analysed again: it is changed all the time", id);
        return Recomputed.FAILED;
    }

    /** From what ElevenLabs has sent, where it is kept: then it is read as it is understood now. Else from the turns as they lie. */
    private Transcript anew(Transcript known, Optional<ConversationReading> report, boolean model) {
        Analysis told = report.map(ConversationReading::analysis)
                .map(read -> read.withCriterionNames(known.analysis().criterionNames()))
                .orElseGet(() -> known.analysis().told());
        return analyses.anew(
                known,
                report.map(analyses::heard).orElseGet(() -> analyses.heard(known.conversation())),
                names.in(told, known.links().agentId()),
                model);
    }

    /** Empty where somebody else has changed it meanwhile. */
    private Optional<Recomputed> tried(String id, boolean model) {
        Optional<StoredTranscript> stored =
                transcripts.find(id).filter(known -> known.transcript().status() != TranscriptStatus.LIVE);
        if (stored.isEmpty()) {
            return Optional.of(new Recomputed(Outcome.SAME, false));
        }
        Transcript known = stored.get().transcript();
        Optional<ConversationReading> report = known.raw().flatMap(reports::read);
        Transcript next = anew(known, report, model);
        if (!next.equals(known) && !writes.write(stored, next)) {
            return Optional.empty();
        }
        boolean unread = known.raw().isPresent() && report.isEmpty();
        return Optional.of(new Recomputed(outcome(known, next), unread));
    }

    private static Outcome outcome(Transcript known, Transcript next) {
        if (next.analysis().origin().analyzers() == 0) {
            return Outcome.FAILED;
        }
        return next.equals(known) ? Outcome.SAME : Outcome.CHANGED;
    }
}
