package dev.ringway.transcript.kept;

import dev.ringway.events.StoredPayload;
import dev.ringway.transcript.analysis.Analysis;
import dev.ringway.transcript.conversation.Conversation;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;

/**
 * How much a report of a conversation knows. Of two the greater one is kept, and only different reports differ, so whichever
 * comes first, the same is left. How far the conversation was counts most; what was found out here counts nothing.
 *
 * @param began whether it tells of a conversation at all, and not only that there was none
 * @param findings of the provider
 * @param toldAt of two that know as much the later one corrects the earlier
 * @param payload tells two of the same time apart
 */
record Knowledge(TranscriptStatus status, boolean began, int turns, int findings, Instant toldAt, String payload)
        implements Comparable<Knowledge> {

    private static final Comparator<Knowledge> ORDER = Comparator.comparing(Knowledge::status)
            .thenComparing(Knowledge::began)
            .thenComparingInt(Knowledge::turns)
            .thenComparingInt(Knowledge::findings)
            .thenComparing(Knowledge::toldAt)
            .thenComparing(Knowledge::payload);

    static Knowledge of(Transcript transcript) {
        Conversation said = transcript.conversation();
        return new Knowledge(
                transcript.status(),
                said.startTime().isPresent()
                        || said.duration().isPresent()
                        || !said.turns().isEmpty(),
                said.turns().size(),
                findings(transcript.analysis().told()),
                transcript.toldAt().orElse(Instant.EPOCH),
                transcript.raw().map(StoredPayload::sha256).orElse(""));
    }

    private static int findings(Analysis told) {
        return count(told.callSuccessful())
                + count(told.summary())
                + count(told.title())
                + told.criteriaChecks().size()
                + told.dataCollection().size();
    }

    private static int count(Optional<?> finding) {
        return finding.isPresent() ? 1 : 0;
    }

    @Override
    public int compareTo(Knowledge other) {
        return ORDER.compare(this, other);
    }
}
