package dev.ringway.transcript.provider;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringway.transcript.provider.ConversationsAtElevenLabs.Page;
import dev.ringway.transcript.provider.ElevenLabsAnswer.Done;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.util.unit.DataSize;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ConversationStatusTest {

    private static final JsonMapper JSON = JsonMapper.shared();

    /** Also one that is not known here. */
    @ParameterizedTest
    @CsvSource({
        "initiated, GOES_ON",
        "in-progress, GOES_ON",
        "processing, GOES_ON",
        "failed, FAILED",
        "done, DONE",
        "archived, DONE"
    })
    void aWordMeansTheSameInAReportInTheListAndWhereItIsRead(String word, ConversationStatus meant) throws IOException {
        String told = "{\"conversation_id\":\"conv_1\",\"status\":\"" + word + "\"}";
        try (AnsweringElevenLabs elevenLabs = new AnsweringElevenLabs();
                ElevenLabsClient client = new ElevenLabsClient(
                        new ElevenLabsSettings(
                                elevenLabs.url(), "sk_1", Duration.ofSeconds(9), DataSize.ofKilobytes(4)),
                        JSON)) {
            ConversationsAtElevenLabs conversations = new ConversationsAtElevenLabs(client);
            elevenLabs.next(exchange ->
                    AnsweringElevenLabs.answer(exchange, 200, "{\"conversations\":[" + told + "],\"has_more\":false}"));
            elevenLabs.next(exchange -> AnsweringElevenLabs.answer(exchange, 200, told));

            Page listed = answered(conversations.list(Instant.EPOCH, Instant.EPOCH, Optional.empty(), 100));
            Optional<JsonNode> read = answered(conversations.read("conv_1"));

            assertThat(new ConversationReading(JSON.readTree(told)).status()).contains(meant);
            assertThat(listed.conversations()).singleElement().satisfies(one -> {
                assertThat(one.isOver()).isEqualTo(meant.isOver());
                assertThat(one.hasFailed()).isEqualTo(meant == ConversationStatus.FAILED);
            });
            assertThat(read.isPresent()).isEqualTo(meant.isOver());
        }
    }

    /** Such as an error's body with a good status. */
    @ParameterizedTest
    @CsvSource({"{}", "'{\"status\":\"\"}'", "'{\"status\":null}'"})
    void whatDoesNotSayItIsNotTakenForAnEnd(String told) throws IOException {
        try (AnsweringElevenLabs elevenLabs = new AnsweringElevenLabs();
                ElevenLabsClient client = new ElevenLabsClient(
                        new ElevenLabsSettings(
                                elevenLabs.url(), "sk_1", Duration.ofSeconds(9), DataSize.ofKilobytes(4)),
                        JSON)) {
            elevenLabs.next(exchange -> AnsweringElevenLabs.answer(exchange, 200, told));

            assertThat(answered(new ConversationsAtElevenLabs(client).read("conv_1")))
                    .isEmpty();
        }
    }

    private static <T> T answered(ElevenLabsAnswer<T> answer) {
        if (answer instanceof Done<T>(T value)) {
            return value;
        }
        throw new AssertionError(answer);
    }
}
