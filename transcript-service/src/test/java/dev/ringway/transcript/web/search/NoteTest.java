package dev.ringway.transcript.web.search;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringway.starter.security.Caller;
import dev.ringway.starter.security.Role;
import dev.ringway.transcript.search.DataValue;
import dev.ringway.transcript.search.SearchFilter;
import dev.ringway.transcript.search.SearchText;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is not found by those who may not see phone numbers. */
class NoteTest {

    @ParameterizedTest
    @CsvSource({
        "555, true",
        "0123, true",
        "2026, true",
        "12345, true",
        "order, false",
        "rx3000, true",
        "rx3, false",
        "7, false",
        "42, true"
    })
    void aPieceOfANumberIsKnown(String typed, boolean number) {
        assertThat(hidden(typed)).isEqualTo(number);
    }

    @Test
    void groupsOfDigitsSideBySideAreANumber() {
        assertThat(hidden("415-555-01")).isTrue();
        assertThat(hidden("4-1-5")).isTrue();
        assertThat(hidden("rx-3")).isFalse();
    }

    @Test
    void digitsThatAreSpokenSideBySideAreANumber() {
        assertThat(hidden("\"four one\"")).isTrue();
        assertThat(hidden("four-one")).isTrue();
        assertThat(hidden("\"fünf eins\"")).isTrue();
        assertThat(hidden("one order")).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "digits:4711, true",
        "phone_number:4711, true",
        "phone:01865 270000, true",
        "phone:01865_270000, true",
        "phone:four one five five five five oh, true",
        "age:42, false",
        "day:2026-11-22, false"
    })
    void collectedValuesThatAreHiddenAreNotFound(String data, boolean number) {
        SearchFilter filter = new SearchFilter(
                Optional.empty(),
                Set.of(),
                Set.of(),
                Set.of(),
                Set.of(),
                Set.of(),
                List.of(),
                List.of(DataValue.of(data).orElseThrow()),
                Optional.empty(),
                Optional.empty());

        assertThat(Note.of("", SearchText.of(""), filter, caller(false)).contains(Note.NUMBERS_HIDDEN))
                .isEqualTo(number);
        assertThat(Note.of("", SearchText.of(""), filter, caller(true))).isEmpty();
    }

    private static boolean hidden(String typed) {
        return notes(typed, false) && !notes(typed, true);
    }

    private static boolean notes(String typed, boolean maySeeNumbers) {
        return Note.of(typed, SearchText.of(typed), SearchFilter.ALL, caller(maySeeNumbers))
                .contains(Note.NUMBERS_HIDDEN);
    }

    private static Caller caller(boolean maySeeNumbers) {
        return new Caller("ann", Set.of(Role.VIEWER), Instant.MAX, maySeeNumbers);
    }
}
