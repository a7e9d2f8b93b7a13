package dev.ringway.transcript.kept;

import dev.ringway.events.StoredPayload;
import dev.ringway.transcript.analysis.Analysis;
import dev.ringway.transcript.conversation.Conversation;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * A conversation with all that is known of it.
 *
 * @param cost US dollars
 * @param terminationReason free text of the provider, or why it did not come about
 * @param raw the provider's payload as it came
 */
public record Transcript(
        String conversationId,
        TranscriptStatus status,
        Links links,
        Conversation conversation,
        Analysis analysis,
        Optional<BigDecimal> cost,
        Optional<String> terminationReason,
        Optional<StoredPayload> raw) {

    /**
     * What stays when this is told of a conversation of which that was known. The same gives the same whatever comes first, and
     * told twice it changes nothing: the one that knows more is kept, with what only the other one links.
     */
    public Transcript over(Transcript known) {
        return status.compareTo(known.status) < 0
                ? known.linked(links)
                : withAnalysis(known.isJudged(this) ? known.analysis : analysis).linked(known.links);
    }

    /** The same with other findings. */
    public Transcript withAnalysis(Analysis found) {
        return with(conversation, found);
    }

    /** The same with other findings, of what was said as it is understood now. */
    public Transcript with(Conversation heard, Analysis found) {
        return new Transcript(conversationId, status, links, heard, found, cost, terminationReason, raw);
    }

    /** Whether what was found out about this is not older than what the other one has, of the very same conversation. */
    private boolean isJudged(Transcript other) {
        return status == other.status
                && conversation.equals(other.conversation)
                && analysis.told().equals(other.analysis.told())
                && analysis.origin().analyzers() >= other.analysis.origin().analyzers();
    }

    private Transcript linked(Links others) {
        return new Transcript(
                conversationId, status, links.or(others), conversation, analysis, cost, terminationReason, raw);
    }
}
