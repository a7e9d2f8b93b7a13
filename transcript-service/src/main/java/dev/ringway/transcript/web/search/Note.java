package dev.ringway.transcript.web.search;

import dev.ringway.starter.security.Caller;
import dev.ringway.starter.security.DataMask;
import dev.ringway.starter.security.NumberPiece;
import dev.ringway.transcript.search.DataValue;
import dev.ringway.transcript.search.SearchFilter;
import dev.ringway.transcript.search.SearchText;
import dev.ringway.transcript.search.Tally;
import dev.ringway.transcript.search.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What a search did otherwise than somebody may think. */
enum Note {
    /** There is no word in the text: only filters find something. */
    NO_WORDS,
    /** What is left out is known, and not what is looked for. */
    ONLY_EXCLUSIONS,
    /** The caller may not see phone numbers, and so does not find by them. */
    NUMBERS_HIDDEN,
    /** Of a very long text only the first words and phrases count. */
    SHORTENED,
    /**
     * So many conversations have even the rarest word or condition that only the first of them were read; count and facets are
     * estimates.
     */
    NOT_ALL_READ;

    /** Its words are three groups of digits, too. */
    private static final Pattern DAY = Pattern.compile("(?:19|20)[0-9]{2}-[0-9]{2}-[0-9]{2}(?![0-9])");

    String text() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** @param typed which the text was read from: who typed nothing and filters has nothing to be told */
    static List<Note> of(String typed, SearchText text, SearchFilter filter, Caller caller) {
        List<Note> notes = new ArrayList<>();
        if (text.isEmpty() && (filter.isEmpty() || !typed.isBlank())) {
            notes.add(NO_WORDS);
        } else if (!text.asksForSomething() && filter.isEmpty()) {
            notes.add(ONLY_EXCLUSIONS);
        }
        if (!caller.maySeeNumbers() && asksForNumbers(text, filter)) {
            notes.add(NUMBERS_HIDDEN);
        }
        if (text.shortened()) {
            notes.add(SHORTENED);
        }
        return notes;
    }

    /** What is known of it only afterwards comes last. */
    static List<Note> with(List<Note> notes, Optional<Tally> tally) {
        return tally.filter(found -> !found.allRead()).isEmpty()
                ? notes
                : Stream.concat(notes.stream(), Stream.of(NOT_ALL_READ)).toList();
    }

    /** Else who may not see a number could guess it, piece by piece. */
    private static boolean asksForNumbers(SearchText text, SearchFilter filter) {
        return Stream.concat(text.wanted().stream(), text.excluded().stream())
                        .anyMatch(phrase -> NumberPiece.is(phrase.folded()))
                || filter.data().stream().anyMatch(Note::isHidden);
    }

    /** As it is shown where it was collected, and however somebody parts its digits: only its words are compared. */
    private static boolean isHidden(DataValue data) {
        String words = Words.folded(data.value());
        return DataMask.isHidden(data.key())
                || !DataMask.mask(data.value()).equals(data.value())
                || (!DAY.matcher(data.value()).lookingAt()
                        && !DataMask.mask(words).equals(words));
    }
}
