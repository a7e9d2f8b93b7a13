package dev.ringway.transcript.web.search;

import dev.ringway.starter.security.Caller;
import dev.ringway.starter.security.DataMask;
import dev.ringway.transcript.analysis.Analysis;
import dev.ringway.transcript.analysis.CriterionCheck;
import dev.ringway.transcript.kept.Transcript;
import dev.ringway.transcript.lookup.search.Hit;
import dev.ringway.transcript.search.Phrase;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A transcript that was found.
 *
 * @param score comparable within one search; 0 where there was no text, as then nothing is highlighted
 * @param duration seconds
 * @param sentiment over all
 * @param highlights where it was found: title, summary and keywords first, then turns in order; some of many
 */
record HitView(
        String conversationId,
        double score,
        String status,
        Optional<String> callSid,
        Optional<String> agentId,
        Optional<String> campaignId,
        Optional<String> language,
        Optional<Instant> startTime,
        Optional<Long> duration,
        Optional<String> callSuccessful,
        Optional<String> sentiment,
        Optional<String> title,
        Optional<String> summary,
        List<HighlightView> highlights) {

    static HitView of(Hit hit, List<Phrase> wanted, Caller caller) {
        Transcript transcript = hit.stored().transcript();
        Analysis analysis = transcript.analysis();
        return new HitView(
                transcript.conversationId(),
                hit.score(),
                transcript.status().text(),
                transcript.links().callSid(),
                transcript.links().agentId(),
                transcript.links().campaignId(),
                transcript.conversation().language(),
                transcript.conversation().startTime(),
                transcript.conversation().duration(),
                analysis.callSuccessful().map(CriterionCheck.Result::text),
                analysis.sentiment().map(sentiment -> sentiment.overall().text()),
                analysis.title().map(text -> DataMask.shownTo(caller, text)),
                analysis.summary().map(text -> DataMask.shownTo(caller, text)),
                HighlightView.of(transcript, wanted, caller));
    }
}
