package dev.ringway.transcript.intake.optout;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringway.events.Event;
import dev.ringway.events.contract.EventDraft;
import dev.ringway.events.elevenlabs.ConversationEnded;
import dev.ringway.events.elevenlabs.ElevenLabsEvent;
import dev.ringway.transcript.intake.ConversationIntake;
import dev.ringway.transcript.web.agents.RunningAgents;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class OptOutIntakeTest extends RunningAgents {

    private static final String TOPIC = "commands.campaign-service.v1";
    private static final String SID = "CA35884136fed840d807968d7c83b21ba4";

    @Autowired
    private ConversationIntake conversations;

    @Autowired
    private OptOutIntake optOuts;

    @BeforeEach
    void nothingIsKnown() {
        Mono.from(database.getCollection("transcripts").deleteMany(new Document()))
                .block();
    }

    @Test
    void whoAsksInAConversationIsNotToBeCalledAgain() {
        tell("conv_asks", "do_not_call", true);

        awaitRecord(TOPIC, record -> {
            if (!id(record).equals("opt-out:conv_asks")) {
                return false;
            }
            JsonNode asked = JsonMapper.shared().readTree(new String(record.value(), StandardCharsets.UTF_8));
            assertThat(asked.path("callSid").asString()).isEqualTo(SID);
            assertThat(asked.path("contactId").asString()).isEqualTo("contact_1");
            assertThat(asked.path("source").asString()).isEqualTo("conversation");
            assertThat(asked.path("reason").asString()).isEqualTo("do_not_call in conversation conv_asks");
            assertThat(asked.has("campaignId")).isFalse();
            return true;
        });
    }

    @Test
    void onlyAClearYesAsks() {
        tell("conv_true", "do_not_call", true);
        tell("conv_text", "do_not_call", "true");
        tell("conv_yes", "do_not_call", " Yes ");
        tell("conv_no", "do_not_call", "no");
        tell("conv_perhaps", "do_not_call", "perhaps");
        tell("conv_empty", "do_not_call", "");
        tell("conv_false", "do_not_call", false);
        tell("conv_number", "do_not_call", 1);
        tell("conv_null", "do_not_call", null);
        tell("conv_other", "call_again", true);
        List<String> all = stored("transcripts").stream()
                .map(transcript -> transcript.getString("_id"))
                .toList();

        assertThat(all).hasSize(10);
        assertThat(optOuts.wishes(all))
                .extracting(Event::id)
                .containsExactlyInAnyOrder("opt-out:conv_true", "opt-out:conv_text", "opt-out:conv_yes");
    }

    @Test
    void aConversationWithNobodyThatIsKnownAsksNothing() {
        conversations.take(as(draft("conv_web", "do_not_call", true)
                .without("callSid")
                .without("contactId")
                .without("attemptId")));

        assertThat(optOuts.wishes(List.of("conv_web"))).isEmpty();
    }

    @Test
    void nothingIsAskedAgainForAConversationOfLongAgo() {
        tell("conv_asks", "do_not_call", true);
        assertThat(optOuts.wishes(List.of("conv_asks"))).hasSize(1);

        clock.advance(Duration.ofDays(61));

        assertThat(optOuts.wishes(List.of("conv_asks"))).isEmpty();
    }

    private void tell(String conversationId, String key, @Nullable Object value) {
        conversations.take(as(draft(conversationId, key, value)));
    }

    private EventDraft<ConversationEnded> draft(String conversationId, String key, @Nullable Object value) {
        Map<String, Object> collected = new HashMap<>();
        collected.put("data_collection_id", key);
        collected.put("value", value);
        return EventDraft.example(ConversationEnded.class)
                .id("post_call_transcription:" + conversationId)
                .at(clock.instant())
                .with("conversationId", conversationId)
                .with("callSid", SID)
                .with("contactId", "contact_1")
                .with(
                        "payload",
                        Map.of(
                                "data",
                                Map.of(
                                        "status",
                                        "done",
                                        "metadata",
                                        Map.of(
                                                "start_time_unix_secs",
                                                clock.instant().getEpochSecond()),
                                        "analysis",
                                        Map.of("data_collection_results", Map.of(key, collected)))))
                .without("storedPayload");
    }

    @SuppressWarnings("unchecked")
    private static Event<ElevenLabsEvent> as(EventDraft<ConversationEnded> draft) {
        return (Event<ElevenLabsEvent>) (Event<?>) draft.event();
    }

    private static String id(ConsumerRecord<String, byte[]> record) {
        return new String(record.headers().lastHeader("ce_id").value(), StandardCharsets.UTF_8);
    }
}
