package dev.ringway.transcript.kept;

import dev.ringway.events.StoredPayload;
import dev.ringway.transcript.analysis.Analysis;
import dev.ringway.transcript.conversation.Conversation;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A conversation with all that is known of it.
 *
 * @param cost US dollars
 * @param terminationReason free text of the provider, or why it did not come about
 * @param raw the provider's payload as it came
 * @param toldAt when what it says was told, to the millisecond; empty where no report of the provider says it
 */
public record Transcript(
        String conversationId,
        TranscriptStatus status,
        Links links,
        Conversation conversation,
        Analysis analysis,
        Optional<BigDecimal> cost,
        Optional<String> terminationReason,
        Optional<StoredPayload> raw,
        Optional<Instant> toldAt) {

    private static final String LIVE = "live:";
    private static final Pattern CALL_SID = Pattern.compile("CA[0-9a-fA-F]{32}");

    /** What is heard on a call so far, as long as no conversation is told of it. */
    public static Transcript heard(String callSid, Conversation conversation) {
        return new Transcript(
                liveId(callSid),
                TranscriptStatus.LIVE,
                new Links(Optional.of(callSid), Optional.empty(), Optional.empty(), Optional.empty()),
                conversation,
                Analysis.NONE,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    /** Under which the live transcript of a call lies. */
    public static String liveId(String callSid) {
        return LIVE + callSid;
    }

    /** The call of which a live transcript was heard. */
    public static Optional<String> heardOn(String conversationId) {
        return isLiveId(conversationId) ? Optional.of(conversationId.substring(LIVE.length())) : Optional.empty();
    }

    public static boolean isLiveId(String conversationId) {
        return conversationId.startsWith(LIVE);
    }

    public boolean isLive() {
        return isLiveId(conversationId);
    }

    /** The call at Twilio that it belongs to. */
    public Optional<String> twilioCall() {
        return links.callSid().filter(Transcript::isTwilioCall);
    }

    /** Whether it can be the id of a call there. */
    public static boolean isTwilioCall(String callSid) {
        return CALL_SID.matcher(callSid).matches();
    }

    /** Whether it says of its call what was heard live, and better. */
    public boolean isWhole() {
        boolean said = status == TranscriptStatus.DONE
                || (status == TranscriptStatus.FAILED && !conversation.turns().isEmpty());
        return said && !isLive();
    }

    /** The last that is heard of a call whose conversation nobody tells. */
    public Transcript closed() {
        return as(TranscriptStatus.DONE, links);
    }

    /** With more that was heard; what was known of the call meanwhile stays. */
    public Transcript hearing(Conversation more) {
        return new Transcript(conversationId, status, links, more, analysis, cost, terminationReason, raw, toldAt);
    }

    /**
     * What stays when this is told of a conversation of which that was known. The same gives the same whatever comes first, and
     * told twice it changes nothing: the one that {@link Knowledge knows more} is kept, with what only the other one links.
     */
    public Transcript over(Transcript known) {
        return Knowledge.of(this).compareTo(Knowledge.of(known)) < 0
                ? known.linked(links)
                : withAnalysis(known.isJudged(this) ? known.analysis : analysis).linked(known.links);
    }

    /** What stays of this when something is told of it that says no more: what is here, with what only the other one links. */
    public Transcript unchangedBy(Transcript told) {
        return told.status.compareTo(status) <= 0 ? linked(told.links) : told.over(this);
    }

    /** Without the name that its call has. */
    public Transcript withoutName() {
        return as(status, links.withoutName());
    }

    /** The same with other findings. */
    public Transcript withAnalysis(Analysis found) {
        return with(conversation, found);
    }

    /** The same with other findings, of what was said as it is understood now. */
    public Transcript with(Conversation heard, Analysis found) {
        return new Transcript(conversationId, status, links, heard, found, cost, terminationReason, raw, toldAt);
    }

    /** Whether what was found out about this is not older than what the other one has, of the very same conversation. */
    private boolean isJudged(Transcript other) {
        return status == other.status
                && conversation.equals(other.conversation)
                && analysis.isToldAs(other.analysis)
                && analysis.origin().analyzers() >= other.analysis.origin().analyzers();
    }

    /** The same gives the same whether the call was told of first or the conversation. */
    public Transcript on(CallLink call) {
        CallFound found = call.conversationIds().contains(conversationId) ? CallFound.BY_NAME : CallFound.BY_ATTEMPT;
        Links joined = links.on(call, found);
        return isLive() ? as(call.ended() ? ended() : status, joined.agent(call.agentId())) : as(status, joined);
    }

    private TranscriptStatus ended() {
        return status == TranscriptStatus.LIVE ? TranscriptStatus.PROCESSING : status;
    }

    private Transcript linked(Links others) {
        return as(status, links.or(others));
    }

    private Transcript as(TranscriptStatus newStatus, Links newLinks) {
        return new Transcript(
                conversationId, newStatus, newLinks, conversation, analysis, cost, terminationReason, raw, toldAt);
    }
}
