package dev.ringway.callstore.kafka;

import static dev.ringway.callstore.ServiceClient.json;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.reactivestreams.client.MongoDatabase;
import dev.ringway.callstore.ServiceClient;
import dev.ringway.callstore.ServiceSettings;
import dev.ringway.callstore.call.Call;
import dev.ringway.callstore.call.CallFold;
import dev.ringway.callstore.call.Reports;
import dev.ringway.callstore.call.StoredCall;
import dev.ringway.callstore.store.CallRepository;
import dev.ringway.callstore.store.InterruptedDatabase;
import dev.ringway.events.Event;
import dev.ringway.events.EventCodec;
import dev.ringway.events.EventName;
import dev.ringway.events.Topic;
import dev.ringway.events.Topics;
import dev.ringway.events.agents.AgentChanged;
import dev.ringway.events.attempts.DialAttemptChanged;
import dev.ringway.events.calls.CallChanged;
import dev.ringway.events.contacts.ContactChanged;
import dev.ringway.events.contract.EventDraft;
import dev.ringway.events.elevenlabs.ConversationAudioStored;
import dev.ringway.events.elevenlabs.ConversationEnded;
import dev.ringway.events.erasures.TranscriptErasureChanged;
import dev.ringway.events.transcription.TranscriptionReported;
import dev.ringway.events.twilio.CallStatusReported;
import dev.ringway.events.twilio.RecordingReported;
import dev.ringway.local.server.LocalServers;
import dev.ringway.starter.security.Role;
import dev.ringway.starter.test.WithLocalServers;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.data.mongodb.ReactiveMongoDatabaseFactory;
import org.springframework.kafka.config.KafkaListenerEndpointRegistry;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.kafka.listener.MessageListenerContainer;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

/** The whole service between a real Kafka and a real MongoDB. */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
@WithLocalServers
@DirtiesContext
class ReportsThroughKafkaTest {

    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final String TYPE_ENDED =
            ConversationEnded.class.getAnnotation(EventName.class).value();

    @Autowired
    private KafkaTemplate<String, byte[]> kafka;

    @Autowired
    private ConsumerFactory<String, byte[]> consumers;

    @Autowired
    private MongoDatabase database;

    @Autowired
    private CallRepository calls;

    @Autowired
    private InterruptedDatabase interrupted;

    @Autowired
    private KafkaListenerEndpointRegistry listeners;

    @Autowired
    private MeterRegistry meters;

    @LocalServerPort
    private int port;

    private final EventCodec codec = new EventCodec();

    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry properties) {
        ServiceSettings.register(properties);
    }

    @Test
    void shuffledAndDuplicatedReportsEndAsTheOrderedOnesAndArePublished() {
        List<Event<CallStatusReported>> reports = reports(50);

        send(disorder(reports, new Random(1)));

        awaitFolded(reports);
        assertKeptOnce(reports);
        Map<String, StoredCall> stored = calls.find(folded(reports).keySet());
        await().atMost(LIMIT)
                .untilAsserted(() -> assertThat(published().entrySet())
                        .containsAll(stored.values().stream()
                                .map(call -> Map.entry(call.call().sid(), call.version()))
                                .toList()));
    }

    @Test
    void aServiceThatFailsAmidItsWritesStartsAgainWhereItStopped() {
        List<Event<CallStatusReported>> reports = reports(30);
        interrupted.interrupt(InterruptedDatabase.Bulk.EVENTS, 2);
        interrupted.interrupt(InterruptedDatabase.Bulk.CALLS, 2);

        send(disorder(reports, new Random(2)));

        awaitFolded(reports);
        assertThat(interrupted.spent()).isTrue();
        assertKeptOnce(reports);
    }

    @Test
    void nothingIsLostWhileMongoDbIsAway() {
        List<Event<CallStatusReported>> reports = reports(40);
        List<Event<CallStatusReported>> arrival = disorder(reports, new Random(3));
        int third = arrival.size() / 3;

        send(arrival.subList(0, third));
        LocalServers.mongodb().stop();
        send(arrival.subList(third, 2 * third));
        LocalServers.mongodb().start();
        send(arrival.subList(2 * third, arrival.size()));

        awaitFolded(reports);
        assertKeptOnce(reports);
    }

    @Test
    void everyTopicsPartMeetsOnTheCallWhicheverComesFirst() {
        String id = UUID.randomUUID().toString().replace("-", "");
        String sid = "CA" + id;
        List<Event<?>> parts = List.of(
                EventDraft.blank(ConversationAudioStored.class)
                        .with("conversationId", "conv_" + id)
                        .with(
                                "audio",
                                Map.of("location", "file:/a", "size", 7, "sha256", "00", "contentType", "audio/mpeg"))
                        .at(Reports.START)
                        .event(),
                EventDraft.blank(ConversationEnded.class)
                        .with("conversationId", "conv_" + id)
                        .with("attemptId", "attempt-" + id)
                        .with("agentId", "agent-" + id)
                        .with("callSuccessful", "success")
                        .with("costUsd", "0.1200")
                        .at(Reports.START)
                        .event(),
                EventDraft.example(ContactChanged.class)
                        .with("contactId", "contact-" + id)
                        .with("name", "Zoë Will")
                        .event(),
                EventDraft.example(AgentChanged.class)
                        .with("agentId", "agent-" + id)
                        .with("name", "Ada")
                        .event(),
                EventDraft.example(DialAttemptChanged.class)
                        .with("attemptId", "attempt-" + id)
                        .with("campaignId", "campaign-1")
                        .with("contactId", "contact-" + id)
                        .with("attemptNumber", 2)
                        .with("callSid", sid)
                        .event(),
                EventDraft.example(TranscriptionReported.class)
                        .with("callSid", sid)
                        .with("text", "Hello")
                        .with("track", "inbound_track")
                        .without("attemptId")
                        .without("campaignId")
                        .without("contactId")
                        .id("heard:" + id)
                        .event(),
                EventDraft.example(RecordingReported.class)
                        .with("callSid", sid)
                        .with("recordingSid", "RE" + id)
                        .with("recordingStatus", "completed")
                        .without("attemptId")
                        .without("campaignId")
                        .without("contactId")
                        .id("recording:" + id)
                        .event(),
                Reports.of(sid, "completed", 35).withDuration(30).event());

        send(parts);

        await().atMost(LIMIT).untilAsserted(() -> assertThat(kept(List.of(sid))).hasSize(5));
        await().atMost(LIMIT).ignoreExceptions().untilAsserted(() -> {
            CallChanged call = publishedCalls().get(sid);
            assertThat(call.status()).isEqualTo("completed");
            assertThat(call.conversationId()).contains("conv_" + id);
            assertThat(call.agentName()).contains("Ada");
            assertThat(call.contactName()).contains("Zoë Will");
            assertThat(call.campaignId()).contains("campaign-1");
            assertThat(call.attemptNumber()).contains(2);
            assertThat(call.outcome().orElseThrow().status()).isEqualTo("success");
            assertThat(call.cost().orElseThrow().agent().orElseThrow()).isEqualByComparingTo("0.12");
            assertThat(call.recordings().getFirst().status()).isEqualTo("completed");
            assertThat(publishedRecordings()).contains("RE" + id);
        });
    }

    @Test
    void whatCanNeverBeStoredIsADeadLetterAndTheOthersGoOn() {
        List<Event<CallStatusReported>> reports = reports(2);
        Event<CallStatusReported> bad =
                Reports.of("CA-" + UUID.randomUUID(), "ringing", 1).event();
        List<Event<CallStatusReported>> arrival = new ArrayList<>(reports);
        arrival.add(3, bad);

        send(arrival);

        awaitFolded(reports);
        await().atMost(LIMIT)
                .untilAsserted(
                        () -> assertThat(deadLetters(Topics.TWILIO_EVENTS)).contains(bad.key()));
        assertThat(kept(List.of(bad.key()))).isEmpty();
    }

    @Test
    void aDeadLetterThatIsCorrectedAndReplayedIsTheCallsEventFromThenOn() {
        String sid = "CA" + UUID.randomUUID().toString().replace("-", "");
        Reports ringing = Reports.of(sid, "ringing", 1).withSequence(1);
        Event<CallStatusReported> wrong =
                ringing.with("callerName", "a".repeat(600)).event();
        Event<CallStatusReported> right = ringing.with("callerName", "Zoë Will").event();
        ServiceClient client = new ServiceClient(port);
        String letters = "/api/v1/ops/call-store-service/dead-letters";
        String timeline = "/api/v1/calls/" + sid + "/events";

        send(List.of(wrong));
        send(List.of(Reports.of(sid, "initiated", 0).withSequence(0).event()));
        await().atMost(LIMIT)
                .untilAsserted(() -> assertThat(json(client.get(letters + "?call=" + sid, Role.ADMIN))
                                .get("items"))
                        .hasSize(1));
        String letter = letters + "/"
                + json(client.get(letters + "?call=" + sid, Role.ADMIN))
                        .at("/items/0/id")
                        .stringValue();
        await().atMost(LIMIT)
                .untilAsserted(() -> assertThat(json(client.get(timeline, Role.ADMIN))
                                .at("/items/1/refused/reason")
                                .asString(""))
                        .contains("callerName"));
        String before = tag(client.get(timeline, Role.ADMIN));

        correctAndReplay(client, letter, "too long", right);
        assertThat(client.post(letter + "/replay", Role.ADMIN, "").statusCode()).isEqualTo(200);

        await().atMost(LIMIT).untilAsserted(() -> {
            JsonNode items = json(client.get(timeline, Role.ADMIN)).get("items");
            assertThat(items).hasSize(2);
            assertThat(items.get(1).has("refused")).isFalse();
            assertThat(items.at("/1/data/callerName").asString("")).isEqualTo("Zoë Will");
        });
        assertThat(tag(client.get(timeline, Role.ADMIN))).isNotEqualTo(before);
        await().atMost(LIMIT)
                .untilAsserted(() -> assertThat(
                                calls.find(List.of(sid)).get(sid).call())
                        .isEqualTo(CallFold.fold(
                                Optional.empty(),
                                Reports.told(List.of(
                                        Reports.of(sid, "initiated", 0)
                                                .withSequence(0)
                                                .event(),
                                        right)))));
        assertThat(json(client.get(letters + "?call=" + sid, Role.ADMIN)).get("items"))
                .hasSize(1);
    }

    @Test
    void aConversationThatItsCallCannotTakeIsADeadLetterWithNoPlaceThatIsCorrectedAndReplayedToo() {
        String id = UUID.randomUUID().toString().replace("-", "");
        String sid = "CA" + id;
        EventDraft<ConversationEnded> ended = EventDraft.blank(ConversationEnded.class)
                .id("ended:" + id)
                .with("conversationId", "conv_" + id)
                .with("attemptId", "attempt-" + id)
                .at(Reports.START);
        Event<ConversationEnded> right = ended.with("agentId", "agent-1").event();
        ServiceClient client = new ServiceClient(port);
        String letters = "/api/v1/ops/call-store-service/dead-letters";

        send(List.of(ended.with("agentId", "").event()));
        send(List.of(
                Reports.of(sid, "ringing", 1).with("attemptId", "attempt-" + id).event()));

        await().atMost(LIMIT)
                .untilAsserted(() -> assertThat(json(client.get(letters + "?type=" + TYPE_ENDED, Role.ADMIN))
                                .get("items")
                                .valueStream()
                                .filter(letter -> letter.toString().contains(id)))
                        .hasSize(1));
        String letter = letters + "/"
                + json(client.get(letters + "?type=" + TYPE_ENDED, Role.ADMIN))
                        .get("items")
                        .valueStream()
                        .filter(one -> one.toString().contains(id))
                        .findFirst()
                        .orElseThrow()
                        .path("id")
                        .asString();
        assertThat(json(client.get(letter, Role.ADMIN)).path("origin").has("offset"))
                .isFalse();
        correctAndReplay(client, letter, "no agent", right);

        await().atMost(LIMIT)
                .untilAsserted(() -> assertThat(
                                calls.find(List.of(sid)).get(sid).call().agentId())
                        .contains("agent-1"));
    }

    @Test
    void whatWasSaidInAConversationThatIsErasedGoesFromItsTimelineAndDoesNotComeBack() {
        String id = UUID.randomUUID().toString().replace("-", "");
        String sid = "CA" + id;
        String said = "Zanzibar";
        EventDraft<ConversationEnded> ended = EventDraft.blank(ConversationEnded.class)
                .with("conversationId", "conv_" + id)
                .with("callSid", sid)
                .with("terminationReason", "Client disconnected: 1000")
                .with("payload", Map.of("transcript", said))
                .at(Reports.START);
        EventDraft<TranscriptionReported> heard = EventDraft.example(TranscriptionReported.class)
                .with("callSid", sid)
                .with("text", said)
                .without("attemptId")
                .without("campaignId")
                .without("contactId")
                .at(Reports.START);
        ServiceClient client = new ServiceClient(port);
        String timeline = "/api/v1/calls/" + sid + "/events";

        send(List.of(
                ended.event(),
                heard.id("heard:1:" + id).event(),
                Reports.of(sid, "completed", 35).event()));
        await().atMost(LIMIT)
                .ignoreExceptions()
                .untilAsserted(() -> assertThat(json(client.get(timeline, Role.VIEWER))
                                .get("items")
                                .findValuesAsString("text"))
                        .contains(said));
        await().atMost(LIMIT).untilAsserted(() -> assertThat(kept(List.of(sid))).hasSize(3));
        String before = tag(client.get(timeline, Role.VIEWER));

        kafka.send(new ProducerRecord<>(Topics.TRANSCRIPT_ERASURES_CHANGED.name(), "conv_" + id, new byte[] {'{'}))
                .join();
        send(List.of(EventDraft.example(TranscriptErasureChanged.class)
                .with("conversationId", "conv_" + id)
                .with("callSid", sid)
                .event()));

        await().atMost(LIMIT)
                .untilAsserted(
                        () -> assertThat(json(client.get(timeline, Role.VIEWER)).toString())
                                .doesNotContain(said));
        assertThat(tag(client.get(timeline, Role.VIEWER))).isNotEqualTo(before);
        await().atMost(LIMIT)
                .untilAsserted(() -> assertThat(deadLetters(Topics.TRANSCRIPT_ERASURES_CHANGED))
                        .contains("conv_" + id));

        send(List.of(ended.event(), heard.id("heard:2:" + id).event()));

        await().atMost(LIMIT).untilAsserted(() -> assertThat(kept(List.of(sid))).hasSize(5));
        JsonNode items = json(client.get(timeline, Role.VIEWER)).get("items");
        assertThat(items.toString()).doesNotContain(said);
        assertThat(items.valueStream().filter(item -> item.path("erased").asBoolean()))
                .hasSize(4);
        assertThat(calls.find(List.of(sid)).get(sid).call().terminationReason()).contains("Client disconnected: 1000");
    }

    @Test
    void nobodyIsShownWhatTheDeadLettersOfAnErasedConversationSay() {
        String id = UUID.randomUUID().toString().replace("-", "");
        String sid = "CA" + id;
        ServiceClient client = new ServiceClient(port);
        kafka.send(new ProducerRecord<>(Topics.ELEVENLABS_EVENTS.name(), "conv_" + id, "{\"said\":1".getBytes(UTF_8)))
                .join();
        kafka.send(new ProducerRecord<>(Topics.TRANSCRIPT_SEGMENTS.name(), sid, "{\"said\":1".getBytes(UTF_8)))
                .join();
        List<String> letters = List.of(letterOf(client, "conv_" + id), letterOf(client, sid));
        letters.forEach(letter -> {
            assertThat(client.get(letter, Role.OPERATOR).body()).asString(UTF_8).contains("said");
            assertThat(client.get(letter, Role.VIEWER).body()).asString(UTF_8).doesNotContain("said");
        });

        send(List.of(EventDraft.example(TranscriptErasureChanged.class)
                .with("conversationId", "conv_" + id)
                .with("callSid", sid)
                .event()));

        letters.forEach(letter -> await().atMost(LIMIT)
                .untilAsserted(() -> assertThat(client.get(letter, Role.ADMIN).body())
                        .asString(UTF_8)
                        .contains("\"erased\":true")
                        .doesNotContain("said")));
    }

    private static String letterOf(ServiceClient client, String key) {
        String letters = "/api/v1/ops/call-store-service/dead-letters";
        await().atMost(LIMIT)
                .untilAsserted(() -> assertThat(json(client.get(letters + "?key=" + key, Role.VIEWER))
                                .get("items"))
                        .hasSize(1));
        return letters + "/"
                + json(client.get(letters + "?key=" + key, Role.VIEWER))
                        .at("/items/0/id")
                        .asString();
    }

    private static void correctAndReplay(ServiceClient client, String letter, String why, Event<?> right) {
        String data =
                "{\"why\":\"" + why + "\",\"data\":" + EventCodec.jsonMapper().writeValueAsString(right.data()) + "}";
        assertThat(client.send(
                                "PUT",
                                letter + "/correction",
                                Optional.of(Role.ADMIN),
                                data,
                                "If-Match",
                                tag(client.get(letter, Role.ADMIN)))
                        .statusCode())
                .isEqualTo(200);
        assertThat(client.post(letter + "/replay", Role.ADMIN, "").statusCode()).isEqualTo(200);
    }

    private static String tag(HttpResponse<byte[]> answer) {
        return answer.headers().firstValue("ETag").orElseThrow();
    }

    @Test
    void aConversationThatCannotBeKeptUntilItsCallIsKnownIsADeadLetterAndTheOnesBehindItGoOn() {
        String id = UUID.randomUUID().toString();
        EventDraft<ConversationAudioStored> sound =
                EventDraft.example(ConversationAudioStored.class).with("conversationId", "conv_" + id);

        send(List.of(sound.id("x".repeat(600)).event(), sound.id("behind:" + id).event()));

        await().atMost(LIMIT)
                .untilAsserted(() -> assertThat(Flux.from(database.getCollection("pendingFacts")
                                        .find(new Document("_id", "behind:" + id)))
                                .collectList()
                                .block())
                        .hasSize(1));
        await().atMost(LIMIT)
                .untilAsserted(
                        () -> assertThat(deadLetters(Topics.ELEVENLABS_EVENTS)).contains("conv_" + id));
    }

    @Test
    void aBacklogOfConversationsIsTakenFewAtATime() {
        String id = UUID.randomUUID().toString();
        EventDraft<ConversationEnded> ended =
                EventDraft.blank(ConversationEnded.class).with("conversationId", "conv_" + id);
        MessageListenerContainer listener = Objects.requireNonNull(listeners.getListenerContainer("elevenlabs-events"));
        Timer batches = meters.timer("ringway.events.batch", "topic", Topics.ELEVENLABS_EVENTS.name());
        listener.stop();
        send(IntStream.range(0, 100)
                .mapToObj(number -> ended.id("ended:" + id + ":" + number).event())
                .toList());
        long before = batches.count();

        listener.start();

        await().atMost(LIMIT)
                .untilAsserted(() -> assertThat(Mono.from(database.getCollection("pendingFacts")
                                        .countDocuments(new Document("keys", "conversation:conv_" + id)))
                                .block())
                        .isEqualTo(100));
        await().atMost(LIMIT).until(() -> batches.count() - before >= 5);
    }

    private static List<Event<CallStatusReported>> reports(int count) {
        return IntStream.range(0, count)
                .mapToObj(index -> "CA" + UUID.randomUUID().toString().replace("-", ""))
                .flatMap(sid -> Reports.answeredCall(sid).stream())
                .toList();
    }

    private static List<Event<CallStatusReported>> disorder(List<Event<CallStatusReported>> reports, Random random) {
        List<Event<CallStatusReported>> arrival = new ArrayList<>(reports);
        reports.stream().filter(report -> random.nextInt(4) == 0).forEach(arrival::add);
        Collections.shuffle(arrival, random);
        return arrival;
    }

    private void send(List<? extends Event<?>> arrival) {
        arrival.stream().map(codec::encode).map(kafka::send).toList().forEach(sent -> sent.join());
    }

    private void awaitFolded(List<Event<CallStatusReported>> reports) {
        Map<String, Call> expected = folded(reports);
        await().atMost(LIMIT)
                .ignoreExceptions()
                .untilAsserted(() -> assertThat(calls.find(expected.keySet()).values().stream()
                                .map(StoredCall::call)
                                .collect(Collectors.toMap(Call::sid, call -> call)))
                        .isEqualTo(expected));
    }

    private void assertKeptOnce(List<Event<CallStatusReported>> reports) {
        assertThat(kept(reports.stream().map(Event::key).distinct().toList()))
                .containsExactlyInAnyOrderElementsOf(
                        reports.stream().map(Event::id).toList());
    }

    private List<String> kept(List<String> sids) {
        return Flux.from(database.getCollection("callEvents").find(new Document("callSid", new Document("$in", sids))))
                .map(event -> event.getString("_id"))
                .collectList()
                .blockOptional()
                .orElseThrow();
    }

    private static Map<String, Call> folded(List<Event<CallStatusReported>> reports) {
        return reports.stream().collect(Collectors.groupingBy(Event::key)).values().stream()
                .map(ofOneCall -> CallFold.fold(Optional.empty(), Reports.told(ofOneCall)))
                .collect(Collectors.toMap(Call::sid, call -> call));
    }

    /** The newest published version of every call. */
    private Map<String, Long> published() {
        return publishedCalls().values().stream().collect(Collectors.toMap(CallChanged::sid, CallChanged::version));
    }

    private Map<String, CallChanged> publishedCalls() {
        Map<String, CallChanged> newest = new HashMap<>();
        read(Topics.CALLS_CHANGED.name(), message -> {
            if (codec.decode(Topics.CALLS_CHANGED, message) instanceof Event<?> event
                    && event.data() instanceof CallChanged changed) {
                newest.merge(changed.sid(), changed, (one, other) -> one.version() > other.version() ? one : other);
            }
        });
        return newest;
    }

    private List<String> publishedRecordings() {
        List<String> sids = new ArrayList<>();
        read(Topics.RECORDINGS_CHANGED.name(), message -> sids.add(message.key()));
        return sids;
    }

    private List<String> deadLetters(Topic<?> topic) {
        List<String> keys = new ArrayList<>();
        String group = String.valueOf(consumers.getConfigurationProperties().get("group.id"));
        read(topic.deadLetterTopic(group), message -> keys.add(message.key()));
        return keys;
    }

    private void read(String topic, java.util.function.Consumer<ConsumerRecord<String, byte[]>> reader) {
        Consumer<String, byte[]> consumer =
                consumers.createConsumer(UUID.randomUUID().toString(), "test");
        try {
            List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                    .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (partitions.stream().anyMatch(partition -> consumer.position(partition) < ends.get(partition))) {
                consumer.poll(Duration.ofMillis(100)).forEach(reader);
            }
        } finally {
            // An orderly end of its fetches may take half a minute, which is the limit of what waits for this.
            consumer.close(CloseOptions.timeout(Duration.ZERO));
        }
    }

    @TestConfiguration
    static class Interruptions {

        @Bean
        InterruptedDatabase interruptedDatabase(ReactiveMongoDatabaseFactory factory) {
            return new InterruptedDatabase(
                    Mono.from(factory.getMongoDatabase()).blockOptional().orElseThrow());
        }

        @Bean
        static BeanPostProcessor interruptedRepositories(ObjectProvider<InterruptedDatabase> interrupted) {
            return new BeanPostProcessor() {
                @Override
                public Object postProcessAfterInitialization(Object bean, String name) {
                    return name.equals("callStoreDatabase")
                            ? interrupted.getObject().database()
                            : bean;
                }
            };
        }
    }
}
