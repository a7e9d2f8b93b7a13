package dev.ringway.transcript.intake;

import dev.ringway.transcript.analysis.Analysis;
import dev.ringway.transcript.conversation.Conversation;
import dev.ringway.transcript.intake.analysis.ConversationAnalysis;
import dev.ringway.transcript.intake.privacy.TranscriptRedaction;
import dev.ringway.transcript.kept.StoredTranscript;
import dev.ringway.transcript.kept.Transcript;
import dev.ringway.transcript.privacy.Erasure;
import dev.ringway.transcript.store.CallLinkRepository;
import dev.ringway.transcript.store.ErasedTranscripts;
import dev.ringway.transcript.store.Erasures;
import dev.ringway.transcript.store.LiveTranscripts;
import dev.ringway.transcript.store.TranscriptRepository;
import dev.ringway.transcript.store.TranscriptWrites;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Keeps what is told of conversations, joined to their calls. Whoever writes a transcript looks after that for its call,
 * and whoever writes a call looks after that for its transcripts: so one of the two finds the other, whichever comes first.
 * What was deleted does not come back, and what was redacted stays so. Blocks.
 */
@Component
final class Keeping {

    private final TranscriptRepository transcripts;
    private final TranscriptWrites writes;
    private final CallLinkRepository calls;
    private final LiveTranscripts live;
    private final ConversationAnalysis analyses;
    private final Erasures erasures;
    private final ErasedTranscripts erasedTranscripts;
    private final TranscriptRedaction redaction;
    private final CallLinkSettings settings;
    private final Clock clock;

    Keeping(
            TranscriptRepository transcripts,
            TranscriptWrites writes,
            CallLinkRepository calls,
            LiveTranscripts live,
            ConversationAnalysis analyses,
            Erasures erasures,
            ErasedTranscripts erasedTranscripts,
            TranscriptRedaction redaction,
            CallLinkSettings settings,
            Clock clock) {
        this.transcripts = transcripts;
        this.writes = writes;
        this.calls = calls;
        this.live = live;
        this.analyses = analyses;
        this.erasures = erasures;
        this.erasedTranscripts = erasedTranscripts;
        this.redaction = redaction;
        this.settings = settings;
        this.clock = clock;
    }

    void keep(Transcript told) {
        change(
                told.conversationId(),
                (known, erased) ->
                        Optional.of(known.map(before -> erased ? before.unchangedBy(told) : told.over(before))
                                .orElse(told)));
        join(told.conversationId());
    }

    /** To what is known of its call at this moment. */
    void join(String conversationId) {
        change(conversationId, (known, _) -> known);
    }

    /** Nobody tells the conversation of which this was heard: it is looked at as it is, and stays so. */
    void close(String liveId) {
        change(liveId, (known, _) -> known.map(heard -> analysed(heard.closed())));
    }

    private Transcript analysed(Transcript heard) {
        Conversation conversation = analyses.heard(heard.conversation());
        return heard.with(conversation, analyses.of(heard.status(), conversation, Analysis.NONE));
    }

    /** From what is known to what there is to be; nothing where there is to be none, and none is written. */
    private interface Change {

        /** @param erased whether something of it was */
        Optional<Transcript> apply(Optional<Transcript> known, boolean erased);
    }

    private void change(String conversationId, Change change) {
        boolean settled = false;
        while (!settled) {
            Optional<StoredTranscript> known = transcripts.find(conversationId);
            // After what is known: what was erased since then has made another version of that.
            Optional<Erasure> erased = erasures.find(conversationId);
            if (erased.filter(Erasure::isDeletion).isPresent()) {
                known.ifPresent(_ -> erasedTranscripts.remove(conversationId, erased.flatMap(Erasure::callSid)));
                return;
            }
            Optional<Transcript> before = known.map(StoredTranscript::transcript);
            Optional<Transcript> next = change.apply(before, erased.isPresent()).map(this::joined);
            Optional<Erasure> inherited = erased.isPresent() ? Optional.empty() : next.flatMap(this::erasedAsHeard);
            inherited.ifPresent(erasures::add);
            settled = inherited.isEmpty() && settled(known, next.map(whole -> redaction.of(whole, erased)));
        }
    }

    private boolean settled(Optional<StoredTranscript> known, Optional<Transcript> next) {
        if (next.isPresent() && next.equals(known.map(StoredTranscript::transcript))) {
            // Whoever wrote it may have ended before what was heard of its call was taken away.
            next.filter(Transcript::isWhole).flatMap(Transcript::twilioCall).ifPresent(live::forget);
            return true;
        }
        return next.isEmpty() || written(known, next.get());
    }

    /** What was erased when it was known as heard live only holds for the conversation itself. */
    private Optional<Erasure> erasedAsHeard(Transcript told) {
        return told.isLive()
                ? Optional.empty()
                : told.twilioCall()
                        .map(Transcript::liveId)
                        .flatMap(erasures::find)
                        .map(heard -> Erasure.asked(
                                told.conversationId(),
                                told.twilioCall(),
                                heard.data(),
                                heard.by(),
                                clock.instant().truncatedTo(ChronoUnit.MILLIS)));
    }

    /** The first time that a conversation is told whole of a call, what was heard live on it goes. */
    private boolean written(Optional<StoredTranscript> known, Transcript next) {
        boolean wasWhole = known.map(StoredTranscript::transcript)
                .filter(one -> one.isWhole() && one.twilioCall().equals(next.twilioCall()))
                .isPresent();
        boolean replaces = next.isWhole() && next.twilioCall().isPresent() && !wasWhole;
        return replaces ? live.replace(known, next, settings.kept()) : writes.write(known, next);
    }

    private Transcript joined(Transcript transcript) {
        return calls.of(transcript).map(transcript::on).orElse(transcript);
    }
}
