package dev.ringway.transcript.intake.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringway.transcript.privacy.PersonalData;
import dev.ringway.transcript.privacy.TextRedaction;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonRedactionTest {

    private final JsonRedaction redaction = new JsonRedaction(new TextRedaction(
            EnumSet.of(PersonalData.EMAIL, PersonalData.NUMBER),
            List.of(),
            (_, _) -> List.of(),
            new StandardCheckDigits(),
            Optional.empty())::of);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"to\": \"zoe@example.com\", \"n\": 1} | {\"to\":\"[email]\",\"n\":1}",
                "{\"account\": 12345678} | {\"account\":\"[number]\"}",
                "{\"account\": 12345678.0, \"n\": 1.5} | {\"account\":\"[number]\",\"n\":1.5}",
                "[[\"zoe@example.com\"], {\"a\": [12345678]}] | [[\"[email]\"],{\"a\":[\"[number]\"]}]",
                "{\"zoe@example.com\": {\"a\": 1}} | {\"[email]\":{\"a\":1}}",
                "{\"to\": \"nobody\",  \"n\": 1} | {\"to\": \"nobody\",  \"n\": 1}",
                "{\"to\": \"zoe@example.com\", \"to\": null} | {\"to\": \"[email]\", \"to\": null}",
                "sent to zoe@example.com | sent to [email]",
                "\"zoe@example.com\" | \"[email]\"",
                "{\"to\": \"zoe@example.com\" | {\"to\": \"[email]\"",
                "\"Account\\n12345678\" | \"Account\\n[number]\"",
                "{\"body\": \"{\\\"note\\\": \\\"Account\\\\n12345678\\\"}\"} | {\"body\":\"{\\\"note\\\":\\\"Account\\\\n[number]\\\"}\"}",
                "{\"a\": 1} 12345678 | {\"a\": 1} [number]",
                "{note: 12345678} | {note: [number]}",
            })
    void isLeft(String written, String left) {
        assertThat(redaction.text(written)).isEqualTo(left);
    }

    @Test
    void aNumberWithAPointIsOne() {
        Map<String, Object> left = redaction.fields(Map.of("account", 4155550123.0, "age", 42.0));

        assertThat(left).isEqualTo(Map.of("account", "[number]", "age", 42.0));
    }

    @Test
    void namesOfCollectedDataStay() {
        Map<String, Object> left = redaction.fields(Map.of(
                "contact", "zoe@example.com", "12345678", true, "more", Map.of("zoe@example.com", List.of(12345678L))));

        assertThat(left)
                .isEqualTo(
                        Map.of("contact", "[email]", "12345678", true, "more", Map.of("[email]", List.of("[number]"))));
    }
}
