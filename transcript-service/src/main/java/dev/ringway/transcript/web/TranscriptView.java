package dev.ringway.transcript.web;

import dev.ringway.starter.security.Caller;
import dev.ringway.starter.security.DataMask;
import dev.ringway.transcript.kept.StoredTranscript;
import dev.ringway.transcript.kept.Transcript;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A transcript as clients see it.
 *
 * @param status live, processing, failed or done
 * @param contactName as the call has it; numbers in it are masked for viewers
 * @param language as ElevenLabs names it
 * @param duration seconds
 * @param turns in the order in which they were spoken; left out in lists
 * @param cost US dollars
 */
record TranscriptView(
        String conversationId,
        long version,
        String status,
        Optional<String> callSid,
        Optional<String> recordingSid,
        Optional<String> agentId,
        Optional<String> campaignId,
        Optional<String> attemptId,
        Optional<String> contactId,
        Optional<String> contactName,
        Optional<String> language,
        Optional<Instant> startTime,
        Optional<Long> duration,
        Optional<List<TurnView>> turns,
        AnalysisView analysis,
        Optional<BigDecimal> cost,
        Optional<String> terminationReason,
        Instant createdAt,
        Instant updatedAt) {

    static TranscriptView whole(StoredTranscript stored, Caller caller) {
        return of(
                stored,
                Optional.of(stored.transcript().conversation().turns().stream()
                        .map(turn -> TurnView.of(turn, caller))
                        .toList()),
                caller);
    }

    static TranscriptView listed(StoredTranscript stored, Caller caller) {
        return of(stored, Optional.empty(), caller);
    }

    private static TranscriptView of(StoredTranscript stored, Optional<List<TurnView>> turns, Caller caller) {
        Transcript transcript = stored.transcript();
        return new TranscriptView(
                transcript.conversationId(),
                stored.version(),
                transcript.status().text(),
                transcript.links().callSid(),
                transcript.links().recordingSid(),
                transcript.links().agentId(),
                transcript.links().campaignId(),
                transcript.links().attemptId(),
                transcript.links().contactId(),
                transcript.links().contactName().map(name -> DataMask.shownTo(caller, name)),
                transcript.conversation().language(),
                transcript.conversation().startTime(),
                transcript.conversation().duration(),
                turns,
                AnalysisView.of(transcript.analysis(), caller),
                transcript.cost(),
                transcript.terminationReason().map(text -> DataMask.shownTo(caller, text)),
                stored.createdAt(),
                stored.updatedAt());
    }
}
