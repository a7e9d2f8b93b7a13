package dev.ringway.ingest.twilio;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringway.ingest.request.UnreadableReason;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RawFormTest {

    @Test
    void keepsEveryValueInTheOrderOfArrival() {
        FormParameters form = readable("b=2&a=1&b=&b=3%2B+x&&c");
        assertThat(form.values())
                .containsExactly(
                        java.util.Map.entry("b", List.of("2", "", "3+ x")),
                        java.util.Map.entry("a", List.of("1")),
                        java.util.Map.entry("c", List.of("")));
    }

    @Test
    void readsUtf8WhetherEncodedOrNot() {
        assertThat(readable("n=J%C3%B6rg é").only("n")).contains("Jörg é");
    }

    @Test
    void doesNotGuessBetweenDifferentValues() {
        FormParameters form = readable("a=1&a=2&b=1&b=1&c=");
        assertThat(form.only("a")).isEmpty();
        assertThat(form.only("b")).contains("1");
        assertThat(form.only("c")).isEmpty();
        assertThat(form.only("d")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "a=%, MALFORMED_ENCODING",
        "a=%4, MALFORMED_ENCODING",
        "a=%zz, MALFORMED_ENCODING",
        "%G0=1, MALFORMED_ENCODING",
        "a=%00, NUL_CHARACTER",
        "a%00=1, NUL_CHARACTER",
        "a=%FF, NOT_UTF8",
        "a=%C0%80, NOT_UTF8",
        "a=%ED%A0%80, NOT_UTF8",
        "=1, NAMELESS_PARAMETER",
        "a=1&b=1&c=1&d=1, TOO_MANY_PARAMETERS"
    })
    void saysWhyItCannotBeRead(String body, UnreadableReason reason) {
        assertThat(RawForm.of(body.getBytes(StandardCharsets.UTF_8)).read(3))
                .isEqualTo(new FormReading.Unreadable(reason));
    }

    @Test
    void losesNothingOfWhatCannotBeRead() {
        RawForm form = RawForm.of("a=%FF%00%&b=%q".getBytes(StandardCharsets.UTF_8));
        assertThat(form.fields()).containsExactly(new FormField("a", "\u00ff\0%"), new FormField("b", "%q"));
    }

    private static FormParameters readable(String body) {
        FormReading reading = RawForm.of(body.getBytes(StandardCharsets.UTF_8)).read(10);
        assertThat(reading).isInstanceOf(FormReading.Understood.class);
        return ((FormReading.Understood) reading).parameters();
    }
}
