package dev.ringway.transcript.intake.polling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.ringway.starter.jobs.LeasedJob;
import dev.ringway.starter.jobs.LeasedJobs;
import dev.ringway.starter.kafka.EventPublisher;
import dev.ringway.starter.security.Role;
import dev.ringway.starter.storage.ObjectStorage;
import dev.ringway.transcript.intake.failure.OwnFailures;
import dev.ringway.transcript.provider.ConversationsAtElevenLabs;
import dev.ringway.transcript.store.ConversationObjects;
import dev.ringway.transcript.store.Erasures;
import dev.ringway.transcript.store.MissedConversations;
import dev.ringway.transcript.store.TranscriptRepository;
import dev.ringway.transcript.web.agents.RunningAgents;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.bson.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import reactor.core.publisher.Mono;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Conversations that ElevenLabs never reported of. */
class PollingTest extends RunningAgents {

    private static final Duration GRACE = Duration.ofMinutes(11);

    @Autowired
    private MeterRegistry meters;

    @Autowired
    private ConversationsAtElevenLabs elevenLabs;

    @Autowired
    private MissedConversations missed;

    @Autowired
    private TranscriptRepository transcripts;

    @Autowired
    private Erasures erasures;

    @Autowired
    private OurConversations ours;

    @Autowired
    private PollingSettings polling;

    @Autowired
    private ObjectStorage storage;

    @Autowired
    private ConversationObjects objects;

    @Autowired
    private EventPublisher events;

    @Autowired
    private OwnFailures failures;

    @Autowired
    private LeasedJobs leased;

    @BeforeEach
    void nothingIsToldAndNothingKnown() {
        for (String collection : List.of("transcripts", "callLinks", "conversationSweeps", "awaitedConversations")) {
            Mono.from(database.getCollection(collection).deleteMany(new Document()))
                    .block();
        }
        control("/control/elevenlabs/webhooks", "{\"lostPercent\":100}");
    }

    @Test
    void whatIsMissingAfterItsGraceIsReadOnce() {
        String id = held("agent_1", "answered");
        poll();
        assertThat(stored("awaitedConversations")).isEmpty();
        assertThat(stored("transcripts")).isEmpty();

        clock.advance(GRACE);
        poll();
        awaitStored(1);

        JsonNode transcript = json(get("/api/v1/transcripts/" + id, Role.OPERATOR));
        assertThat(transcript.path("status").asString()).isEqualTo("done");
        assertThat(transcript.path("turns")).isNotEmpty();
        assertThat(transcript.path("callSid").asString()).startsWith("CA");
        assertThat(transcript.path("attemptId").asString()).isEqualTo("attempt_7");
        assertThat(transcript.path("campaignId").asString()).isEqualTo("campaign_1");
        assertThat(transcript.path("contactId").asString()).isEqualTo("contact_1");
        assertThat(transcript.path("analysis").path("title").asString()).isEqualTo("Renewal call");
        assertThat(stored("awaitedConversations")).isEmpty();

        // Whoever asked for it once more would have it waiting still.
        noneCanBeRead();
        clock.advance(GRACE);
        poll();
        assertThat(stored("awaitedConversations")).isEmpty();
        assertThat(json(get("/api/v1/transcripts/" + id, Role.OPERATOR))
                        .path("version")
                        .asLong())
                .isEqualTo(1);
    }

    @Test
    void whatFailedThereIsKnownAsFailedHere() {
        String id = held("agent_1", "busy");
        clock.advance(GRACE);
        poll();
        awaitStored(1);

        assertThat(json(get("/api/v1/transcripts/" + id, Role.OPERATOR))
                        .path("status")
                        .asString())
                .isEqualTo("failed");
    }

    @Test
    void whatIsStillWorkedOnIsLookedAtAgain() {
        control("/control/elevenlabs/webhooks", "{\"lostPercent\":100,\"processingMillis\":3600000}");
        held("agent_1", "answered");
        clock.advance(GRACE);
        poll();
        assertThat(stored("awaitedConversations")).hasSize(1);

        clock.advance(GRACE);
        poll();
        assertThat(stored("awaitedConversations")).singleElement().matches(one -> one.getInteger("looks") == 0);
        assertThat(pause()).as("nothing is wrong with it").isEqualTo(Duration.ofMinutes(10));
        assertThat(stored("transcripts")).isEmpty();

        control("/control/elevenlabs/webhooks", "{\"lostPercent\":100}");
        poll();
        assertThat(stored("transcripts")).isEmpty();
        clock.advance(GRACE);
        poll();
        awaitStored(1);
        assertThat(stored("awaitedConversations")).isEmpty();
    }

    @Test
    void aLongConversationIsReadSoonAfterItsEndAndOneWithoutAnEndIsGivenUp() {
        double before = givenUp();
        control("/control/elevenlabs/webhooks", "{\"lostPercent\":100,\"processingMillis\":3600000}");
        held("agent_1", "answered");
        clock.advance(GRACE);
        poll();
        clock.advance(Duration.ofMinutes(200));
        poll();
        assertThat(pause()).isBetween(Duration.ofMinutes(20), Duration.ofMinutes(22));

        clock.advance(Duration.ofDays(4));
        poll();

        assertThat(stored("awaitedConversations")).isEmpty();
        assertThat(givenUp()).isEqualTo(before + 1);
    }

    @Test
    void aRunThatEndsInTheMiddleIsContinued() {
        List<String> all = new ArrayList<>();
        for (int i = 0; i < 25; i++) {
            all.add(placed("agent_1", "answered"));
        }
        all.forEach(PollingTest::awaitOver);
        clock.advance(GRACE);
        control("/control/elevenlabs/conversations", """
                {"request":"list","answer":"ok","count":1}""");
        control("/control/elevenlabs/conversations", """
                {"request":"list","answer":"error","status":429,"shape":"coded","code":"system_busy","count":1}""");
        poll();
        assertThat(isPaused()).isTrue();
        assertThat(stored("conversationSweeps").getFirst().containsKey("cursor"))
                .isTrue();
        assertThat(stored("awaitedConversations")).hasSize(10);
        poll();
        assertThat(stored("awaitedConversations")).hasSize(10);

        clock.advance(Duration.ofMinutes(1));
        control("/control/elevenlabs/conversations", """
                {"request":"read","answer":"ok","count":3}""");
        cannotBeRead(5);
        poll();
        assertThat(isPaused()).isFalse();
        assertThat(stored("awaitedConversations")).hasSize(5);

        for (int i = 0; i < 3; i++) {
            clock.advance(GRACE);
            poll();
        }
        assertThat(isPaused()).isFalse();
        assertThat(stored("awaitedConversations")).isEmpty();
        // Beside what tests before have left on its way.
        await().atMost(LIMIT)
                .untilAsserted(() -> assertThat(stored("transcripts").stream().map(one -> one.getString("_id")))
                        .containsAll(all));
    }

    @Test
    void whatCannotBeReadHidesNothingElse() {
        awaited(5);
        String lost = held("agent_1", "answered");
        clock.advance(GRACE);
        // The first of them once more, when the list has shown that ElevenLabs answers.
        cannotBeRead(1 + 5);
        poll();
        assertThat(stored("awaitedConversations"))
                .extracting(one -> one.getString("_id"))
                .contains(lost);

        // It stands before the others now.
        clock.advance(GRACE);
        control("/control/elevenlabs/conversations", """
                {"request":"read","answer":"ok","count":1}""");
        cannotBeRead(5);
        poll();
        awaitStored(1);
        assertThat(stored("awaitedConversations"))
                .hasSize(5)
                .allSatisfy(one -> assertThat(one.getInteger("looks")).isEqualTo(2));
    }

    @Test
    void theOthersOfARunAreReadAllTheSame() {
        awaited(4);
        String lost = held("agent_1", "answered");
        clock.advance(GRACE);
        cannotBeRead(1 + 4);
        poll();
        awaitStored(1);

        assertThat(stored("transcripts"))
                .extracting(one -> one.getString("_id"))
                .contains(lost);
        assertThat(stored("awaitedConversations"))
                .hasSize(4)
                .allSatisfy(one -> assertThat(one.getInteger("looks")).isEqualTo(1));
        assertThat(isPaused()).isFalse();
    }

    @Test
    void severalInARowThatCannotBeReadEndARun() {
        awaited(8);
        clock.advance(GRACE);
        noneCanBeRead();
        poll();

        assertThat(stored("awaitedConversations"))
                .filteredOn(one -> one.getInteger("looks") == 1)
                .hasSize(5);
        assertThat(isPaused()).isFalse();
    }

    @Test
    void whatCanNeverBeReadIsLookedAtLaterAndLaterAndGivenUp() {
        double before = givenUp();
        awaited(1);
        noneCanBeRead();
        clock.advance(GRACE);
        poll();
        assertThat(pause()).isEqualTo(Duration.ofMinutes(10));
        clock.advance(GRACE);
        poll();
        assertThat(pause()).isEqualTo(Duration.ofMinutes(20));

        clock.advance(Duration.ofDays(4));
        poll();
        assertThat(pause()).isEqualTo(Duration.ofMinutes(40));
        assertThat(givenUp()).as("it was hardly looked at").isEqualTo(before);
        clock.advance(Duration.ofHours(1));
        poll();

        assertThat(stored("awaitedConversations")).isEmpty();
        assertThat(givenUp()).isEqualTo(before + 1);
    }

    /** A defect: it is not the fault of those behind it. */
    @Test
    void whatThisVersionCannotReadMovesBehindTheOthers() {
        String unreadable = held("agent_1", "answered");
        awaited(unreadable);
        clock.advance(Duration.ofSeconds(1));
        String lost = held("agent_1", "answered");
        awaited(lost);
        MissedReading reading = new MissedReading(
                elevenLabs, missed, transcripts, erasures, ours, new Defective(unreadable), polling, clock, meters);

        leased.runNow(
                new LeasedJob("polling-with-a-defect", Duration.ZERO, turn -> reading.readDue(new Round(turn, 50))));

        assertThat(stored("awaitedConversations"))
                .singleElement()
                .satisfies(one -> assertThat(one.getString("_id")).isEqualTo(unreadable))
                .satisfies(one -> assertThat(one.getInteger("looks")).isEqualTo(1));
        assertThat(pause()).isEqualTo(Duration.ofMinutes(10));
        assertThat(objects.of(unreadable)).as("so that it can be erased").hasSize(1);
        await().atMost(LIMIT)
                .untilAsserted(() -> assertThat(stored("transcripts").stream().map(one -> one.getString("_id")))
                        .contains(lost)
                        .doesNotContain(unreadable));
    }

    /** Fails of one conversation's payload, wherever it is looked into. */
    private final class Defective extends MissedReport {

        private final String unreadable;

        Defective(String unreadable) {
            super(storage, objects, events, JsonMapper.shared(), failures, clock);
            this.unreadable = unreadable;
        }

        @Override
        boolean tell(String conversationId, JsonNode data) {
            return super.tell(conversationId, conversationId.equals(unreadable) ? new Unreadable() : data);
        }
    }

    private static final class Unreadable extends ObjectNode {

        Unreadable() {
            super(JsonNodeFactory.instance);
        }

        @Override
        protected JsonNode _at(JsonPointer path) {
            throw new DateTimeException("no time");
        }
    }

    @Test
    void whileElevenLabsIsAwayNoneIsGivenUp() {
        awaited(3);
        noneCanBeRead();
        control("/control/elevenlabs/conversations", """
                {"request":"list","answer":"error","status":503,"shape":"text","count":0}""");
        for (int i = 0; i < 6; i++) {
            clock.advance(Duration.ofDays(1));
            poll();
            assertThat(isPaused()).isTrue();
        }

        assertThat(stored("awaitedConversations"))
                .hasSize(3)
                .allSatisfy(one -> assertThat(one.getInteger("looks")).isZero());
    }

    @Test
    void whatIsKnownIsReadThoughTheListIsAway() {
        String id = held("agent_1", "answered");
        awaited(id);
        control("/control/elevenlabs/conversations", """
                {"request":"list","answer":"error","status":503,"shape":"text","count":0}""");
        poll();
        awaitStored(1);

        assertThat(isPaused()).isTrue();
        assertThat(stored("awaitedConversations")).isEmpty();
    }

    @Test
    void aCursorThatIsNotKnownAnyMoreBeginsItsSpanAnew() {
        for (int i = 0; i < 12; i++) {
            awaitOver(placed("agent_1", "answered"));
        }
        clock.advance(GRACE);
        control("/control/elevenlabs/conversations", """
                {"request":"list","answer":"ok","count":1}""");
        control("/control/elevenlabs/conversations", """
                {"request":"list","answer":"error","status":422,"shape":"fields","count":1}""");
        poll();
        assertThat(isPaused()).isTrue();
        assertThat(stored("conversationSweeps").getFirst().containsKey("cursor"))
                .isFalse();

        clock.advance(Duration.ofMinutes(1));
        poll();
        awaitStored(12);
    }

    @Test
    void conversationsOfOthersAreLeftAlone() {
        Mono.from(database.getCollection("agentCampaigns")
                        .insertOne(new Document("_id", "campaign_1")
                                .append("campaignVersion", 1L)
                                .append("agentId", "agent_of_a_campaign")
                                .append("name", "Renewals")
                                .append("status", "active")
                                .append("overrides", List.of())
                                .append("changedAt", clock.instant())
                                .append("createdAt", clock.instant())
                                .append("updatedAt", clock.instant())
                                .append("version", 1L)))
                .block();
        String ours = held("agent_of_a_campaign", "answered");
        held("agent_of_somebody", "answered");
        clock.advance(GRACE);
        poll();
        awaitStored(1);

        assertThat(stored("transcripts").getFirst().getString("_id")).isEqualTo(ours);
        assertThat(stored("awaitedConversations")).isEmpty();
    }

    private static void noneCanBeRead() {
        cannotBeRead(0);
    }

    /** @param count of the next; 0: all */
    private static void cannotBeRead(int count) {
        control("/control/elevenlabs/conversations", """
                {"request":"read","answer":"error","status":500,"shape":"text","count":%d}""".formatted(count));
    }

    /** So many that were listed at some time, and are due before all that is listed from now on. */
    private void awaited(int count) {
        for (int i = 0; i < count; i++) {
            awaited("conv_awaited_" + i);
        }
    }

    private void awaited(String id) {
        Mono.from(database.getCollection("awaitedConversations")
                        .insertOne(new Document("_id", id)
                                .append("since", clock.instant())
                                .append("due", clock.instant())
                                .append("looks", 0)
                                .append("createdAt", clock.instant())
                                .append("updatedAt", clock.instant())
                                .append("version", 1L)))
                .block();
    }

    /** Between the latest look at the only one that is awaited and the next. */
    private Duration pause() {
        Document only = stored("awaitedConversations").getFirst();
        return Duration.between(
                only.getDate("updatedAt").toInstant(), only.getDate("due").toInstant());
    }

    private double givenUp() {
        return meters.counter("ringway.conversations.missed", "outcome", "given-up")
                .count();
    }

    private void poll() {
        run("conversationPollingJob");
    }

    private boolean isPaused() {
        return stored("conversationSweeps").getFirst().containsKey("pausedUntil");
    }

    /** So many at least: what tests before have left on its way may come as well. */
    private void awaitStored(int count) {
        await().atMost(LIMIT)
                .untilAsserted(() -> assertThat(stored("transcripts")).hasSizeGreaterThanOrEqualTo(count));
    }

    private static String held(String agent, String scenario) {
        String id = placed(agent, scenario);
        awaitOver(id);
        return id;
    }

    private static String placed(String agent, String scenario) {
        control("/control/scenario", "{\"scenario\":\"" + scenario + "\",\"ringSeconds\":1,\"talkSeconds\":5}");
        return json(atElevenLabs("POST", "/v1/convai/twilio/outbound-call", """
                {"agent_id":"%s","agent_phone_number_id":"p","to_number":"+12125551001",
                 "conversation_initiation_client_data":{"dynamic_variables":
                   {"attempt_id":"attempt_7","campaign_id":"campaign_1","contact_id":"contact_1"}}}""".formatted(agent)))
                .path("conversation_id")
                .asString();
    }

    private static void awaitOver(String id) {
        await().atMost(LIMIT)
                .until(() -> List.of("done", "failed", "processing")
                        .contains(json(atElevenLabs("GET", "/v1/convai/conversations/" + id, ""))
                                .path("status")
                                .asString()));
    }
}
