package dev.ringway.transcript.store.search;

import dev.ringway.transcript.search.Match;
import dev.ringway.transcript.search.Phrase;
import dev.ringway.transcript.search.SearchPosition;
import dev.ringway.transcript.search.SearchText;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bson.Document;

/**
 * An entry that matches, without what was said in its turns: that is by far the most of it. Its score is the sum, over what
 * is wanted, of 4 where the title has it, 4 where the summary has it, 2 where a keyword has it, and 1 in any case, or 2 where
 * three or more turns have the word.
 */
final class FoundEntry {

    static final List<String> SCORED = List.of("title", "summary", "keywords", "often");
    static final List<String> COUNTED = List.of("agentId", "campaignId", "mood", "outcome", "criteria", "names");

    /** Those of the text index, but for the turns. */
    private static final Map<String, Integer> WEIGHTS = Map.of("title", 4, "summary", 4, "keywords", 2, "often", 1);

    private FoundEntry() {}

    static Match match(Document entry, SearchText text) {
        return new Match(
                new SearchPosition(score(entry, text), entry.getDate("at").toInstant(), entry.getString("_id")),
                Optional.ofNullable(entry.getString("agentId")),
                Optional.ofNullable(entry.getString("campaignId")),
                Optional.ofNullable(entry.getString("mood")),
                Optional.ofNullable(entry.getString("outcome")),
                entry.getList("criteria", String.class, List.of()),
                names(entry));
    }

    private static int score(Document entry, SearchText text) {
        int score = text.wanted().size();
        for (String wanted : text.wanted().stream().map(Phrase::folded).toList()) {
            score += SCORED.stream()
                    .filter(field -> entry.getString(field).contains(wanted))
                    .mapToInt(WEIGHTS::get)
                    .sum();
        }
        return score;
    }

    private static List<String> names(Document entry) {
        String names = entry.get("names", "");
        return names.isEmpty() ? List.of() : List.of(names.split(EntryDocument.APART));
    }
}
