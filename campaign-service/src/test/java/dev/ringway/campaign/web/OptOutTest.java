package dev.ringway.campaign.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.ringway.campaign.store.SuppressionQueries;
import dev.ringway.campaign.suppression.Suppression;
import dev.ringway.events.Event;
import dev.ringway.events.EventCodec;
import dev.ringway.events.commands.OptOutRequested;
import dev.ringway.events.contract.EventDraft;
import dev.ringway.starter.mongo.Transactions;
import dev.ringway.starter.security.Role;
import io.micrometer.core.instrument.MeterRegistry;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.bson.Document;
import org.bson.types.ObjectId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.kafka.core.KafkaTemplate;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

/** Somebody wants no calls any more: by REST, or as another service tells it. */
class OptOutTest extends RunningCampaigns {

    private static final String OPT_OUTS = "/api/v1/opt-outs";
    private static final String COMMANDS = "commands.campaign-service.v1";

    @Autowired
    private KafkaTemplate<String, byte[]> kafka;

    @Autowired
    private SuppressionQueries suppressions;

    @Autowired
    private Transactions transactions;

    @Autowired
    private MeterRegistry meters;

    @Value("${spring.kafka.consumer.group-id}")
    private String group;

    private final EventCodec codec = new EventCodec();

    @Test
    void whenItIsAnsweredItCountsAndTheContactIsDoNotCall() {
        JsonNode contact = added("\"name\": \"Zoe\"");
        String id = contact.path("id").asString();
        String number = contact.path("phoneNumber").asString();

        HttpResponse<String> answer =
                post(OPT_OUTS, Role.OPERATOR, "{\"phoneNumber\": \"" + number + "\", \"reason\": \"on the phone\"}");

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        assertThat(listed(number, Optional.of(new ObjectId().toHexString())))
                .singleElement()
                .satisfies(one -> {
                    assertThat(one.fields().reason().text()).isEqualTo("opt-out");
                    assertThat(one.fields().note())
                            .hasValueSatisfying(note -> assertThat(note).contains("on the phone"));
                    assertThat(one.fields().countsAt(Instant.MAX)).isTrue();
                });
        assertThat(contact(id).path("status").asString()).isEqualTo("do-not-call");
        assertThat(contact(id).path("version").asLong()).isEqualTo(2);
        HttpResponse<String> again = post(OPT_OUTS, Role.OPERATOR, "{\"contactId\": \"" + id + "\"}");
        assertThat(again.statusCode()).isEqualTo(200);
        assertThat(json(again)).isEqualTo(json(answer));
        assertThat(contact(id).path("version").asLong()).isEqualTo(2);
        awaitRecord(
                "suppressions.changed.v1",
                record -> ("global:" + number).equals(record.key())
                        && new String(record.value(), StandardCharsets.UTF_8).contains("opt-out"));
        awaitRecord(
                "contacts.changed.v1",
                record -> id.equals(record.key())
                        && new String(record.value(), StandardCharsets.UTF_8).contains("do-not-call"));
    }

    @Test
    void anOptOutOfOneCampaignLeavesTheContactToTheOthers() {
        JsonNode contact = added("");
        String number = contact.path("phoneNumber").asString();
        String campaign = newCampaign();

        HttpResponse<String> answer = post(
                OPT_OUTS, Role.OPERATOR, "{\"phoneNumber\": \"" + number + "\", \"campaignId\": \"" + campaign + "\"}");

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        assertThat(listed(number, Optional.of(campaign))).hasSize(1);
        assertThat(listed(number, Optional.of(newCampaign()))).isEmpty();
        assertThat(contact(contact.path("id").asString()).path("status").asString())
                .isEqualTo("active");
    }

    @Test
    void whatNamesNobodyIsTold() {
        for (String body : List.of(
                "{}",
                "{\"phoneNumber\": \"zoe\"}",
                "{\"contactId\": \"" + new ObjectId().toHexString() + "\"}",
                "{\"contactId\": \"xyz\"}",
                "{\"phoneNumber\": \"zoe\", \"callSid\": \"" + newSid() + "\"}",
                "{\"contactId\": \"" + new ObjectId().toHexString() + "\", \"callSid\": \"" + newSid() + "\"}",
                "{\"callSid\": \"" + newSid() + "\"}",
                "{\"phoneNumber\": \"+12025550147\", \"campaignId\": \"" + new ObjectId().toHexString() + "\"}")) {
            assertThat(post(OPT_OUTS, Role.OPERATOR, body).statusCode())
                    .as(body)
                    .isEqualTo(400);
        }
        assertThat(post(OPT_OUTS, Role.VIEWER, "{\"phoneNumber\": \"+12025550147\"}")
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void aCommandIsDoneOnceAlsoWhereItComesAgainAfterAnAdminHasTakenItBack() {
        JsonNode contact = added("");
        String number = contact.path("phoneNumber").asString();
        String path = "/api/v1/suppressions/global:" + number;
        Event<OptOutRequested> command = command(draft -> draft.with("phoneNumber", number));
        send(command);
        await().atMost(LIMIT).until(() -> !listed(number, Optional.empty()).isEmpty());
        assertThat(contact(contact.path("id").asString()).path("status").asString())
                .isEqualTo("do-not-call");
        assertThat(send("DELETE", path + "?reason=mistake", Role.ADMIN, "", "If-Match", "\"1-n\"")
                        .statusCode())
                .isEqualTo(204);

        String campaign = newCampaign();
        send(command);
        send(command(draft -> draft.with("phoneNumber", number).with("campaignId", campaign)));

        await().atMost(LIMIT).until(() -> !listed(number, Optional.of(campaign)).isEmpty());
        assertThat(listed(number, Optional.empty())).isEmpty();
        send(command(draft -> draft.with("phoneNumber", number)));
        await().atMost(LIMIT).until(() -> !listed(number, Optional.empty()).isEmpty());
    }

    @Test
    void aCommandMayNameTheContactOrACallWithIt() {
        JsonNode one = added("");
        JsonNode other = added("");
        String sid = newSid();
        called(sid, other.path("id").asString());

        send(command(draft ->
                draft.without("phoneNumber").with("contactId", one.path("id").asString())));
        send(command(draft -> draft.without("phoneNumber").without("contactId").with("callSid", sid)));

        for (JsonNode contact : List.of(one, other)) {
            await().atMost(LIMIT)
                    .untilAsserted(() -> assertThat(contact(contact.path("id").asString())
                                    .path("status")
                                    .asString())
                            .isEqualTo("do-not-call"));
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void allThatIsNamedIsMeant(boolean byCommand) {
        JsonNode contact = added("");
        JsonNode inCall = added("");
        String number = newNumber();
        String called = newNumber();
        String sid = attempted(called);
        called(sid, id(inCall));

        if (byCommand) {
            send(command(draft -> draft.with("phoneNumber", number)
                    .with("contactId", id(contact))
                    .with("callSid", sid)));
        } else {
            HttpResponse<String> answer = optOut("{\"phoneNumber\": \"%s\", \"contactId\": \"%s\", \"callSid\": \"%s\"}"
                    .formatted(number, id(contact), sid));
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
            assertThat(json(answer).path("phoneNumber").asString()).isEqualTo(number);
        }

        for (JsonNode one : List.of(contact, inCall)) {
            await().atMost(LIMIT)
                    .untilAsserted(() -> assertThat(status(id(one))).isEqualTo("do-not-call"));
            assertThat(listed(number(one), Optional.empty())).hasSize(1);
        }
        assertThat(listed(number, Optional.empty())).hasSize(1);
        assertThat(listed(called, Optional.empty())).hasSize(1);
    }

    @Test
    void whatIsNotKnownOfAllThatIsNamedStandsInNoOthersWay() {
        JsonNode contact = added("");
        String nobody = new ObjectId().toHexString();

        HttpResponse<String> byContact =
                optOut("{\"contactId\": \"" + id(contact) + "\", \"callSid\": \"" + newSid() + "\"}");
        HttpResponse<String> byNumber =
                optOut("{\"phoneNumber\": \"" + newNumber() + "\", \"contactId\": \"" + nobody + "\"}");

        assertThat(byContact.statusCode()).as(byContact.body()).isEqualTo(201);
        assertThat(status(id(contact))).isEqualTo("do-not-call");
        assertThat(byNumber.statusCode()).as(byNumber.body()).isEqualTo(201);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aNumberThatCannotBeReadKeepsNobodyElseFromBeingMeant(boolean byCommand) {
        JsonNode contact = added("");
        JsonNode inCall = added("");
        String sid = newSid();
        called(sid, id(inCall));
        Map<String, String> names = Map.of("contactId", id(contact), "callSid", sid);
        String unread = "0664 1234567 Max";

        names.forEach((field, value) -> {
            if (byCommand) {
                send(command(draft -> draft.without("contactId")
                        .without("callSid")
                        .with("phoneNumber", unread)
                        .with(field, value)));
            } else {
                HttpResponse<String> answer =
                        optOut("{\"phoneNumber\": \"%s\", \"%s\": \"%s\"}".formatted(unread, field, value));
                assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
            }
        });

        for (JsonNode one : List.of(contact, inCall)) {
            await().atMost(LIMIT)
                    .untilAsserted(() -> assertThat(status(id(one))).isEqualTo("do-not-call"));
            assertThat(listed(number(one), Optional.empty()))
                    .singleElement()
                    .satisfies(listed -> assertThat(listed.fields().note())
                            .hasValueSatisfying(note -> assertThat(note).contains(unread)));
        }
    }

    @Test
    void aCommandWithANumberThatCannotBeReadWaitsForItsCallToo() {
        JsonNode contact = added("");
        String sid = newSid();
        send(command(
                draft -> draft.without("contactId").with("phoneNumber", "zoe").with("callSid", sid)));
        await().atMost(LIMIT).until(() -> !waiting(sid).isEmpty());

        called(sid, id(contact));

        await().atMost(LIMIT)
                .untilAsserted(() -> assertThat(status(id(contact))).isEqualTo("do-not-call"));
    }

    @Test
    void aSingleCallToANumberThatIsNoContactsIsFoundByItsAttempt() {
        String number = newNumber();

        HttpResponse<String> answer = post(OPT_OUTS, Role.OPERATOR, "{\"callSid\": \"" + attempted(number) + "\"}");

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        assertThat(json(answer).path("phoneNumber").asString()).isEqualTo(number);
        assertThat(listed(number, Optional.empty())).hasSize(1);
    }

    @Test
    void whoWasCalledAndHasAnotherNumberByNowIsCalledOnNeither() {
        JsonNode contact = added("");
        String id = contact.path("id").asString();
        String called = contact.path("phoneNumber").asString();
        String sid = attempted(called);
        called(sid, id);
        String moved = newNumber();
        assertThat(patch(id, "{\"phoneNumber\": \"" + moved + "\"}").statusCode())
                .isEqualTo(200);

        JsonNode answer = json(post(OPT_OUTS, Role.OPERATOR, "{\"callSid\": \"" + sid + "\"}"));

        assertThat(answer.path("phoneNumber").asString()).isEqualTo(called);
        assertThat(listed(called, Optional.empty())).hasSize(1);
        assertThat(listed(moved, Optional.empty())).hasSize(1);
        assertThat(contact(id).path("status").asString()).isEqualTo("do-not-call");
    }

    @Test
    void whoHasBecomePartOfAnotherContactIsMeantToo() {
        JsonNode target = added("");
        JsonNode gone = added("");
        String targetId = target.path("id").asString();
        String sid = attempted(gone.path("phoneNumber").asString());
        called(sid, gone.path("id").asString());
        merge(targetId, gone.path("id").asString());
        String campaign = newCampaign();

        HttpResponse<String> answer =
                post(OPT_OUTS, Role.OPERATOR, "{\"callSid\": \"" + sid + "\", \"campaignId\": \"" + campaign + "\"}");

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        for (JsonNode contact : List.of(target, gone)) {
            assertThat(listed(contact.path("phoneNumber").asString(), Optional.of(campaign)))
                    .hasSize(1);
        }
        assertThat(contact(targetId).path("status").asString()).isEqualTo("active");
        assertThat(post(
                                OPT_OUTS,
                                Role.OPERATOR,
                                "{\"contactId\": \"" + gone.path("id").asString() + "\"}")
                        .statusCode())
                .isEqualTo(201);
        assertThat(contact(targetId).path("status").asString()).isEqualTo("do-not-call");
    }

    @Test
    void aNumberThatAContactBroughtIntoAMergeStillMeansItUntilItIsDeleted() {
        JsonNode target = added("");
        String targetId = target.path("id").asString();
        JsonNode gone = added("");
        String number = gone.path("phoneNumber").asString();
        merge(targetId, gone.path("id").asString());

        assertThat(post(OPT_OUTS, Role.OPERATOR, "{\"phoneNumber\": \"" + number + "\"}")
                        .statusCode())
                .isEqualTo(201);

        assertThat(contact(targetId).path("status").asString()).isEqualTo("do-not-call");
        assertThat(listed(target.path("phoneNumber").asString(), Optional.empty()))
                .hasSize(1);
        String tag = "\"" + contact(targetId).path("version").asLong() + "-n\"";
        assertThat(send("DELETE", CONTACTS + "/" + targetId, Role.ADMIN, "", "If-Match", tag)
                        .statusCode())
                .isEqualTo(204);
        assertThat(all("contactMerges", new Document("into", new ObjectId(targetId))))
                .singleElement()
                .satisfies(merge -> assertThat(merge).doesNotContainKey("phoneNumber"));
    }

    @ParameterizedTest
    @CsvSource({
        "post, opt-out, true", "post, complaint, true", "post, wrong-number, false",
        "patch, opt-out, true", "patch, legal, true", "patch, wrong-number, false",
        "import, opt-out, true", "import, complaint, true", "import, manual, false"
    })
    void whatIsToldAgainstThePersonByANumberThatItHadReachesIt(String way, String reason, boolean reaches) {
        String campaign = newCampaign();
        for (String list : List.of("global", campaign)) {
            JsonNode target = added("");
            JsonNode gone = added("");
            merge(id(target), id(gone));
            JsonNode moved = added("");
            String number = newNumber();
            patch(id(moved), "{\"phoneNumber\": \"" + number + "\"}");

            told(way, list, List.of(number(gone), number(moved)), reason);

            assertThat(listed(number(target), Optional.of(campaign))).hasSize(reaches ? 1 : 0);
            assertThat(listed(number, Optional.of(campaign))).hasSize(reaches ? 1 : 0);
            String status = list.equals("global") && reason.equals("opt-out") ? "do-not-call" : "active";
            assertThat(status(id(target))).isEqualTo(status);
            assertThat(status(id(moved))).isEqualTo(status);
        }
    }

    private void told(String way, String list, List<String> numbers, String reason) {
        if (way.equals("import")) {
            HttpResponse<String> answer = send(
                    "POST",
                    "/api/v1/suppressions/import?list=" + list + "&reason=" + reason,
                    Role.OPERATOR,
                    "phone\n" + String.join("\n", numbers) + "\n",
                    "Content-Type",
                    "text/csv");
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
            assertThat(json(answer).path("created").asLong()).as(answer.body()).isEqualTo(numbers.size());
            return;
        }
        for (String number : numbers) {
            suppressed(list, number, way.equals("post") ? reason : "manual");
            if (way.equals("patch")) {
                HttpResponse<String> answer = send(
                        "PATCH",
                        "/api/v1/suppressions/" + list + ":" + number,
                        Role.OPERATOR,
                        "{\"reason\": \"" + reason + "\"}",
                        "If-Match",
                        "\"1-n\"",
                        "Content-Type",
                        "application/merge-patch+json");
                assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
            }
        }
    }

    /** Such a number comes again with the next file, as a new contact's that knows nothing of it. */
    @ParameterizedTest
    @CsvSource({"true, global", "true, campaign", "false, global", "false, campaign"})
    void whoOptsOutIsNotCalledAtTheNumbersThatMergesBrought(boolean before, String list) {
        JsonNode target = added("");
        List<JsonNode> gone = List.of(added(""), added(""));
        String campaign = newCampaign();
        String body = list.equals("global") ? "" : ", \"campaignId\": \"" + campaign + "\"";
        merge(id(target), id(gone.getFirst()));
        if (!before) {
            merge(id(target), id(gone.getLast()));
        }
        assertThat(optOut("{\"contactId\": \"" + id(target) + "\"" + body + "}").statusCode())
                .isEqualTo(201);
        if (before) {
            merge(id(target), id(gone.getLast()));
        }

        for (JsonNode one : gone) {
            assertThat(listed(number(one), Optional.of(campaign)))
                    .singleElement()
                    .satisfies(listed ->
                            assertThat(listed.fields().reason().text()).isEqualTo("opt-out"));
            assertThat(listed(number(one), Optional.empty())).hasSize(list.equals("global") ? 1 : 0);
        }
    }

    @Test
    void anOptOutByOneNumberOfAMergedPersonCountsForAllOfThem() {
        JsonNode target = added("");
        JsonNode first = added("");
        JsonNode second = added("");
        merge(id(target), id(first));
        merge(id(target), id(second));

        assertThat(optOut("{\"phoneNumber\": \"" + number(first) + "\"}").statusCode())
                .isEqualTo(201);

        assertThat(listed(number(second), Optional.empty())).hasSize(1);
    }

    @Test
    void theNumbersThatAMergeTakesFromWhoIsDoNotCallAreKeptOnTheList() {
        JsonNode target = added("\"status\": \"do-not-call\"");
        JsonNode gone = added("");

        merge(id(target), id(gone));

        assertThat(listed(number(gone), Optional.empty()))
                .singleElement()
                .satisfies(listed -> assertThat(listed.fields().reason().text()).isEqualTo("manual"));
        assertThat(listed(number(target), Optional.empty())).isEmpty();
    }

    @Test
    void aNumberThatWasCorrectedMayBeSomebodyElsesAndIsNotMeant() {
        JsonNode contact = added("");
        assertThat(patch(id(contact), "{\"phoneNumber\": \"" + newNumber() + "\"}")
                        .statusCode())
                .isEqualTo(200);

        assertThat(optOut("{\"contactId\": \"" + id(contact) + "\"}").statusCode())
                .isEqualTo(201);

        assertThat(listed(number(contact), Optional.empty())).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "opt-out, true, do-not-call",
        "complaint, true, active",
        "legal, true, active",
        "wrong-number, false, active",
        "manual, false, active"
    })
    void whatStandsAgainstThePersonFollowsItToAnotherNumber(String reason, boolean follows, String status) {
        String campaign = newCampaign();
        for (String list : List.of("global", campaign)) {
            JsonNode merged = added("");
            JsonNode moved = added("");
            for (JsonNode contact : List.of(merged, moved)) {
                suppressed(list, contact.path("phoneNumber").asString(), reason);
                active(contact.path("id").asString());
            }
            JsonNode target = added("");
            merge(target.path("id").asString(), merged.path("id").asString());
            String number = newNumber();
            JsonNode after = json(patch(moved.path("id").asString(), "{\"phoneNumber\": \"" + number + "\"}"));

            assertThat(listed(target.path("phoneNumber").asString(), Optional.of(campaign)))
                    .hasSize(follows ? 1 : 0);
            assertThat(listed(number, Optional.of(campaign))).hasSize(follows ? 1 : 0);
            assertThat(after).isEqualTo(contact(moved.path("id").asString()));
            assertThat(after.path("status").asString()).isEqualTo(list.equals("global") ? status : "active");
        }
    }

    private void suppressed(String list, String number, String reason) {
        String body = "{\"list\": \"%s\", \"phoneNumber\": \"%s\", \"reason\": \"%s\"}".formatted(list, number, reason);
        assertThat(post("/api/v1/suppressions", Role.ADMIN, body).statusCode()).isEqualTo(201);
    }

    /** Somebody has taken back what was written at the contact, or it was added later. */
    private void active(String contact) {
        assertThat(patch(contact, "{\"status\": \"active\"}").statusCode()).isEqualTo(200);
    }

    private void merge(String target, String other) {
        assertThat(post(CONTACTS + "/" + target + "/merge", Role.ADMIN, "{\"from\": [\"" + other + "\"]}")
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void aCommandThatOvertakesItsCallWaitsForItAndHoldsNoOtherUp() {
        JsonNode contact = added("");
        String number = newNumber();
        String sid = newSid();

        send(command(draft -> draft.without("phoneNumber").without("contactId").with("callSid", sid)));
        send(command(draft -> draft.with("phoneNumber", number)));
        await().atMost(LIMIT).until(() -> !listed(number, Optional.empty()).isEmpty());
        called(sid, contact.path("id").asString());

        await().atMost(LIMIT)
                .until(() -> contact(contact.path("id").asString())
                        .path("status")
                        .asString()
                        .equals("do-not-call"));
        await().atMost(LIMIT).until(() -> waiting(sid).isEmpty());
    }

    @Test
    void oneForWhichNothingCanBeDoneHoldsNoOtherUp() {
        JsonNode contact = added("");
        String sid = newSid();
        String broken = "!" + UUID.randomUUID();
        Mono.from(database.getCollection("waitingOptOuts")
                        .insertOne(new Document("_id", broken)
                                .append("callSid", newSid())
                                .append("event", "no event at all")
                                .append("until", Instant.EPOCH)
                                .append("createdAt", Instant.EPOCH)))
                .block();
        double before = failures();
        try {
            send(command(
                    draft -> draft.without("phoneNumber").without("contactId").with("callSid", sid)));
            await().atMost(LIMIT).until(() -> !waiting(sid).isEmpty());
            called(sid, id(contact));

            await().atMost(LIMIT)
                    .untilAsserted(() -> assertThat(status(id(contact))).isEqualTo("do-not-call"));
            await().atMost(LIMIT).until(() -> failures() > before);
            assertThat(stored("waitingOptOuts", broken)).isPresent();
        } finally {
            Mono.from(database.getCollection("waitingOptOuts").deleteOne(new Document("_id", broken)))
                    .block();
        }
    }

    private double failures() {
        return meters.counter("ringway.campaign.opt-outs.late.failures").count();
    }

    /** Here a command waits for its call for three seconds. */
    @Test
    void aCommandWhoseCallIsNeverToldOfIsADeadLetterInTheEndAndOneThatIsNoCallsIsOneAtOnce() {
        String never = newSid();
        send(command(draft -> draft.without("phoneNumber").without("contactId").with("callSid", never)));
        send(command(draft -> draft.without("phoneNumber").without("contactId").with("callSid", "CA7")));

        awaitRecord(COMMANDS + "." + group + ".dlt", record -> "CA7".equals(record.key()));
        awaitRecord(COMMANDS + "." + group + ".dlt", record -> never.equals(record.key()));
        await().atMost(LIMIT).until(() -> waiting(never).isEmpty());
    }

    @Test
    void aCommandThatNamesNobodyIsADeadLetterAndHoldsNoOtherUp() {
        String nobody = new ObjectId().toHexString();
        String number = newNumber();

        send(command(draft -> draft.without("phoneNumber").with("contactId", nobody)));
        send(command(draft -> draft.with("phoneNumber", number)));

        await().atMost(LIMIT).until(() -> !listed(number, Optional.empty()).isEmpty());
        awaitRecord(COMMANDS + "." + group + ".dlt", record -> nobody.equals(record.key()));
    }

    private HttpResponse<String> optOut(String body) {
        return post(OPT_OUTS, Role.OPERATOR, body);
    }

    private String status(String contact) {
        return contact(contact).path("status").asString();
    }

    private static String id(JsonNode contact) {
        return contact.path("id").asString();
    }

    private static String number(JsonNode contact) {
        return contact.path("phoneNumber").asString();
    }

    private Event<OptOutRequested> command(UnaryOperator<EventDraft<OptOutRequested>> change) {
        return change.apply(EventDraft.example(OptOutRequested.class)
                        .id(UUID.randomUUID().toString()))
                .event();
    }

    private void called(String sid, String contactId) {
        Mono.from(database.getCollection("contactCalls")
                        .insertOne(new Document("_id", sid)
                                .append("contactId", new ObjectId(contactId))
                                .append("callVersion", 1L)
                                .append("status", "in-progress")
                                .append("startTime", Instant.EPOCH)
                                .append("createdAt", Instant.EPOCH)
                                .append("updatedAt", Instant.EPOCH)
                                .append("version", 1L)))
                .block();
    }

    /** The call of an attempt to reach a number. */
    private String attempted(String number) {
        Document attempt = Attempts.ended(Attempts.placed(number), "reached");
        Mono.from(database.getCollection("dialAttempts").insertOne(attempt)).block();
        return attempt.getString("callSid");
    }

    private List<Document> waiting(String sid) {
        return all("waitingOptOuts", new Document("callSid", sid));
    }

    private void send(Event<OptOutRequested> command) {
        kafka.send(codec.encode(command)).join();
    }

    private String newCampaign() {
        ObjectId id = new ObjectId();
        Mono.from(database.getCollection("campaigns")
                        .insertOne(new Document("_id", id)
                                .append("name", "Renewals")
                                .append("status", "draft")
                                .append("createdAt", Instant.EPOCH)
                                .append("updatedAt", Instant.EPOCH)
                                .append("version", 1L)))
                .block();
        return id.toHexString();
    }

    private static String newSid() {
        return "CA" + UUID.randomUUID().toString().replace("-", "");
    }

    /** As it is read right before a call. */
    private List<Suppression> listed(String number, Optional<String> campaign) {
        return transactions.asOfOneMoment(session -> suppressions.of(session, number, campaign));
    }
}
