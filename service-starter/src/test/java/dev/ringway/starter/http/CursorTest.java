package dev.ringway.starter.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ringway.starter.problems.ProblemException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CursorTest {

    private final Cursor calls = new Cursor("calls?status=busy");

    @Test
    void a_position_comes_back_as_it_was() {
        List<String> position = List.of("2026-01-31T12:00:00Z", "", "CA1\u0000|\"é");
        List<String> read = calls.read(calls.write(position), 3, values -> values);
        assertThat(read).isEqualTo(position);
    }

    @Test
    void a_cursor_of_another_list_or_another_filter_is_refused() {
        String elsewhere = new Cursor("calls?status=completed").write(List.of("x"));
        assertThatThrownBy(() -> calls.read(elsewhere, 1, List::getFirst)).isInstanceOf(ProblemException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "A", "not base64!", "AAAAAAAAAAAAAAAAAAAAAAAA", "%%%"})
    void what_no_list_gave_is_refused(String cursor) {
        assertThatThrownBy(() -> calls.read(cursor, 1, List::getFirst))
                .isInstanceOfSatisfying(ProblemException.class, CursorTest::namesTheCursor);
    }

    @Test
    void a_position_of_another_length_is_refused() {
        assertThatThrownBy(() -> calls.read(calls.write(List.of("a")), 2, List::getFirst))
                .isInstanceOf(ProblemException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"7fffffff", "ffffffff", "80000000", "00000002", "0000000261", "00", "000000016100"})
    void one_that_somebody_made_is_refused_whatever_lengths_it_claims(String body) {
        assertThatThrownBy(() -> calls.read(forged(HexFormat.of().parseHex(body)), 1, List::getFirst))
                .isInstanceOfSatisfying(ProblemException.class, CursorTest::namesTheCursor);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "yesterday", "+1000000000-01-01T00:00:00Z", "1"})
    void one_whose_values_are_none_is_refused(String time) {
        String cursor = calls.write(List.of(time));
        assertThatThrownBy(() -> calls.read(cursor, 1, values -> Cursor.time(values.getFirst())))
                .isInstanceOfSatisfying(ProblemException.class, CursorTest::namesTheCursor);
    }

    /** As anybody can make one: the check needs no secret. */
    private static String forged(byte[] body) throws NoSuchAlgorithmException {
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        digest.update("calls?status=busy".getBytes(StandardCharsets.UTF_8));
        digest.update((byte) 0);
        byte[] check = Arrays.copyOf(digest.digest(body), 8);
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(ByteBuffer.allocate(check.length + body.length)
                        .put(check)
                        .put(body)
                        .array());
    }

    private static void namesTheCursor(ProblemException problem) {
        assertThat(problem.status().value()).isEqualTo(400);
        assertThat(problem.errors())
                .singleElement()
                .satisfies(error -> assertThat(error.field()).isEqualTo("cursor"));
    }
}
