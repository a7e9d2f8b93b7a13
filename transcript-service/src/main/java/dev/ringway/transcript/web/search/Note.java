package dev.ringway.transcript.web.search;

import dev.ringway.starter.security.Caller;
import dev.ringway.starter.security.DataMask;
import dev.ringway.transcript.search.SearchFilter;
import dev.ringway.transcript.search.SearchText;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** What a search did otherwise than somebody may think. */
enum Note {
    /** There is no word in the text. */
    NO_WORDS(true),
    /** What is left out is known, and not what is looked for. */
    ONLY_EXCLUSIONS(true),
    /** The caller may not see phone numbers, and so does not find by them. */
    NUMBERS_HIDDEN(true),
    /** Of a very long text only the first words and phrases count. */
    SHORTENED(false);

    private final boolean findsNothing;

    Note(boolean findsNothing) {
        this.findsNothing = findsNothing;
    }

    boolean findsNothing() {
        return findsNothing;
    }

    String text() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static List<Note> of(SearchText text, SearchFilter filter, Caller caller) {
        List<Note> notes = new ArrayList<>();
        if (!text.asksForSomething()) {
            notes.add(text.excluded().isEmpty() ? NO_WORDS : ONLY_EXCLUSIONS);
        }
        if (!caller.maySeeNumbers() && asksForNumbers(text, filter)) {
            notes.add(NUMBERS_HIDDEN);
        }
        if (text.shortened()) {
            notes.add(SHORTENED);
        }
        return notes;
    }

    /** Else who may not see a number could guess it, piece by piece. */
    private static boolean asksForNumbers(SearchText text, SearchFilter filter) {
        return Stream.concat(text.wanted().stream(), text.excluded().stream()).anyMatch(phrase -> phrase.isNumber())
                || filter.data().stream()
                        .anyMatch(data -> !DataMask.mask(data.value()).equals(data.value()));
    }
}
