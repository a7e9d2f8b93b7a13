package dev.ringway.transcript.web.search;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringway.starter.security.Caller;
import dev.ringway.starter.security.Role;
import dev.ringway.transcript.search.SearchFilter;
import dev.ringway.transcript.search.SearchText;
import java.time.Instant;
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

    private static boolean hidden(String typed) {
        return notes(typed, false) && !notes(typed, true);
    }

    private static boolean notes(String typed, boolean maySeeNumbers) {
        Caller caller = new Caller("ann", Set.of(Role.VIEWER), Instant.MAX, maySeeNumbers);
        return Note.of(typed, SearchText.of(typed), SearchFilter.ALL, caller).contains(Note.NUMBERS_HIDDEN);
    }
}
