package dev.ringway.transcript.store.search;

import static com.mongodb.client.model.Filters.nor;
import static com.mongodb.client.model.Filters.or;
import static com.mongodb.client.model.Filters.regex;

import dev.ringway.transcript.search.Phrase;
import dev.ringway.transcript.search.SearchText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.bson.conversions.Bson;

/** What is wanted and excluded, looked for in the folded texts of entries. */
final class EntryText {

    private EntryText() {}

    /** @param entered the word that the text index is asked for: all that it gives have it */
    static List<Bson> conditions(SearchText text, Optional<String> entered) {
        List<Bson> conditions = new ArrayList<>();
        text.wanted().stream()
                .filter(phrase -> !entered.filter(
                                word -> isPlain(word) && phrase.words().equals(List.of(word)))
                        .isPresent())
                .forEach(phrase -> conditions.add(or(anywhere(phrase))));
        text.excluded().forEach(phrase -> conditions.add(nor(anywhere(phrase))));
        return conditions;
    }

    /** Of other letters the index folds more than we do: が is か to it. */
    private static boolean isPlain(String word) {
        return word.chars().allMatch(letter -> letter < 0x80);
    }

    /** A folded phrase is blanks, letters, digits and marks, none of which means anything to a pattern. */
    private static List<Bson> anywhere(Phrase phrase) {
        return Stream.of("turns", "summary", "title", "keywords")
                .map(field -> regex(field, phrase.folded()))
                .toList();
    }
}
