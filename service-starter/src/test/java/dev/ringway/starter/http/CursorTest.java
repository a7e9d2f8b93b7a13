package dev.ringway.starter.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ringway.starter.problems.ProblemException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CursorTest {

    private final Cursor calls = new Cursor("calls?status=busy");

    @Test
    void a_position_comes_back_as_it_was() {
        List<String> position = List.of("2026-01-31T12:00:00Z", "", "CA1\u0000|\"é");
        assertThat(calls.read(calls.write(position), 3)).isEqualTo(position);
    }

    @Test
    void a_cursor_of_another_list_or_another_filter_is_refused() {
        String elsewhere = new Cursor("calls?status=completed").write(List.of("x"));
        assertThatThrownBy(() -> calls.read(elsewhere, 1)).isInstanceOf(ProblemException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "A", "not base64!", "AAAAAAAAAAAAAAAAAAAAAAAA", "%%%"})
    void what_no_list_gave_is_refused(String cursor) {
        assertThatThrownBy(() -> calls.read(cursor, 1))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        problem -> assertThat(problem.errors())
                                .singleElement()
                                .satisfies(error -> assertThat(error.field()).isEqualTo("cursor")));
    }

    @Test
    void a_position_of_another_length_is_refused() {
        assertThatThrownBy(() -> calls.read(calls.write(List.of("a")), 2)).isInstanceOf(ProblemException.class);
    }
}
