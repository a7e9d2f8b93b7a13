package dev.ringway.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.ringway.events.Event;
import dev.ringway.events.EventCodec;
import dev.ringway.events.StoredPayload;
import dev.ringway.events.elevenlabs.CallInitiationFailed;
import dev.ringway.events.elevenlabs.ConversationAudioStored;
import dev.ringway.events.elevenlabs.ConversationEnded;
import dev.ringway.events.elevenlabs.OtherWebhookReceived;
import dev.ringway.ingest.request.RawBody;
import dev.ringway.starter.storage.ObjectStorage;
import dev.ringway.starter.storage.StoredContent;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

@IngestTest
class PostCallWebhookTest {

    private static final String CALL_SID = "CA15884136fed840d807968d7c83b21ba4";

    @LocalServerPort
    private int port;

    @Autowired
    private ObjectStorage storage;

    @Autowired
    private MeterRegistry meters;

    private final String conversation = PostCalls.newConversation();

    @Test
    void aConversationIsPublishedWithEveryFieldThatItIsJoinedBy() {
        byte[] body = PostCalls.bytes(new String(PostCalls.fixture(), StandardCharsets.UTF_8)
                .replace("conv_4301k7m2b8xre9f8k3q5a0n1t6zd", conversation)
                .replace("\"attempt_id\":\"att_77\"", """
                        "attempt_id":"att_77","campaign_id":"c1","contact_id":"66f0"\
                        """));
        assertThat(elevenLabs().signed(body).statusCode()).isEqualTo(200);

        Event<?> event = theEvent();
        assertThat(event.id()).isEqualTo("post_call_transcription:" + conversation);
        assertThat(event.time()).isEqualTo(Instant.ofEpochSecond(1760520125));
        ConversationEnded ended = (ConversationEnded) event.data();
        assertThat(ended.agentId()).hasValue(PostCalls.OUR_AGENT);
        assertThat(ended.agentName()).hasValue("Renewals EN");
        assertThat(ended.status()).hasValue("done");
        assertThat(ended.callSid()).hasValue(CALL_SID);
        assertThat(ended.attemptId()).hasValue("att_77");
        assertThat(ended.campaignId()).hasValue("c1");
        assertThat(ended.contactId()).hasValue("66f0");
        assertThat(ended.startTime()).hasValue(Instant.ofEpochSecond(1760520080));
        assertThat(ended.duration()).hasValue(31L);
        assertThat(ended.cost()).hasValue(new BigDecimal(217));
        assertThat(ended.costUsd()).hasValue(new BigDecimal("0.0483"));
        assertThat(ended.terminationReason()).hasValue("end_call tool was called.");
        assertThat(ended.errorCode()).isEmpty();
        assertThat(ended.callSuccessful()).hasValue("success");
        assertThat(ended.language()).hasValue("en");
        assertThat(ended.direction()).hasValue("outbound");
        assertThat(ended.agentNumber()).hasValue("+12025550100");
        assertThat(ended.externalNumber()).hasValue("+12025550147");
        assertThat(ended.voiceId()).isEmpty();
        assertThat(ended.latencyMs()).hasValue(350L);
        assertThat(ended.payload())
                .hasValue(JsonMapper.shared().readValue(body, new TypeReference<Map<String, Object>>() {}));
        assertThat(ended.storedPayload()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ",\"agent_id\":null,\"metadata\":null,\"analysis\":null,\"transcript\":null",
                ",\"metadata\":{\"phone_call\":null,\"error\":null,\"cost\":null},\"analysis\":{}",
                ",\"metadata\":[],\"analysis\":\"x\",\"conversation_initiation_client_data\":7",
                ",\"metadata\":{\"call_duration_secs\":-1,\"cost\":\"much\",\"error\":{\"code\":1e99},"
                        + "\"start_time_unix_secs\":\"x\",\"phone_call\":{\"call_sid\":\"CA1\"}}"
            })
    void olderAndOddShapesAreTakenAsTheyAre(String rest) {
        byte[] body = PostCalls.bytes("{\"type\":\"post_call_transcription\",\"event_timestamp\":\"1760520125\","
                + "\"data\":{\"conversation_id\":\"" + conversation + "\"" + rest + "}}");
        assertThat(elevenLabs().signed(body).statusCode()).isEqualTo(200);
        Event<?> event = theEvent();
        assertThat(event.time()).isEqualTo(Instant.ofEpochSecond(1760520125));
        ConversationEnded ended = (ConversationEnded) event.data();
        assertThat(ended.callSid()).isEmpty();
        assertThat(ended.duration()).isEmpty();
        assertThat(ended.startTime()).isEmpty();
    }

    @Test
    void theCallIsAlsoKnownByTheDynamicVariable() {
        elevenLabs().signed("""
                {"type":"post_call_transcription","data":{"conversation_id":"%s","metadata":{"phone_call":null,
                "error":{"code":1002,"reason":"quota"}},"conversation_initiation_client_data":{
                "dynamic_variables":{"system__call_sid":"%s"}}}}""".formatted(conversation, CALL_SID));
        ConversationEnded ended = (ConversationEnded) theEvent().data();
        assertThat(ended.callSid()).hasValue(CALL_SID);
        assertThat(ended.errorCode()).hasValue(1002);
        assertThat(ended.errorReason()).hasValue("quota");
    }

    @Test
    void aLargeConversationLiesInObjectStorageByteForByte() throws IOException {
        byte[] body = PostCalls.bytes("""
                {"type":"post_call_transcription","data":{"transcript":[{"message":"%s",
                "conversation_turn_metrics":{"metrics":{"convai_llm_service_ttfb":{"elapsed_time":0.37}}}}],
                "conversation_id":"%s","metadata":{"call_duration_secs":9000},"conversation_initiation_client_data":{
                "conversation_config_override":{"tts":{"voice_id":"21m00Tcm4TlvDq8ikWAM"}}}}}""".formatted("ä".repeat(300_000), conversation));
        assertThat(elevenLabs().signed(body).statusCode()).isEqualTo(200);
        assertThat(elevenLabs().signed(body).statusCode()).isEqualTo(200);

        List<Event<?>> events = PostCalls.events(conversation);
        assertThat(events).hasSize(2).extracting(Event::id).containsOnly("post_call_transcription:" + conversation);
        ConversationEnded ended = (ConversationEnded) events.getFirst().data();
        assertThat(events.getLast().data()).isEqualTo(ended);
        assertThat(ended.duration()).hasValue(9000L);
        assertThat(ended.latencyMs()).hasValue(370L);
        assertThat(ended.voiceId()).hasValue("21m00Tcm4TlvDq8ikWAM");
        assertThat(ended.payload()).isEmpty();
        assertThat(stored(ended.storedPayload().orElseThrow())).isEqualTo(body);
    }

    @Test
    void soundIsStoredAndTheEventSaysWhere() throws IOException {
        byte[] audio = audio(1_500_000);
        byte[] body = audioBody(conversation, audio);
        assertThat(elevenLabs().chunked(body, signature(body)).statusCode()).isEqualTo(200);
        assertThat(elevenLabs().chunked(body, signature(body)).statusCode()).isEqualTo(200);

        List<Event<?>> events = PostCalls.events(conversation);
        assertThat(events).hasSize(2).extracting(Event::id).containsOnly("post_call_audio:" + conversation);
        ConversationAudioStored stored =
                (ConversationAudioStored) events.getFirst().data();
        assertThat(events.getLast().data()).isEqualTo(stored);
        assertThat(stored.agentId()).hasValue(PostCalls.OUR_AGENT);
        assertThat(stored.audio().contentType()).isEqualTo("audio/mpeg");
        assertThat(stored.audio().sha256()).isEqualTo(new RawBody(audio).sha256());
        assertThat(stored(stored.audio())).isEqualTo(audio);
        assertThat(storedFiles(conversation)).hasSize(1);
        assertNothingInQuarantine();
    }

    @Test
    void manyAtOnceAreAllStored() throws IOException {
        List<byte[]> bodies = IntStream.range(0, 10)
                .mapToObj(i -> audioBody(conversation + i, audio(1_000_000 + i)))
                .toList();
        try (ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
            assertThat(bodies.stream()
                            .map(body -> CompletableFuture.supplyAsync(
                                    () -> elevenLabs()
                                            .chunked(body, signature(body))
                                            .statusCode(),
                                    clients))
                            .toList()
                            .stream()
                            .map(CompletableFuture::join))
                    .hasSize(10)
                    .containsOnly(200);
        }
        List<Event<?>> events = PostCalls.events(key -> key.startsWith(conversation));
        assertThat(events).hasSize(10);
        for (Event<?> event : events) {
            ConversationAudioStored stored = (ConversationAudioStored) event.data();
            int which = Integer.parseInt(stored.conversationId().substring(conversation.length()));
            assertThat(stored(stored.audio())).isEqualTo(audio(1_000_000 + which));
        }
        assertNothingInQuarantine();
    }

    @Test
    void aCallThatDidNotComeAboutIsFoundByTwiliosSid() {
        elevenLabs().signed("""
                {"type":"call_initiation_failure","event_timestamp":1760520125,"data":{"agent_id":"%s",
                "conversation_id":"%s","failure_reason":"busy","metadata":{"type":"twilio","body":{"CallSid":"%s",
                "CallStatus":"busy","SipResponseCode":"486","From":"+12025550100","To":"+12025550147"}}}}""".formatted(PostCalls.OUR_AGENT, conversation, CALL_SID));
        Event<?> event = theEvent();
        CallInitiationFailed failed = (CallInitiationFailed) event.data();
        assertThat(event.id()).isEqualTo("call_initiation_failure:" + conversation);
        assertThat(failed.failureReason()).isEqualTo("busy");
        assertThat(failed.provider()).hasValue("twilio");
        assertThat(failed.callSid()).hasValue(CALL_SID);
        assertThat(failed.callStatus()).hasValue("busy");
        assertThat(failed.sipResponseCode()).hasValue(486);
        assertThat(failed.from()).hasValue("+12025550100");
        assertThat(failed.to()).hasValue("+12025550147");
    }

    @Test
    void aSipCallThatDidNotComeAbout() {
        elevenLabs().signed("""
                {"type":"call_initiation_failure","data":{"conversation_id":"%s","metadata":{"type":"sip","body":{
                "from_number":"+12025550100","to_number":"+12025550147","sip_status_code":503,
                "error_reason":"INVITE failed","call_sid":"some-sip-id"}}}}""".formatted(conversation));
        CallInitiationFailed failed = (CallInitiationFailed) theEvent().data();
        assertThat(failed.failureReason()).isEqualTo("unknown");
        assertThat(failed.callSid()).isEmpty();
        assertThat(failed.sipResponseCode()).hasValue(503);
        assertThat(failed.errorReason()).hasValue("INVITE failed");
        assertThat(failed.from()).hasValue("+12025550100");
    }

    @Test
    void unknownTypesAreKeptRaw() throws IOException {
        byte[] body = PostCalls.bytes("{\"type\":\"unredacted_transcript\",\"data\":{\"conversation_id\":\""
                + conversation + "\",\"odd\":[1,{\"a\":null}]}}");
        elevenLabs().signed(body);
        Event<?> event = theEvent();
        OtherWebhookReceived other = (OtherWebhookReceived) event.data();
        assertThat(event.id()).isEqualTo("unredacted_transcript:sha256:" + new RawBody(body).sha256());
        assertThat(other.payload().orElseThrow()).containsEntry("type", "unredacted_transcript");

        byte[] nobodys = PostCalls.bytes(
                "{\"type\":\"voice_removed\",\"data\":{\"x\":\"" + conversation + "y".repeat(300_000) + "\"}}");
        assertThat(elevenLabs().signed(nobodys).statusCode()).isEqualTo(200);
        String hash = new RawBody(nobodys).sha256();
        Event<?> stored = PostCalls.events(hash).getFirst();
        assertThat(stored.id()).isEqualTo("voice_removed:sha256:" + hash);
        assertThat(stored(((OtherWebhookReceived) stored.data()).storedPayload().orElseThrow()))
                .isEqualTo(nobodys);
    }

    /** A repetition has the same id, and is known by it; another report of the same conversation must not look like one. */
    @Test
    void severalReportsOfAnUnknownTypeAboutOneConversationAreToldApart() {
        String report =
                "{\"type\":\"unredacted_transcript\",\"data\":{\"conversation_id\":\"" + conversation + "\"},\"n\":%d}";
        Stream.of(1, 2, 1).map(report::formatted).forEach(elevenLabs()::signed);
        List<String> ids =
                PostCalls.events(conversation).stream().map(Event::id).toList();
        assertThat(ids).hasSize(3);
        assertThat(ids.get(1)).isNotEqualTo(ids.get(0));
        assertThat(ids.get(2)).isEqualTo(ids.get(0));
    }

    @Test
    void whatIsNestedTooDeepToTravelLiesInObjectStorage() throws IOException {
        byte[] body = PostCalls.bytes("{\"type\":\"post_call_transcription\",\"data\":{\"conversation_id\":\""
                + conversation + "\",\"odd\":" + "{\"a\":".repeat(100) + "1" + "}".repeat(100) + "}}");
        assertThat(elevenLabs().signed(body).statusCode()).isEqualTo(200);
        ConversationEnded ended = (ConversationEnded) theEvent().data();
        assertThat(stored(ended.storedPayload().orElseThrow())).isEqualTo(body);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1e400",
                "0.1234567890123456789",
                "123456789012345678901234567890",
                "{\"a\":1,\"a\":2}",
                "{\"a\\u0000b\":1}",
                "\"a\\u0000b\""
            })
    void whatWouldNotTravelAsItIsLiesInObjectStorage(String odd) throws IOException {
        byte[] body = PostCalls.bytes("{\"type\":\"post_call_transcription\",\"data\":{\"conversation_id\":\""
                + conversation + "\",\"odd\":" + odd + "}}");
        assertThat(elevenLabs().signed(body).statusCode()).isEqualTo(200);
        ConversationEnded ended = (ConversationEnded) theEvent().data();
        assertThat(ended.payload()).isEmpty();
        assertThat(stored(ended.storedPayload().orElseThrow())).isEqualTo(body);
    }

    @Test
    void halfACharacterTravelsAsItWasWritten() {
        elevenLabs()
                .signed("{\"type\":\"post_call_transcription\",\"data\":{\"conversation_id\":\"" + conversation
                        + "\",\"odd\":\"\\ud800\"}}");
        ConversationEnded ended = (ConversationEnded) theEvent().data();
        assertThat(ended.payload().orElseThrow().get("data"))
                .hasToString("{conversation_id=" + conversation + ", odd=\ud800}");
    }

    @Test
    void otherPeoplesAgentsAreAcknowledgedCountedAndNotStored() {
        awaitThatAllAgentsAreKnown();
        double before = ignored();
        byte[] body = PostCalls.bytes(new String(audioBody(conversation, audio(400_000)), StandardCharsets.UTF_8)
                .replace(PostCalls.OUR_AGENT, "agent_of_somebody_else"));
        assertThat(elevenLabs().signed(body).statusCode()).isEqualTo(200);
        assertThat(PostCalls.events(conversation)).isEmpty();
        assertThat(storedFiles(conversation)).isEmpty();
        assertThat(ignored()).isEqualTo(before + 1);
    }

    @Test
    void aCallOfAnAttemptOfOursIsOursWhoeversTheAgentIs() {
        awaitThatAllAgentsAreKnown();
        elevenLabs().signed("""
                {"type":"post_call_transcription","data":{"conversation_id":"%s","agent_id":"agent_of_somebody_else",
                "conversation_initiation_client_data":{"dynamic_variables":{"attempt_id":"att_78"}}}}""".formatted(conversation));
        assertThat(((ConversationEnded) theEvent().data()).attemptId()).hasValue("att_78");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "not json",
                "[]",
                "{\"type\":\"post_call_transcription\"}",
                "{\"data\":{}}",
                "{\"type\":7.5e3,\"data\":[]}",
                "{\"type\":\"post_call_transcription\",\"data\":{}}",
                "{\"type\":\"post_call_audio\",\"data\":{\"conversation_id\":\"conv-unreadable\"}}",
                "{\"type\":\"post_call_audio\",\"data\":{\"conversation_id\":\"conv-unreadable\",\"full_audio\":\"a-b!\"}}",
                "{\"type\":\"post_call_audio\",\"data\":{\"conversation_id\":\"conv-unreadable\",\"full_audio\":\"\"}}"
            })
    void whatIsSignedAndCannotBeReadIsParkedByteForByte(String json) {
        byte[] body = PostCalls.bytes(json + " ".repeat(new Random().nextInt(10_000)));
        assertThat(elevenLabs().signed(body).statusCode()).isEqualTo(200);
        assertThat(parked(new RawBody(body).sha256())).isEqualTo(body);
        assertThat(storedFiles("conv-unreadable")).isEmpty();
    }

    @Test
    void aLargeBodyThatCannotBeReadIsStoredAndItsPlaceParked() throws IOException {
        byte[] body = PostCalls.bytes("{\"type\":\"post_call_audio\",\"data\":{\"conversation_id\":\"" + conversation
                + "\",\"full_audio\":\"" + "A".repeat(300_000) + "!\"}}");
        assertThat(elevenLabs().signed(body).statusCode()).isEqualTo(200);
        List<StoredPayload> places = PostCalls.records(PostCalls.PARKED)
                .map(ConsumerRecord::value)
                .map(value -> new String(value, StandardCharsets.UTF_8))
                .filter(value -> value.contains(new RawBody(body).sha256()))
                .map(value -> EventCodec.jsonMapper().readValue(value, StoredPayload.class))
                .toList();
        assertThat(places).hasSize(1);
        assertThat(stored(places.getFirst())).isEqualTo(body);
        assertThat(storedFiles(conversation)).isEmpty();
    }

    @Test
    void aWrongSignatureIs403AndNothingOfItIsLeft() {
        int objects = PostCalls.files(PostCalls.OBJECTS).size();
        byte[] small = PostCalls.fixture();
        byte[] large = audioBody(conversation, audio(1_000_000));
        for (byte[] body : List.of(small, large)) {
            HttpResponse<String> answer =
                    elevenLabs().chunked(body, PostCalls.signature("wsec_forged", Instant.now(), body));
            assertThat(answer.statusCode()).isEqualTo(403);
            assertThat(answer.body()).contains("\"code\":\"signature-refused\"");
        }
        assertThat(elevenLabs()
                        .post(
                                small,
                                PostCalls.signature(
                                        PostCalls.SECRET, Instant.now().minusSeconds(1900), small))
                        .statusCode())
                .isEqualTo(403);
        assertThat(elevenLabs().post(small, "").statusCode()).isEqualTo(403);
        assertThat(PostCalls.events(conversation)).isEmpty();
        assertThat(PostCalls.files(PostCalls.OBJECTS)).hasSize(objects);
        assertNothingInQuarantine();
    }

    @Test
    void theHeadersNameComesInAnyCaseAndTheSecondSecretCounts() {
        byte[] body = PostCalls.bytes("{\"type\":\"x\",\"data\":{\"conversation_id\":\"" + conversation + "\"}}");
        String signature = PostCalls.signature(PostCalls.SECOND_SECRET, Instant.now(), body);
        assertThat(elevenLabs()
                        .send(BodyPublishers.ofByteArray(body), "ELEVENLABS-signature", signature)
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void aBodyThatIsAnnouncedAboveTheLimitIs413WithoutWaitingForIt() throws IOException {
        try (Socket socket = halfAPost("Content-Length: 1000000000", "")) {
            assertThat(answer(socket)).startsWith("HTTP/1.1 413").contains("\"code\":\"too-large\"");
        }
    }

    @Test
    void aChunkedBodyAboveTheLimitIs413WithoutWaitingForItsEnd() throws IOException {
        try (Socket socket = halfAPost("Transfer-Encoding: chunked", "4c4b40\r\n" + "x".repeat(5_000_000) + "\r\n")) {
            assertThat(answer(socket)).startsWith("HTTP/1.1 413");
        }
        assertNothingInQuarantine();
    }

    @Test
    void aBodyThatDoesNotComeIs408() throws IOException {
        try (Socket socket = halfAPost("Content-Length: 1000000", "x".repeat(500_000))) {
            assertThat(answer(socket)).startsWith("HTTP/1.1 408").contains("\"code\":\"too-slow\"");
        }
        assertNothingInQuarantine();
    }

    @Test
    void aBodyThatBreaksOffIsForgotten() throws IOException {
        for (int i = 0; i < 10; i++) {
            halfAPost("Content-Length: 3000000", "x".repeat(500_000)).close();
        }
        assertNothingInQuarantine();
        assertThat(elevenLabs().signed(audioBody(conversation, audio(10))).statusCode())
                .isEqualTo(200);
    }

    private PostCalls elevenLabs() {
        return new PostCalls(port);
    }

    private Event<?> theEvent() {
        List<Event<?>> events = PostCalls.events(conversation);
        assertThat(events).hasSize(1);
        return events.getFirst();
    }

    private byte[] stored(StoredPayload where) throws IOException {
        try (StoredContent content = storage.read(where.location())) {
            return content.bytes().readAllBytes();
        }
    }

    private static byte[] parked(String key) {
        return PostCalls.records(PostCalls.PARKED)
                .filter(message -> message.key().equals(key))
                .findFirst()
                .orElseThrow()
                .value();
    }

    /** Till then nobody's are taken for somebody else's. */
    private void awaitThatAllAgentsAreKnown() {
        await().atMost(Duration.ofSeconds(60))
                .until(() -> meters.get("ringway.ingest.directory.agents.age")
                                .gauge()
                                .value()
                        < 3);
    }

    private double ignored() {
        return meters.counter(
                        "ringway.ingest.ignored",
                        "provider",
                        "elevenlabs",
                        "endpoint",
                        "post-call",
                        "reason",
                        "agent-not-ours")
                .count();
    }

    private void assertNothingInQuarantine() {
        await().until(() ->
                meters.get("ringway.ingest.quarantine.bytes").gauge().value() == 0);
        assertThat(PostCalls.files(PostCalls.QUARANTINE)).isEmpty();
    }

    private static List<String> storedFiles(String conversation) {
        return PostCalls.files(PostCalls.OBJECTS).stream()
                .map(Object::toString)
                .filter(path -> path.contains(conversation))
                .toList();
    }

    private static String signature(byte[] body) {
        return PostCalls.signature(PostCalls.SECRET, Instant.now(), body);
    }

    private static byte[] audio(int size) {
        byte[] audio = new byte[size];
        new Random(size).nextBytes(audio);
        return audio;
    }

    /** With the sound before the ids: nothing says in which order they come. */
    private static byte[] audioBody(String conversation, byte[] audio) {
        return PostCalls.bytes(
                "{\"type\":\"post_call_audio\",\"event_timestamp\":1760520125,\"data\":{\"full_audio\":\""
                        + Base64.getEncoder().encodeToString(audio) + "\",\"agent_id\":\"" + PostCalls.OUR_AGENT
                        + "\",\"conversation_id\":\"" + conversation + "\"}}");
    }

    private Socket halfAPost(String length, String sent) throws IOException {
        Socket socket = new Socket("localhost", port);
        socket.setSoTimeout(30_000);
        String head = "POST " + PostCalls.PATH + " HTTP/1.1\r\nHost: localhost\r\n" + length
                + "\r\nElevenLabs-Signature: t=" + Instant.now().getEpochSecond() + ",v0=00\r\n\r\n";
        socket.getOutputStream().write((head + sent).getBytes(StandardCharsets.US_ASCII));
        socket.getOutputStream().flush();
        return socket;
    }

    private static String answer(Socket socket) throws IOException {
        byte[] answer = new byte[4096];
        int read = socket.getInputStream().read(answer);
        return new String(Arrays.copyOf(answer, read), StandardCharsets.US_ASCII);
    }
}
