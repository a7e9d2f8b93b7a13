package dev.ringway.ingest.postcall;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.ringway.ingest.PostCalls;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.JacksonException;

class OutlineTest {

    @Test
    void shortValuesAreFoundByTheirPath() throws IOException {
        Outline outline = Outline.of(new ByteArrayInputStream(PostCalls.fixture()));
        assertThat(outline.text("data", "metadata", "phone_call", "call_sid"))
                .hasValue("CA15884136fed840d807968d7c83b21ba4");
        assertThat(outline.number("data", "metadata", "cost_fiat")).hasValue(new BigDecimal("0.0483"));
        assertThat(outline.wholeNumber("data", "metadata", "call_duration_secs"))
                .hasValue(31L);
        assertThat(outline.time("event_timestamp")).hasValue(Instant.ofEpochSecond(1760520125));
        assertThat(outline.text("data", "metadata", "batch_call")).isEmpty();
        assertThat(outline.text("data", "transcript")).isEmpty();
        assertThat(outline.text("data", "metadata", "nothing", "at", "all")).isEmpty();
    }

    @Test
    void timesAndNumbersMayBeTexts() throws IOException {
        Outline outline = outline("""
                {"a":"1760520125","b":"1760520125.5","c":"soon","d":1e400,"e":-5,"f":1e9,"g":" ","h":true,
                "i":9999999999e9,"j":"99999999999.9","k":99999999999.0,"l":123456789012345678.123456789012345678}""");
        assertThat(outline.time("a")).hasValue(Instant.ofEpochSecond(1760520125));
        assertThat(outline.time("b")).hasValue(Instant.ofEpochSecond(1760520125, 500_000_000));
        assertThat(outline.time("c")).isEmpty();
        assertThat(outline.number("d")).isEmpty();
        assertThat(outline.number("e")).isEmpty();
        assertThat(outline.wholeNumber("f")).hasValue(1_000_000_000L);
        assertThat(outline.text("g")).isEmpty();
        assertThat(outline.wholeNumber("i")).isEmpty();
        assertThat(outline.wholeNumber("j")).isEmpty();
        assertThat(outline.wholeNumber("k")).hasValue(99_999_999_999L);
        assertThat(outline.number("l")).isEmpty();
        assertThat(outline.text("h")).hasValue("true");
    }

    @Test
    void aLongTextIsLeftOutWhereverItIsCutAndWhatFollowsIsThere() throws IOException {
        for (String filling : new String[] {"x", "\\\\", "\\\"", "é", "😀", "\\u00e9", "\\ud83d\\ude00", "\\n"}) {
            for (int before = 0; before < 7; before++) {
                String text = "x".repeat(before) + filling.repeat(20_000);
                Outline outline = outline("{\"long\":\"" + text + "\",\"next\":\"there\",\"x\":{\"y\":\"\\u00e9\"}}");
                assertThat(outline.text("long")).as(filling).isEmpty();
                assertThat(outline.text("next")).as(filling).hasValue("there");
                assertThat(outline.text("x", "y")).as(filling).hasValue("é");
            }
        }
    }

    @Test
    void anythingBelowAndBesidesIsLeftOut() throws IOException {
        StringBuilder many = new StringBuilder("{\"type\":\"x\"");
        for (int i = 0; i < 100_000; i++) {
            many.append(",\"name").append(i).append("\":{}");
        }
        Outline outline = outline(many.append("}").toString());
        assertThat(outline.text("type")).hasValue("x");
        assertThat(outline.hasObject("name0")).isTrue();
        assertThat(outline.hasObject("name99999")).as("it stays small").isFalse();
        String deep = "{\"a\":".repeat(100) + "1" + "}".repeat(100);
        assertThat(outline(deep).hasObject("a")).isTrue();
    }

    @Test
    void theLatencyIsTheMeanOverTheTurnsThatHaveOneAndWhatFollowsThemIsThere() throws IOException {
        String turn = """
                {"role":"agent","message":"%s","tool_calls":[{"conversation_turn_metrics":{"a_ttfb":{"elapsed_time":9}}}],
                "conversation_turn_metrics":{"metrics":{"convai_llm_service_ttfb":{"elapsed_time":0.37},
                "convai_tts_service_ttfb":{"elapsed_time":0.2,"more":[1]},"convai_asr_trailing":{"elapsed_time":9}}}},""".formatted("x".repeat(10_000));
        String older = """
                {"conversation_turn_metrics":{"convai_llm_service_ttfb":{"elapsed_time":0.43}}},""";
        String odd = """
                "odd",null,[{}],{},{"conversation_turn_metrics":null},{"conversation_turn_metrics":7},
                {"conversation_turn_metrics":{"x_ttfb":1,"y_ttfb":{"elapsed_time":"1"},"z_ttfb":{"elapsed_time":null},
                "metrics":[{"x_ttfb":{"elapsed_time":1}}]}},{"conversation_turn_metrics":{"x_ttfb":{"elapsed_time":1e400}}},
                {"conversation_turn_metrics":{"x_ttfb":{"elapsed_time":-1}}}""";

        Outline outline = outline("{\"transcript\":[{\"conversation_turn_metrics\":{\"x_ttfb\":{\"elapsed_time\":9}}}],"
                + "\"data\":{\"transcript\":[" + turn.repeat(1_000) + older.repeat(1_000) + odd
                + "],\"metadata\":{\"cost\":7}},\"type\":\"there\"}");

        assertThat(outline.latencyMs()).hasValue(500L);
        assertThat(outline.wholeNumber("data", "metadata", "cost")).hasValue(7L);
        assertThat(outline.text("type")).hasValue("there");
        assertThat(outline("{\"data\":{\"transcript\":[" + odd + "]}}").latencyMs())
                .isEmpty();
        assertThat(outline("{\"data\":{\"transcript\":\"none\"}}").latencyMs()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "null",
                "1",
                "\"text\"",
                "[]",
                "{",
                "}",
                "{\"a\"}",
                "{\"a\":}",
                "{\"a\":1,}",
                "{} {}",
                "{}x",
                "{'a':1}",
                "{\"a\":01}",
                "{\"a\":\"\t\"}",
                "{\"a\":\"",
                "{\"a\":\"\\",
                "{\"a\":\"\\x\"}",
                "{\"data\":{\"transcript\":[",
                "{\"data\":{\"transcript\":[{\"conversation_turn_metrics\":{\"a\":{",
                "\u0000"
            })
    void whatIsNotOneObjectIsRefused(String json) {
        assertThatExceptionOfType(JacksonException.class).isThrownBy(() -> outline(json));
    }

    @Test
    void nestingWithoutEndIsRefused() {
        assertThatExceptionOfType(JacksonException.class)
                .isThrownBy(() -> outline("{\"a\":".repeat(100_000) + "1" + "}".repeat(100_000)));
    }

    @Test
    void bytesThatAreNoTextAreRefusedAndNotTakenForAFailureOfTheStream() throws IOException {
        byte[] fixture = PostCalls.fixture();
        Random random = new Random(7);
        for (int i = 0; i < 5_000; i++) {
            byte[] mutated = fixture.clone();
            for (int changes = random.nextInt(1, 20); changes > 0; changes--) {
                // often at the beginning, where the encoding is guessed
                int where = random.nextBoolean() ? random.nextInt(6) : random.nextInt(mutated.length);
                mutated[where] = (byte) (random.nextBoolean() ? 0 : random.nextInt());
            }
            try {
                Outline.of(new ByteArrayInputStream(mutated));
            } catch (JacksonException refused) {
                assertThat(refused).isNotNull();
            }
        }
    }

    @Test
    void audioIsDecodedWhereverItStands() throws IOException {
        byte[] audio = new byte[100_001];
        new Random(1).nextBytes(audio);
        String base64 = Base64.getEncoder().encodeToString(audio);
        assertThat(decoded("{\"data\":{\"full_audio\":\"" + base64 + "\"}}")).isEqualTo(audio);
        assertThat(decoded("{\"x\":{\"full_audio\":\"AAAA\"},\"data\":{\"y\":[1,{\"full_audio\":\"BBBB\"}],"
                        + "\"full_audio\":\"" + base64 + "\",\"z\":1},\"type\":\"t\"}"))
                .isEqualTo(audio);
        assertThat(decoded("{\"data\":{\"full_audio\":\"" + base64.replace("/", "\\/") + "\"}}"))
                .isEqualTo(audio);
        assertThat(decoded("{\"data\":{\"full_audio\":null}}")).isEmpty();
        assertThat(decoded("{\"data\":{}}")).isEmpty();
        assertThatExceptionOfType(JacksonException.class)
                .isThrownBy(() -> decoded("{\"data\":{\"full_audio\":\"" + base64 + "!!\"}}"));
    }

    private static byte[] decoded(String json) throws IOException {
        ByteArrayOutputStream audio = new ByteArrayOutputStream();
        AudioPart.decode(stream(json), audio);
        return audio.toByteArray();
    }

    private static Outline outline(String json) throws IOException {
        return Outline.of(stream(json));
    }

    private static ByteArrayInputStream stream(String json) {
        return new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8));
    }
}
