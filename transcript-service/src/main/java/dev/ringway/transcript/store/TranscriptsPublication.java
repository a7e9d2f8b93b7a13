package dev.ringway.transcript.store;

import dev.ringway.events.Event;
import dev.ringway.events.Topics;
import dev.ringway.events.transcripts.CriterionCheck;
import dev.ringway.events.transcripts.Latency;
import dev.ringway.events.transcripts.Sentiment;
import dev.ringway.events.transcripts.TranscriptChanged;
import dev.ringway.events.transcripts.TranscriptEvent;
import dev.ringway.starter.kafka.TopicDeclaration;
import dev.ringway.starter.outbox.PublishedCollection;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.bson.Document;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Every change of a transcript goes out on {@code transcripts.changed.v1}, without what was said. Whatever the validator
 * lets in becomes an event, since one that did not would hold up all the others: a part that lacks what its contract
 * demands is left out, and texts are shortened to what the contract promises.
 */
@Configuration(proxyBeanMethods = false)
class TranscriptsPublication {

    private static final URI SOURCE = URI.create("/transcript-service/transcripts");

    private static final Set<String> LEFT_OUT = Set.of(
            "turns",
            "raw",
            "analysis.summary",
            "analysis.entities",
            "analysis.dataCollection",
            "analysis.sentiment.segments",
            "analysis.criteriaChecks.rationale");

    private static final int LONGEST_TEXT = 300;
    private static final int LONGEST_NAME = 200;
    private static final int LONGEST_KEYWORD = 100;
    private static final int MOST_KEYWORDS = 50;
    private static final int MOST_CHECKS = 100;

    @Bean
    TopicDeclaration transcriptsChanged() {
        return TopicDeclaration.published(Topics.TRANSCRIPTS_CHANGED);
    }

    @Bean
    PublishedCollection<TranscriptEvent> publishedTranscripts() {
        return new PublishedCollection<>(
                "transcripts", Topics.TRANSCRIPTS_CHANGED, LEFT_OUT, TranscriptsPublication::event);
    }

    static Event<TranscriptChanged> event(Document document) {
        Fields transcript = new Fields(document);
        Fields analysis = transcript.part("analysis").orElseGet(() -> new Fields(new Document()));
        String id = document.getString("_id");
        long version = document.getLong("version");
        Instant updatedAt = transcript.time("updatedAt").orElseThrow();
        return new Event<>(
                id + ":" + version,
                SOURCE,
                updatedAt,
                updatedAt,
                Optional.empty(),
                new TranscriptChanged(
                        id,
                        version,
                        transcript.text("status").orElseThrow(),
                        transcript.text("callSid"),
                        transcript.text("recordingSid"),
                        transcript.text("attemptId"),
                        transcript.text("agentId"),
                        transcript.text("campaignId"),
                        transcript.text("contactId"),
                        transcript.text("contactName"),
                        transcript.text("language"),
                        transcript.time("startTime"),
                        transcript.whole("duration"),
                        analysis.text("callSuccessful"),
                        shortened(analysis.text("title"), LONGEST_TEXT),
                        analysis.part("sentiment").flatMap(TranscriptsPublication::sentiment),
                        keywords(analysis),
                        checks(analysis),
                        Rounded.number(analysis, "talkRatio"),
                        analysis.whole("interruptions"),
                        Rounded.number(analysis, "silence"),
                        analysis.part("latency").flatMap(TranscriptsPublication::latency),
                        Rounded.money(document, "cost"),
                        shortened(transcript.text("terminationReason"), LONGEST_TEXT),
                        transcript.time("createdAt").orElseThrow(),
                        updatedAt));
    }

    private static Optional<Sentiment> sentiment(Fields sentiment) {
        return sentiment
                .text("overall")
                .flatMap(overall -> Rounded.number(sentiment, "score").map(score -> new Sentiment(overall, score)));
    }

    private static Optional<Latency> latency(Fields latency) {
        return Rounded.number(latency, "p50")
                .flatMap(p50 -> Rounded.number(latency, "p90").map(p90 -> new Latency(p50, p90)));
    }

    private static List<String> keywords(Fields analysis) {
        return analysis.texts("keywords").stream()
                .limit(MOST_KEYWORDS)
                .map(keyword -> shortened(keyword, LONGEST_KEYWORD))
                .toList();
    }

    private static List<CriterionCheck> checks(Fields analysis) {
        return analysis.parts("criteriaChecks").stream()
                .filter(check -> check.text("id").orElseThrow().length() <= LONGEST_NAME)
                .limit(MOST_CHECKS)
                .map(check -> new CriterionCheck(
                        check.text("id").orElseThrow(),
                        shortened(check.text("name"), LONGEST_NAME),
                        check.text("result").orElseThrow(),
                        Rounded.number(check, "score")))
                .toList();
    }

    private static Optional<String> shortened(Optional<String> text, int most) {
        return text.map(whole -> shortened(whole, most));
    }

    /** At a whole character, with an ellipsis in place of the rest. */
    private static String shortened(String text, int most) {
        if (text.length() <= most) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(most - 2)) ? most - 2 : most - 1;
        return text.substring(0, end) + "…";
    }
}
