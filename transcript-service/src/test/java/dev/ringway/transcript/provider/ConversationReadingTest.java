package dev.ringway.transcript.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.ringway.transcript.analysis.Analysis;
import dev.ringway.transcript.analysis.CriterionCheck;
import dev.ringway.transcript.conversation.Speaker;
import dev.ringway.transcript.conversation.ToolCall;
import dev.ringway.transcript.conversation.Turn;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ConversationReadingTest {

    private static final Instant START = Instant.parse("2025-10-15T09:21:20Z");

    @Test
    void aWholePayloadIsReadWithAllThatItTells() throws IOException {
        ConversationReading reading = new ConversationReading(fixture().path("data"));

        assertThat(reading.status()).contains(ConversationStatus.DONE);
        assertThat(reading.conversation().language()).contains("en");
        assertThat(reading.conversation().startTime()).contains(START);
        assertThat(reading.conversation().duration()).contains(31L);
        assertThat(reading.cost()).contains(new BigDecimal("0.0483"));
        assertThat(reading.terminationReason()).contains("end_call tool was called.");
        List<Turn> turns = reading.conversation().turns();
        assertThat(turns).extracting(Turn::role).containsExactly(Speaker.AGENT, Speaker.USER, Speaker.AGENT);
        assertThat(turns)
                .extracting(turn -> turn.startTime().orElseThrow())
                .containsExactly(START, START.plusSeconds(5), START.plusSeconds(9));
        assertThat(turns)
                .extracting(Turn::latencyMs)
                .containsExactly(Optional.of(330L), Optional.empty(), Optional.of(370L));
        assertThat(turns.getLast().toolCalls())
                .containsExactly(new ToolCall(
                        Optional.of("book_1f2e"),
                        "book",
                        Optional.of("{\"day\":\"Friday\"}"),
                        true,
                        Optional.of("{\"ok\":true}"),
                        Optional.of(false),
                        Optional.of(410L)));
        Analysis analysis = reading.analysis();
        assertThat(analysis.callSuccessful()).contains(CriterionCheck.Result.SUCCESS);
        assertThat(analysis.summary()).contains("Zoë asked for a Friday call.");
        assertThat(analysis.title()).contains("Callback Friday");
        assertThat(analysis.criteriaChecks())
                .containsExactly(new CriterionCheck(
                        "renewal_agreed",
                        "renewal_agreed",
                        CriterionCheck.Result.SUCCESS,
                        Optional.of("User agreed."),
                        Optional.empty()));
        assertThat(analysis.dataCollection()).isEqualTo(Map.of("callback_day", "Friday"));
    }

    @Test
    void anOlderPayloadLacksMuchAndHasItsMetricsElsewhere() {
        ConversationReading reading = reading("""
                {"conversation_id": "conv_old", "transcript": [
                   {"role": "agent", "message": "Hello", "time_in_call_secs": 0, "tool_calls": null, "tool_results": null,
                    "conversation_turn_metrics": {"convai_llm_service_ttfb": {"elapsed_time": 0.5},
                      "convai_tts_service_ttfb": {"elapsed_time": 0.25}, "convai_asr": {"elapsed_time": 9}}},
                   {"role": "user", "message": null, "time_in_call_secs": null}],
                 "metadata": {"start_time_unix_secs": "1760520080", "call_duration_secs": 3, "cost": 12},
                 "analysis": null}""");

        assertThat(reading.status()).isEmpty();
        assertThat(reading.cost()).isEmpty();
        assertThat(reading.conversation().startTime()).contains(START);
        assertThat(reading.conversation().turns()).hasSize(2);
        assertThat(reading.conversation().turns().getFirst().latencyMs()).contains(750L);
        assertThat(reading.conversation().turns().getLast().text()).isEmpty();
        assertThat(reading.conversation().turns().getLast().startTime()).isEmpty();
        assertThat(reading.analysis()).isEqualTo(Analysis.NONE);
    }

    @Test
    void resultsStandWithTheirCallsWhereverTheyCome() {
        List<Turn> turns = reading("""
                {"transcript": [
                   {"role": "agent", "tool_calls": [{"request_id": "a", "tool_name": "look_up", "tool_has_been_called": true}]},
                   {"role": "agent", "tool_results": [
                      {"request_id": "a", "tool_name": "look_up", "result_value": "42", "is_error": true},
                      {"request_id": "b", "tool_name": "other", "result_value": "7"}]}]}""").conversation().turns();

        assertThat(turns.getFirst().toolCalls())
                .singleElement()
                .satisfies(call -> assertThat(call.result()).contains("42"))
                .satisfies(call -> assertThat(call.failed()).contains(true));
        assertThat(turns.getLast().toolCalls()).extracting(ToolCall::name).containsExactly("other");
    }

    @Test
    void noResultIsLostThatHasNoIdOrTheSameAsAnother() {
        List<Turn> turns = reading("""
                {"transcript": [
                   {"role": "agent", "tool_calls": [{"request_id": "a", "tool_name": "first"}, {"request_id": "a", "tool_name": "second"}]},
                   {"role": "agent", "tool_results": [
                      {"request_id": "a", "tool_name": "first", "result_value": "1"},
                      {"tool_name": "nameless", "result_value": "0"},
                      {"request_id": "a", "tool_name": "second", "result_value": "2"},
                      {"request_id": "a", "tool_name": "third", "result_value": "3"}]}]}""").conversation().turns();

        assertThat(turns.getFirst().toolCalls())
                .extracting(ToolCall::name, ToolCall::result)
                .containsExactly(tuple("first", Optional.of("1")), tuple("second", Optional.of("2")));
        assertThat(turns.getLast().toolCalls())
                .extracting(ToolCall::name, ToolCall::result)
                .containsExactly(tuple("nameless", Optional.of("0")), tuple("third", Optional.of("3")));
    }

    @Test
    void resultsThatAreAListAloneAreReadToo() {
        Analysis analysis = reading("""
                {"analysis": {"evaluation_criteria_results_list": [
                     {"criteria_id": "polite", "result": "failure", "rationale": "Rude.", "score": 1.5}, {"result": "success"}],
                   "data_collection_results_list": [{"data_collection_id": "plan", "value": {"name": "gold", "years": 2}}]}}""").analysis();

        assertThat(analysis.criteriaChecks())
                .containsExactly(new CriterionCheck(
                        "polite", "polite", CriterionCheck.Result.FAILURE, Optional.of("Rude."), Optional.of(1.5)));
        assertThat(analysis.dataCollection()).isEqualTo(Map.of("plan", Map.of("name", "gold", "years", 2L)));
    }

    @Test
    void aWholeNumberIsWholeWithAPointToo() {
        Analysis analysis = reading("""
                {"analysis": {"data_collection_results": {
                   "phone": {"value": 4155550123.0}, "age": {"value": 42.0}, "price": {"value": 12.5},
                   "far": {"value": 1e300}}}}""").analysis();

        assertThat(analysis.dataCollection())
                .isEqualTo(Map.of("phone", 4155550123L, "age", 42L, "price", 12.5, "far", 1e300));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"transcript\": {}, \"metadata\": [], \"analysis\": 5}",
                "{\"transcript\": [null, 5, \"x\", {\"role\": \"tool\"}], \"metadata\": {\"start_time_unix_secs\": 1e300}}",
                "{\"metadata\": {\"start_time_unix_secs\": -1, \"call_duration_secs\": -5, \"cost_fiat\": -0.1}}",
                "{\"metadata\": {\"start_time_unix_secs\": 999999999999999999, \"cost_fiat\": \"1e999999\"}}",
                "{\"metadata\": {\"start_time_unix_secs\": 10000000000000000, \"call_duration_secs\": 100000000000000000}}",
                "{\"metadata\": {\"start_time_unix_secs\": 31556889864403199, \"call_duration_secs\": 9223372036854775806}}",
                "{\"metadata\": {\"start_time_unix_secs\": 100000000000, \"call_duration_secs\": 100000000000}}",
                "{\"analysis\": {\"evaluation_criteria_results\": {\"\": {}}, \"data_collection_results\": {\"a\": null}}}"
            })
    void whatCannotBeWhatItMeansIsLeftOut(String payload) {
        ConversationReading reading = reading(payload);

        assertThat(reading.conversation().turns()).isEmpty();
        assertThat(reading.conversation().startTime()).isEmpty();
        assertThat(reading.conversation().duration()).isEmpty();
        assertThat(reading.cost()).isEmpty();
        assertThat(reading.analysis().criteriaChecks()).isEmpty();
        assertThat(reading.analysis().dataCollection()).isEmpty();
    }

    private static ConversationReading reading(String data) {
        return new ConversationReading(JsonMapper.shared().readTree(data));
    }

    static JsonNode fixture() throws IOException {
        try (InputStream fixture = ConversationReadingTest.class.getResourceAsStream(
                "/dev/ringway/transcript/elevenlabs-post-call-transcription.json")) {
            return JsonMapper.shared().readTree(fixture);
        }
    }
}
