package dev.ringway.transcript.web.analysis;

import dev.ringway.transcript.recompute.AnalysisRun;
import java.time.Instant;
import java.util.Optional;

/**
 * A run as clients see it.
 *
 * @param state requested, running, done, cancelled
 * @param of conversations that there were when it began
 * @param done those that were looked at
 * @param changed those of them that are others now
 * @param failed those of them at which an analyser failed, or that could not be written; the log tells which
 * @param unread those of them of which what ElevenLabs has sent could not be read again: their turns stayed as they were
 */
record AnalysisRunView(
        String id,
        String state,
        Optional<Instant> from,
        Optional<Instant> to,
        Optional<String> agentId,
        Optional<String> campaignId,
        boolean onlyOutOfDate,
        boolean model,
        long of,
        long done,
        long changed,
        long failed,
        long unread,
        String requestedBy,
        Instant requestedAt,
        Optional<Instant> startedAt,
        Optional<Instant> endedAt) {

    static AnalysisRunView of(AnalysisRun run) {
        return new AnalysisRunView(
                run.id(),
                run.state().text(),
                run.filter().from(),
                run.filter().to(),
                run.filter().agentId(),
                run.filter().campaignId(),
                run.filter().outOfDate(),
                run.model(),
                run.tally().of(),
                run.tally().done(),
                run.tally().changed(),
                run.tally().failed(),
                run.tally().unread(),
                run.by(),
                run.askedAt(),
                run.startedAt(),
                run.endedAt());
    }
}
