package dev.ringway.starter.deadletter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.ringway.events.Topics;
import dev.ringway.events.contract.EventDraft;
import dev.ringway.events.twilio.CallStatusReported;
import dev.ringway.local.server.LocalServers;
import dev.ringway.starter.StarterSettings;
import dev.ringway.starter.deadletter.ReadingService.Bystander;
import dev.ringway.starter.deadletter.ReadingService.Ledger;
import dev.ringway.starter.kafka.EventPublisher;
import dev.ringway.starter.startup.StartCondition;
import io.micrometer.core.instrument.MeterRegistry;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.HttpMethod;
import org.springframework.kafka.config.KafkaListenerEndpointRegistry;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.reactive.server.EntityExchangeResult;
import org.springframework.test.web.reactive.server.WebTestClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@SpringBootTest(
        classes = ReadingService.class,
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {"spring.application.name=letters-test", "ringway.dead-letters.count-every=1s"})
@DirtiesContext
class DeadLetterTest {

    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final String PATH = "/api/v1/ops/letters-test/dead-letters";
    private static final String TOPIC = Topics.TWILIO_EVENTS.deadLetterTopic(ReadingService.GROUP);
    private static final String NUMBER = "+14155550123";

    @LocalServerPort
    private int port;

    @Autowired
    private EventPublisher publisher;

    @Autowired
    private Ledger ledger;

    @Autowired
    private Bystander bystander;

    @Autowired
    private KafkaTemplate<String, byte[]> kafka;

    @Autowired
    private ConsumerFactory<String, byte[]> consumers;

    @Autowired
    private DeadLetterTopics topics;

    @Autowired
    private DeadLetterLookup lookup;

    @Autowired
    private KafkaListenerEndpointRegistry listeners;

    @Autowired
    private MeterRegistry meters;

    @Autowired
    @Qualifier("kafkaStart")
    private StartCondition start;

    @DynamicPropertySource
    static void servers(DynamicPropertyRegistry properties) {
        StarterSettings.register(properties);
    }

    @BeforeEach
    void ready() {
        await().atMost(LIMIT).until(() -> start.waitingFor().isEmpty());
    }

    @Test
    void a_poisonous_event_is_found_looked_at_corrected_and_replayed_to_its_group_alone() throws Exception {
        String sid = sid();
        String eventId = poison(sid, draft -> draft);
        String id = onlyLetterOf(sid);

        JsonNode letter = get("/" + id, "operator");
        assertThat(letter.get("state").stringValue()).isEqualTo("open");
        assertThat(letter.get("reason").stringValue()).isEqualTo("no call is like this");
        assertThat(letter.at("/origin/topic").stringValue()).isEqualTo("twilio.events.v1");
        assertThat(letter.at("/headers/ce_id").stringValue()).isEqualTo(eventId);
        assertThat(letter.at("/data/callStatus").stringValue()).isEqualTo("poison");
        assertThat(letter.at("/data/from").stringValue()).isEqualTo(NUMBER);

        JsonNode corrected = correct(id, tagOf(id), good(sid), 200);
        assertThat(corrected.at("/correction/data/callStatus").stringValue()).isEqualTo("ringing");
        assertThat(corrected.at("/correction/by").stringValue()).isEqualTo("ada");
        assertThat(corrected.at("/correction/why").stringValue()).isEqualTo("a misprint");
        assertThat(corrected.at("/data/callStatus").stringValue()).isEqualTo("poison");

        JsonNode replayed = post("/" + id + "/replay", "operator", Map.of(), 200);
        assertThat(replayed.get("state").stringValue()).isEqualTo("replayed");
        await().atMost(LIMIT).untilAsserted(() -> assertThat(ledger.statuses).containsEntry(eventId, "ringing"));

        String marker = publish(sid, "ringing", draft -> draft);
        await().atMost(LIMIT).until(() -> bystander.seen.contains(marker));
        assertThat(bystander.seen.stream().filter(eventId::equals)).hasSize(1);
        assertThat(letters("call=" + sid + "&state=open")).isEmpty();
        assertThat(letters("call=" + sid + "&state=replayed")).containsExactly(id);
    }

    @Test
    void who_may_not_replay_a_letter_is_told_why_it_is_one_and_nothing_of_what_it_says() throws Exception {
        String sid = sid();
        poison(sid, draft -> draft);
        String id = onlyLetterOf(sid);
        correct(id, tagOf(id), good(sid), 200);

        JsonNode whole = get("/" + id, "operator");
        JsonNode outline = get("/" + id, "viewer");
        for (String field : List.of("headers", "data")) {
            assertThat(whole.has(field)).as(field).isTrue();
            assertThat(outline.has(field)).as(field).isFalse();
        }
        assertThat(outline.get("correction").has("data")).isFalse();
        assertThat(outline.toString()).doesNotContain("poison", NUMBER);
        for (String field : List.of("id", "state", "reason", "origin", "key", "type", "size", "decisions")) {
            assertThat(outline.get(field)).as(field).isNotNull().isEqualTo(whole.get(field));
        }
        assertThat(outline.at("/correction/why").stringValue()).isEqualTo("a misprint");
        assertThat(call(HttpMethod.GET, "/" + id, "viewer", "", "")
                        .getResponseHeaders()
                        .getETag())
                .contains("outline")
                .isNotEqualTo(tagOf(id));
    }

    @Test
    void the_same_letter_replayed_twice_at_the_same_time_has_its_effect_once_and_both_are_on_record() throws Exception {
        String sid = sid();
        String eventId = poison(sid, draft -> draft);
        String id = onlyLetterOf(sid);
        correct(id, tagOf(id), good(sid), 200);
        Stream.of(1, 2)
                .map(time -> CompletableFuture.runAsync(() -> post("/" + id + "/replay", "operator", Map.of(), 200)))
                .toList()
                .forEach(CompletableFuture::join);
        await().atMost(LIMIT)
                .until(() -> ledger.handed.stream().filter(eventId::equals).count() == 2);
        assertThat(ledger.statuses).containsEntry(eventId, "ringing");
        assertThat(get("/" + id, "viewer").get("replays").intValue()).isEqualTo(2);
        assertThat(letters("call=" + sid)).containsExactly(id);
    }

    @Test
    void a_replay_that_fails_again_is_a_new_letter_that_names_its_predecessor() throws Exception {
        String sid = sid();
        poison(sid, draft -> draft);
        String first = onlyLetterOf(sid);
        JsonNode before = get("/" + first, "viewer");
        post("/" + first + "/replay", "operator", Map.of(), 200);
        await().atMost(LIMIT).until(() -> letters("call=" + sid).size() == 2);
        String second = letters("call=" + sid + "&state=open").getFirst();
        JsonNode again = get("/" + second, "viewer");
        assertThat(second).startsWith(TOPIC + ":0:").isNotEqualTo(first);
        assertThat(again.get("predecessor").stringValue()).isEqualTo(first);
        assertThat(again.get("origin")).isEqualTo(before.get("origin"));
        assertThat(again.at("/headers/replay-of").isMissingNode()).isTrue();
    }

    @Test
    void what_the_group_made_of_a_replay_is_told_to_whoever_asks() throws Exception {
        String sid = sid();
        poison(sid, draft -> draft);
        String id = onlyLetterOf(sid);
        assertThat(get("/" + id, "viewer").has("lastReplay")).isFalse();

        post("/" + id + "/replay", "operator", Map.of(), 200);
        await().atMost(LIMIT)
                .untilAsserted(() -> assertThat(
                                get("/" + id, "viewer").at("/lastReplay/state").stringValue())
                        .isEqualTo("rejected"));
        assertThat(get("/" + id, "viewer").at("/lastReplay/successor").stringValue())
                .isEqualTo(letters("call=" + sid + "&state=open").getFirst());
        String tag = tagOf(id);

        correct(id, tag, good(sid), 200);
        listeners.getListenerContainer("ledger").stop();
        try {
            JsonNode waiting = post("/" + id + "/replay", "operator", Map.of(), 200);
            assertThat(waiting.at("/lastReplay/state").stringValue()).isEqualTo("waiting");
            assertThat(waiting.get("lastReplay").has("successor")).isFalse();
        } finally {
            tag = tagOf(id);
            listeners.getListenerContainer("ledger").start();
        }
        await().atMost(LIMIT)
                .untilAsserted(() -> assertThat(
                                get("/" + id, "viewer").at("/lastReplay/state").stringValue())
                        .isEqualTo("taken"));
        assertThat(tagOf(id)).isNotEqualTo(tag);
        assertThat(correct(id, tagOf(id), good(sid), 409).get("code").stringValue())
                .isEqualTo("taken-already");
        post("/" + id + "/reopen", "admin", Map.of("why", "its reader takes it anew"), 200);
        correct(id, tagOf(id), good(sid), 200);
    }

    @Test
    void a_crash_between_the_replay_and_its_record_leaves_the_letter_open_and_the_next_replay_does_no_harm()
            throws Exception {
        String sid = sid();
        String eventId = poison(sid, draft -> draft);
        String id = onlyLetterOf(sid);
        correct(id, tagOf(id), good(sid), 200);
        DeadLetterLookup.Found found = lookup.find(DeadLetterId.read("id", id));
        found.kind().replay(found.letter(), found.body()).get(10, TimeUnit.SECONDS);
        await().atMost(LIMIT).until(() -> ledger.statuses.containsKey(eventId));
        assertThat(letters("call=" + sid + "&state=open")).containsExactly(id);
        post("/" + id + "/replay", "operator", Map.of(), 200);
        await().atMost(LIMIT)
                .until(() -> ledger.handed.stream().filter(eventId::equals).count() == 2);
        assertThat(letters("call=" + sid + "&state=open")).isEmpty();
        assertThat(ledger.statuses).containsEntry(eventId, "ringing");
    }

    @Test
    void many_are_replayed_by_call_time_and_type_the_oldest_first_and_none_twice() throws Exception {
        String sid = sid();
        Instant begin = Instant.now();
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            ids.add(unreadable(sid, "{\"callSid\":\"" + sid + "\"}"));
        }
        await().atMost(LIMIT).until(() -> letters("call=" + sid).size() == 5);
        List<String> oldestFirst = letters("call=" + sid).reversed();
        Map<String, Object> wanted = Map.of(
                "topic",
                TOPIC,
                "call",
                sid,
                "type",
                "dev.ringway.call.status-reported.v1",
                "rejectedAfter",
                begin.minusSeconds(5).toString(),
                "limit",
                3);
        JsonNode dry = post("/replay", "operator", with(wanted, "dryRun", true), 200);
        assertThat(texts(dry.get("replayed"))).isEqualTo(oldestFirst.subList(0, 3));
        JsonNode first = post("/replay", "operator", wanted, 200);
        assertThat(texts(first.get("replayed"))).isEqualTo(oldestFirst.subList(0, 3));
        JsonNode rest = post(
                "/replay", "operator", with(wanted, "cursor", first.get("next").stringValue()), 200);
        assertThat(texts(rest.get("replayed"))).isEqualTo(oldestFirst.subList(3, 5));
        // They failed again: ten letters now, of which the new five name the old ones in their order.
        await().atMost(LIMIT).until(() -> letters("call=" + sid).size() == 10);
        assertThat(letters("call=" + sid + "&state=open").reversed().stream()
                        .map(id -> get("/" + id, "viewer").get("predecessor").stringValue()))
                .isEqualTo(oldestFirst);
        assertThat(letters("call=" + sid + "&rejectedBefore=" + begin.minusSeconds(5)))
                .isEmpty();
        assertThat(letters("call=" + sid + "&type=another")).isEmpty();
        assertThat(ids).hasSize(5);
        post("/replay", "operator", Map.of(), 400);
    }

    @Test
    void one_that_kafka_never_takes_holds_up_none_of_the_others() throws Exception {
        String sid = sid();
        unreadable(sid, "{");
        unreadable(sid, "{" + incompressible(5_000));
        unreadable(sid, "{");
        await().atMost(LIMIT).until(() -> letters("call=" + sid).size() == 3);
        List<String> oldestFirst = letters("call=" + sid).reversed();
        largestReplay("2000");
        try {
            JsonNode outcome = post("/replay", "operator", Map.of("topic", TOPIC, "call", sid), 200);

            assertThat(texts(outcome.get("replayed"))).containsExactly(oldestFirst.getFirst(), oldestFirst.getLast());
            assertThat(outcome.get("refused")).singleElement().satisfies(refused -> {
                assertThat(refused.get("id").stringValue()).isEqualTo(oldestFirst.get(1));
                assertThat(refused.get("code").stringValue()).isEqualTo("not-writable");
            });
        } finally {
            largestReplay("1000000");
        }
    }

    private void largestReplay(String bytes) throws Exception {
        try (Admin admin = Admin.create(
                Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, LocalServers.kafkaBootstrapServers()))) {
            ConfigResource replays = new ConfigResource(
                    ConfigResource.Type.TOPIC, Topics.TWILIO_EVENTS.replayTopic(ReadingService.GROUP));
            AlterConfigOp set = new AlterConfigOp(
                    new ConfigEntry(TopicConfig.MAX_MESSAGE_BYTES_CONFIG, bytes), AlterConfigOp.OpType.SET);
            admin.incrementalAlterConfigs(Map.of(replays, List.of(set))).all().get(10, TimeUnit.SECONDS);
            await().atMost(LIMIT)
                    .until(() -> admin.describeConfigs(List.of(replays))
                            .values()
                            .get(replays)
                            .get(10, TimeUnit.SECONDS)
                            .get(TopicConfig.MAX_MESSAGE_BYTES_CONFIG)
                            .value()
                            .equals(bytes));
        }
    }

    private static String incompressible(int length) {
        return new Random(1)
                .ints(length, ' ', '~')
                .mapToObj(Character::toString)
                .collect(Collectors.joining());
    }

    @Test
    void pages_do_not_shift_while_letters_arrive() throws Exception {
        String sid = sid();
        for (int i = 0; i < 5; i++) {
            unreadable(sid, "{");
        }
        await().atMost(LIMIT).until(() -> letters("key=" + sid).size() == 5);
        List<String> all = letters("key=" + sid);
        JsonNode page = get("?topic=" + TOPIC + "&key=" + sid + "&limit=2", "viewer");
        List<String> paged = new ArrayList<>(texts(page.get("items")));
        unreadable(sid, "{");
        await().atMost(LIMIT).until(() -> letters("key=" + sid).size() == 6);
        while (page.has("next")) {
            page = get(
                    "?topic=" + TOPIC + "&key=" + sid + "&limit=2&cursor="
                            + page.get("next").stringValue(),
                    "viewer");
            paged.addAll(texts(page.get("items")));
        }
        assertThat(paged).isEqualTo(all);
        assertThat(get("/" + all.getFirst(), "viewer").has("text")).isFalse();
        assertThat(get("/" + all.getFirst(), "operator").get("text").stringValue())
                .isEqualTo("{");
    }

    @Test
    void a_correction_needs_the_newest_version_a_reason_and_data_that_the_contract_takes() throws Exception {
        String sid = sid();
        poison(sid, draft -> draft);
        String id = onlyLetterOf(sid);
        String tag = tagOf(id);
        assertThat(correct(id, "", good(sid), 428).get("code").stringValue()).isEqualTo("if-match-required");
        assertThat(fieldOf(correct(id, tag, Map.of("callSid", sid), 400))).startsWith("data");
        assertThat(fieldOf(correct(id, tag, "text", 400))).isEqualTo("data");
        assertThat(fieldOf(correct(id, tag, good(sid()), 400))).isEqualTo("data");
        assertThat(correct(id, tag, good(sid), 200).get("decisions")).hasSize(1);
        assertThat(correct(id, tag, good(sid), 412).get("code").stringValue()).isEqualTo("changed-meanwhile");
        assertThat(fieldOf(post("/" + id + "/discard", "admin", Map.of(), 400))).isEqualTo("why");
    }

    @Test
    void of_two_corrections_at_the_same_time_one_holds_on_every_instance() throws Exception {
        String sid = sid();
        poison(sid, draft -> draft);
        String id = onlyLetterOf(sid);
        String tag = tagOf(id);
        List<Integer> answers = IntStream.range(0, 4)
                .mapToObj(i -> CompletableFuture.supplyAsync(
                        () -> correction(id, tag, good(sid)).getStatus().value()))
                .toList()
                .stream()
                .map(CompletableFuture::join)
                .sorted()
                .toList();
        assertThat(answers).containsExactly(200, 412, 412, 412);
        DecisionLog elsewhere = new DecisionLog(consumers, kafka, topics, LIMIT);
        elsewhere.catchUp();
        assertThat(elsewhere.state(DeadLetterId.read("id", id)).version()).isEqualTo(1);
    }

    @Test
    void a_discarded_letter_is_not_replayed_until_it_is_opened_again() throws Exception {
        String sid = sid();
        poison(sid, draft -> draft);
        String id = onlyLetterOf(sid);
        post("/" + id + "/discard", "admin", Map.of("why", "a test call"), 200);
        assertThat(post("/" + id + "/replay", "operator", Map.of(), 409)
                        .get("code")
                        .stringValue())
                .isEqualTo("dead-letter-discarded");
        assertThat(texts(post("/replay", "operator", Map.of("call", sid), 200).get("replayed")))
                .isEmpty();
        JsonNode open = post("/" + id + "/reopen", "admin", Map.of("why", "it was not"), 200);
        assertThat(open.get("state").stringValue()).isEqualTo("open");
        post("/" + id + "/replay", "operator", Map.of(), 200);
    }

    @Test
    void an_event_older_than_what_is_kept_is_replayed_by_force_only() throws Exception {
        String sid = sid();
        poison(sid, draft -> draft.at(Instant.now().minus(Duration.ofDays(91))));
        String id = onlyLetterOf(sid);
        assertThat(post("/" + id + "/replay", "operator", Map.of(), 409)
                        .get("code")
                        .stringValue())
                .isEqualTo("event-too-old");
        assertThat(post("/replay", "operator", Map.of("call", sid), 200)
                        .at("/refused/0/code")
                        .stringValue())
                .isEqualTo("event-too-old");
        post("/" + id + "/replay?force=true", "operator", Map.of(), 200);
    }

    @Test
    void the_open_ones_are_counted_with_the_age_of_the_oldest() throws Exception {
        poison(sid(), draft -> draft);
        await().atMost(LIMIT).untilAsserted(() -> {
            List<String> open = letters("state=open&limit=200");
            assertThat(meters.get("ringway.dead.letters.open")
                            .tag("topic", TOPIC)
                            .gauge()
                            .value())
                    .isEqualTo(open.size())
                    .isPositive();
        });
        assertThat(meters.get("ringway.dead.letters.oldest.age")
                        .tag("topic", TOPIC)
                        .gauge()
                        .value())
                .isNotNegative();
    }

    @ParameterizedTest
    @CsvSource({
        "/nonsense, id",
        "/a:b:c, id",
        "?cursor=abc, cursor",
        "?limit=0, limit",
        "?limit=x, limit",
        "?call=CA1, call",
        "?rejectedAfter=yesterday, rejectedAfter",
        "?state=lost, state",
        "?topic=none, topic",
        "?colour=red, colour",
        "?key=, key"
    })
    void a_mistake_is_a_400_that_names_its_field(String path, String field) {
        EntityExchangeResult<byte[]> answer = call(HttpMethod.GET, path, "viewer", "", "");
        assertThat(answer.getStatus().value()).isEqualTo(400);
        assertThat(fieldOf(json(answer))).isEqualTo(field);
    }

    @ParameterizedTest
    @CsvSource({"other.dlt:0:0", "%TOPIC%:0:99999999", "%TOPIC%:7:0"})
    void what_is_not_there_is_a_404(String id) {
        EntityExchangeResult<byte[]> answer =
                call(HttpMethod.GET, "/" + id.replace("%TOPIC%", TOPIC), "viewer", "", "");
        assertThat(answer.getStatus().value()).isEqualTo(404);
        assertThat(json(answer).get("code").stringValue()).isEqualTo("dead-letter-not-found");
    }

    @ParameterizedTest
    @CsvSource({
        "GET,,'',401",
        "POST,/replay,viewer,403",
        "POST,/a:0:0/replay,viewer,403",
        "PUT,/a:0:0/correction,operator,403",
        "POST,/a:0:0/discard,operator,403",
        "POST,/a:0:0/reopen,operator,403"
    })
    void each_operation_asks_for_its_role(String method, String path, String role, int status) {
        EntityExchangeResult<byte[]> answer =
                call(HttpMethod.valueOf(method), path == null ? "" : path, role == null ? "" : role, "", "{}");
        assertThat(answer.getStatus().value()).isEqualTo(status);
    }

    private interface Change {
        EventDraft<CallStatusReported> of(EventDraft<CallStatusReported> draft);
    }

    private String poison(String sid, Change change) throws Exception {
        return publish(sid, "poison", change);
    }

    private String publish(String sid, String status, Change change) throws Exception {
        String id = UUID.randomUUID().toString();
        EventDraft<CallStatusReported> draft =
                EventDraft.callStatus(sid, status).id(id).at(Instant.now()).with("from", NUMBER);
        publisher.publish(change.of(draft).event()).get(10, TimeUnit.SECONDS);
        return id;
    }

    private String unreadable(String sid, String body) throws Exception {
        String id = UUID.randomUUID().toString();
        var message = new ProducerRecord<>(Topics.TWILIO_EVENTS.name(), sid, body.getBytes(StandardCharsets.UTF_8));
        Map.of(
                        "ce_specversion", "1.0",
                        "ce_id", id,
                        "ce_source", "/test",
                        "ce_type", "dev.ringway.call.status-reported.v1",
                        "ce_time", Instant.now().toString(),
                        "ce_receivedat", Instant.now().toString(),
                        "content-type", "application/json")
                .forEach((name, value) -> message.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
        kafka.send(message).get(10, TimeUnit.SECONDS);
        return id;
    }

    private static Map<String, Object> good(String sid) {
        return Map.of(
                "callSid", sid, "accountSid", "AC1", "callStatus", "ringing", "from", NUMBER, "parameters", Map.of());
    }

    private static String sid() {
        return "CA" + UUID.randomUUID().toString().replace("-", "");
    }

    private String onlyLetterOf(String sid) {
        await().atMost(LIMIT).until(() -> !letters("call=" + sid).isEmpty());
        List<String> letters = letters("call=" + sid);
        assertThat(letters).hasSize(1);
        return letters.getFirst();
    }

    private List<String> letters(String query) {
        return texts(get("?topic=" + TOPIC + "&" + query, "viewer").get("items"));
    }

    private static List<String> texts(JsonNode list) {
        List<String> texts = new ArrayList<>();
        list.forEach(item -> texts.add(item.isObject() ? item.get("id").stringValue() : item.stringValue()));
        return texts;
    }

    private static String fieldOf(JsonNode problem) {
        return problem.at("/errors/0/field").stringValue();
    }

    private String tagOf(String id) {
        return String.valueOf(call(HttpMethod.GET, "/" + id, "admin", "", "")
                .getResponseHeaders()
                .getETag());
    }

    private JsonNode get(String path, String role) {
        EntityExchangeResult<byte[]> answer = call(HttpMethod.GET, path, role, "", "");
        assertThat(answer.getStatus().value()).as(path).isEqualTo(200);
        return json(answer);
    }

    private JsonNode post(String path, String role, Map<String, ?> body, int status) {
        EntityExchangeResult<byte[]> answer =
                call(HttpMethod.POST, path, role, "", JsonMapper.shared().writeValueAsString(body));
        assertThat(answer.getStatus().value()).as("%s: %s", path, json(answer)).isEqualTo(status);
        return json(answer);
    }

    private JsonNode correct(String id, String tag, Object data, int status) {
        EntityExchangeResult<byte[]> answer = correction(id, tag, data);
        assertThat(answer.getStatus().value()).as("%s", json(answer)).isEqualTo(status);
        return json(answer);
    }

    private EntityExchangeResult<byte[]> correction(String id, String tag, Object data) {
        String body = JsonMapper.shared().writeValueAsString(Map.of("data", data, "why", "a misprint"));
        return call(HttpMethod.PUT, "/" + id + "/correction", "admin", tag, body);
    }

    private static JsonNode json(EntityExchangeResult<byte[]> answer) {
        byte[] body = answer.getResponseBody();
        return JsonMapper.shared().readTree(body == null ? "{}".getBytes(StandardCharsets.UTF_8) : body);
    }

    private static Map<String, Object> with(Map<String, Object> map, String key, Object value) {
        Map<String, Object> more = new HashMap<>(map);
        more.put(key, value);
        return more;
    }

    private EntityExchangeResult<byte[]> call(HttpMethod method, String path, String role, String tag, String body) {
        WebTestClient.RequestBodySpec request = WebTestClient.bindToServer()
                .baseUrl("http://localhost:" + port)
                .responseTimeout(Duration.ofSeconds(30))
                .build()
                .method(method)
                .uri(PATH + path)
                .headers(headers -> {
                    if (!role.isEmpty()) {
                        headers.setBearerAuth(StarterSettings.token(role));
                    }
                    if (!tag.isEmpty()) {
                        headers.setIfMatch(tag);
                    }
                    if (!body.isEmpty()) {
                        headers.set("Content-Type", "application/json");
                    }
                });
        return (body.isEmpty() ? request : request.bodyValue(body))
                .exchange()
                .expectBody()
                .returnResult();
    }
}
