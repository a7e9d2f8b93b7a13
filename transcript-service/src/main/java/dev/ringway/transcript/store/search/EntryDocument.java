package dev.ringway.transcript.store.search;

import dev.ringway.starter.security.PlainNumber;
import dev.ringway.transcript.analysis.Analysis;
import dev.ringway.transcript.analysis.CriterionCheck;
import dev.ringway.transcript.conversation.Turn;
import dev.ringway.transcript.kept.Links;
import dev.ringway.transcript.kept.StoredTranscript;
import dev.ringway.transcript.search.CriterionResult;
import dev.ringway.transcript.search.DataValue;
import dev.ringway.transcript.search.Words;
import dev.ringway.transcript.store.Fields;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.bson.Document;

/**
 * A transcript as searches see it: its texts folded, and what is filtered and counted by, flat. Several times smaller than
 * the transcript, since every match of a search is read.
 */
public final class EntryDocument {

    /** Raised with every change of what is written here or of how texts are folded: the check then writes all anew. */
    static final int FORM = 2;

    /** Between turns and between keywords, so that no phrase reaches from one to the next. */
    static final String APART = "\n";

    /** Turns with the same word. */
    private static final int OFTEN = 3;

    private static final int MOST_OFTEN = 100;

    /** Characters of what was said, about 30 hours of it; what comes after that is not searched, since an entry is one document. */
    static final int MOST_SAID = 2_000_000;

    private EntryDocument() {}

    public static Document of(StoredTranscript stored) {
        Analysis analysis = stored.transcript().analysis();
        Document entry = new Document("_id", stored.transcript().conversationId())
                .append("form", FORM)
                .append("status", stored.transcript().status().text())
                .append("at", stored.transcript().conversation().startTime().orElse(stored.createdAt()));
        links(entry, stored.transcript().links());
        Fields.put(
                entry,
                "mood",
                analysis.sentiment().map(sentiment -> sentiment.overall().text()));
        Fields.put(entry, "outcome", analysis.callSuccessful().map(CriterionCheck.Result::text));
        entry.append("criteria", criteria(analysis.criteriaChecks()))
                .append("data", data(analysis.dataCollection()))
                .append("names", String.join(APART, analysis.keywords()));
        texts(entry, analysis, stored.transcript().conversation().turns());
        Instant createdAt = stored.createdAt();
        return entry.append("createdAt", createdAt)
                .append("updatedAt", stored.updatedAt())
                .append("version", stored.version());
    }

    private static void links(Document entry, Links links) {
        Fields.put(entry, "callSid", links.callSid());
        Fields.put(entry, "agentId", links.agentId());
        Fields.put(entry, "campaignId", links.campaignId());
    }

    private static List<String> criteria(List<CriterionCheck> checks) {
        return checks.stream()
                .map(check -> new CriterionResult(check.id(), check.result()).text())
                .toList();
    }

    private static List<String> data(Map<String, ?> collected) {
        return collected.entrySet().stream()
                .flatMap(one -> told(one.getValue()).map(value -> new DataValue(one.getKey(), value).folded()).stream())
                .toList();
    }

    /** Lists and objects are not found by what is in them. */
    private static Optional<String> told(Object collected) {
        return switch (collected) {
            case String text -> Optional.of(text);
            case Number number -> Optional.of(PlainNumber.text(number));
            case Boolean truth -> Optional.of(truth.toString());
            default -> Optional.empty();
        };
    }

    private static void texts(Document entry, Analysis analysis, List<Turn> turns) {
        entry.append("title", Words.folded(analysis.title().orElse("")))
                .append("summary", Words.folded(analysis.summary().orElse("")))
                .append("keywords", folded(analysis.keywords()))
                .append("often", often(turns))
                .append(
                        "turns",
                        cut(folded(turns.stream()
                                .flatMap(turn -> turn.text().stream())
                                .toList())));
    }

    /** Words that come up again and again, so that a score does not have to read all that was said. */
    private static String often(List<Turn> turns) {
        Map<String, Long> counts = turns.stream()
                .flatMap(turn -> turn.text().stream())
                .flatMap(text -> Words.each(text).stream().distinct())
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
        return Words.folded(counts.entrySet().stream()
                .filter(word -> word.getValue() >= OFTEN)
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed().thenComparing(Map.Entry.comparingByKey()))
                .limit(MOST_OFTEN)
                .map(Map.Entry::getKey)
                .collect(Collectors.joining(" ")));
    }

    private static String cut(String said) {
        if (said.length() <= MOST_SAID) {
            return said;
        }
        boolean withinCharacter = Character.isHighSurrogate(said.charAt(MOST_SAID - 1));
        return said.substring(0, withinCharacter ? MOST_SAID - 1 : MOST_SAID);
    }

    private static String folded(List<String> texts) {
        return texts.stream().map(Words::folded).filter(text -> !text.isEmpty()).collect(Collectors.joining(APART));
    }
}
