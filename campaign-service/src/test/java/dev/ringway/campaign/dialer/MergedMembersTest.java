package dev.ringway.campaign.dialer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringway.campaign.attempt.CallReport;
import dev.ringway.campaign.attempt.DialAttempt;
import dev.ringway.campaign.attempt.Looks;
import dev.ringway.campaign.attempt.Target;
import dev.ringway.campaign.dial.CallEnd;
import dev.ringway.campaign.dial.CallEnd.Talk;
import dev.ringway.campaign.store.AttemptRequests;
import dev.ringway.campaign.store.AttemptRequests.Request;
import dev.ringway.campaign.store.AttemptReservations;
import dev.ringway.campaign.store.AttemptReservations.Reservation;
import dev.ringway.campaign.store.AttemptReservations.Terms;
import dev.ringway.campaign.store.AttemptSettlement;
import dev.ringway.campaign.store.AttemptSettlement.Pauses;
import dev.ringway.campaign.web.Campaigns;
import dev.ringway.starter.security.Role;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.bson.Document;
import org.bson.types.ObjectId;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** Contacts of a campaign that turn out to be one person, while it calls them. Nobody drives campaigns here. */
class MergedMembersTest extends Campaigns {

    private static final Duration LEASE = Duration.ofMinutes(1);
    private static final Looks LOOKS = new Looks(Duration.ZERO, Duration.ofHours(1));
    private static final String TWICE =
            "\"retry\": {\"maxAttempts\": 2, \"perOutcome\": {\"busy\": {\"retry\": true, \"delays\": [3600]}}}";

    /** An account of its own for each test, so that nothing of another one counts. */
    private final String account = "AC" + UUID.randomUUID().toString().replace("-", "");

    @Autowired
    private AttemptReservations reservations;

    @Autowired
    private AttemptRequests requests;

    @Autowired
    private AttemptSettlement settlement;

    @Test
    void whoWasReachedAsOneIsNotCalledAsTheOther() {
        List<String> both = contacts(2, newWord());
        String campaign = active(both);
        settlement.heard(asked(campaign, both.getFirst()).id(), report("completed"), pauses());
        assertThat(status(campaign, both.getFirst())).isEqualTo("completed");

        assertThat(merge(both.getLast(), both.getFirst()).statusCode()).isEqualTo(200);

        assertEnded(campaign, both.getLast());
        assertThat(stats(campaign).path("pending").asInt()).isZero();
    }

    @Test
    void whoIsInACallAsOneIsNotCalledAsTheOtherAlsoWhereItComesInLater() {
        List<String> both = contacts(2, newWord());
        String campaign = active(both);
        String later = active(both.subList(0, 1));
        for (String one : List.of(campaign, later)) {
            DialAttempt attempt = asked(one, both.getFirst());
            settlement.placed(attempt.id(), newSid(), pauses());
            if (one.equals(campaign)) {
                settlement.heard(attempt.id(), answeredBy(attempt, "busy"), pauses());
            }
        }
        assertThat(status(campaign, both.getFirst())).isEqualTo("failed");
        assertThat(status(later, both.getFirst())).isEqualTo("calling");

        assertThat(merge(both.getLast(), both.getFirst()).statusCode()).isEqualTo(200);

        addContacts(later, both.subList(1, 2));
        for (String one : List.of(campaign, later)) {
            assertEnded(one, both.getLast());
        }
        assertThat(status(later, both.getFirst())).isEqualTo("calling");
    }

    @Test
    void whileACallIsPreparedNobodyKnowsWhatWillComeOfItAndTheyStayTwo() {
        List<String> both = contacts(2, newWord());
        String campaign = active(both);
        DialAttempt attempt = reserved(campaign, both.getFirst());

        HttpResponse<String> early = merge(both.getLast(), both.getFirst());

        assertThat(early.statusCode()).as(early.body()).isEqualTo(409);
        assertThat(code(early)).isEqualTo("contact-in-call");
        assertThat(contact(both.getFirst()).path("version").asLong()).isEqualTo(1);
        assertThat(status(campaign, both.getLast())).isEqualTo("pending");
        settlement.givenBack(attempt.id(), "its turn did not come", pauses());
        assertThat(merge(both.getLast(), both.getFirst()).statusCode()).isEqualTo(200);
        assertThat(status(campaign, both.getFirst())).isEqualTo("suppressed");
        assertThat(status(campaign, both.getLast())).isEqualTo("pending");
        assertFiguresAreTheSums(campaign);
    }

    @Test
    void whoWaitsAsTheOtherOnlyIsCalledAsTheTarget() {
        List<String> both = contacts(2, newWord());
        String campaign = active(both.subList(0, 1));

        assertThat(merge(both.getLast(), both.getFirst()).statusCode()).isEqualTo(200);

        assertThat(status(campaign, both.getFirst())).isEqualTo("suppressed");
        assertThat(status(campaign, both.getLast())).isEqualTo("pending");
        assertThat(stats(campaign).path("totalContacts").asInt()).isEqualTo(2);
        assertFiguresAreTheSums(campaign);
        assertThat(reserve(campaign, both.getLast())).isInstanceOf(Reservation.Reserved.class);
    }

    @Test
    void attemptsAddUpAndTheLongestDelayHolds() {
        List<String> both = contacts(2, newWord());
        String campaign = active(both, TWICE);
        settlement.heard(asked(campaign, both.getFirst()).id(), report("busy"), pauses());
        JsonNode before = member(campaign, both.getFirst());
        assertThat(before.path("status").asString()).isEqualTo("retry-wait");

        assertThat(merge(both.getLast(), both.getFirst()).statusCode()).isEqualTo(200);

        JsonNode target = member(campaign, both.getLast());
        assertThat(target.path("status").asString()).isEqualTo("retry-wait");
        assertThat(target.path("attempts").asInt()).isEqualTo(1);
        assertThat(target.path("nextAttempt")).isEqualTo(before.path("nextAttempt"));
        assertThat(stored("campaignContacts", campaign + ":" + both.getLast()))
                .hasValueSatisfying(stored -> assertThat(stored).containsKey("notBefore"));
        assertFiguresAreTheSums(campaign);
    }

    @Test
    void whoIsInACallAsTheTargetGoesOnAndItsLeaseStays() {
        List<String> both = contacts(2, newWord());
        String campaign = active(both, TWICE);
        settlement.heard(asked(campaign, both.getFirst()).id(), report("busy"), pauses());
        DialAttempt attempt = asked(campaign, both.getLast());

        assertThat(merge(both.getLast(), both.getFirst()).statusCode()).isEqualTo(200);

        assertThat(member(campaign, both.getLast()).path("attempts").asInt()).isEqualTo(1);
        assertThat(stored("campaignContacts", campaign + ":" + both.getLast()))
                .hasValueSatisfying(stored -> assertThat(stored).containsKey("lease"));
        settlement.heard(attempt.id(), report("busy"), pauses());
        assertThat(status(campaign, both.getLast())).isEqualTo("failed");
        assertThat(member(campaign, both.getLast()).path("attempts").asInt()).isEqualTo(2);
        assertFiguresAreTheSums(campaign);
    }

    @Test
    void aCallOfTheTargetThatWouldHaveToBeItsLastIsAwaited() {
        List<String> both = contacts(2, newWord());
        String campaign = active(both);
        settlement.heard(asked(campaign, both.getFirst()).id(), report("completed"), pauses());
        asked(campaign, both.getLast());

        assertThat(code(merge(both.getLast(), both.getFirst()))).isEqualTo("contact-in-call");
    }

    @Test
    void whoeverIsFasterTheyAreNotCalledAsTwo() throws Exception {
        for (int i = 0; i < 12; i++) {
            List<String> both = contacts(2, newWord());
            String campaign = active(both);
            Callable<HttpResponse<String>> merging = () -> merge(both.getLast(), both.getFirst());
            HttpResponse<String> merged;
            try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
                List<Future<Reservation>> calls = both.stream()
                        .map(contact -> threads.submit(() -> reserve(campaign, contact)))
                        .toList();
                merged = threads.submit(merging).get();
                for (Future<Reservation> call : calls) {
                    call.get();
                }
            }

            long attemptsOfOther = all(
                            "dialAttempts",
                            new Document("campaignId", new ObjectId(campaign))
                                    .append("contactId", new ObjectId(both.getFirst())))
                    .size();
            assertThat(merged.statusCode()).isEqualTo(attemptsOfOther == 0 ? 200 : 409);
            assertFiguresAreTheSums(campaign);
        }
    }

    /** Not to be called, and not to be taken out and put in again either. */
    private void assertEnded(String campaign, String contact) {
        JsonNode member = member(campaign, contact);
        assertThat(member.path("status").asString()).as(member.toString()).isEqualTo("suppressed");
        assertThat(member.at("/lastDecision/reason").asString()).isEqualTo("called-before-merge");
        assertThat(member.path("attempts").asInt()).isEqualTo(1);
        assertThat(member.has("nextAttempt")).isFalse();
        assertThat(reserve(campaign, contact)).isInstanceOf(Reservation.Gone.class);
        assertFiguresAreTheSums(campaign);
    }

    private void assertFiguresAreTheSums(String campaign) {
        assertThat(json(post(path(campaign) + "/stats/repair", Role.ADMIN, ""))
                        .path("repaired")
                        .asBoolean())
                .isFalse();
    }

    private HttpResponse<String> merge(String target, String other) {
        return post(CONTACTS + "/" + target + "/merge", Role.ADMIN, "{\"from\": [\"" + other + "\"]}");
    }

    private String status(String campaign, String contact) {
        return member(campaign, contact).path("status").asString();
    }

    private Reservation reserve(String campaign, String contact) {
        return reservations.reserve(
                new Target.Member(campaign, contact), new Terms(account, 100, "a-test", LEASE, LOOKS));
    }

    private DialAttempt reserved(String campaign, String contact) {
        Reservation reservation = reserve(campaign, contact);
        assertThat(reservation).isInstanceOf(Reservation.Reserved.class);
        return ((Reservation.Reserved) reservation).attempt();
    }

    private DialAttempt asked(String campaign, String contact) {
        Request request = requests.request(reserved(campaign, contact), new Target.Member(campaign, contact), LEASE);
        assertThat(request).isInstanceOf(Request.Go.class);
        return ((Request.Go) request).attempt();
    }

    /** Of the call that the attempt has. */
    private CallReport answeredBy(DialAttempt attempt, String status) {
        return report(stored("dialAttempts", attempt.id()).orElseThrow().getString("callSid"), status);
    }

    private static CallReport report(String status) {
        return report(newSid(), status);
    }

    private static CallReport report(String sid, String status) {
        return new CallReport(
                sid,
                Optional.of(1L),
                new CallEnd(status, Optional.empty(), Optional.empty(), Talk.ANY),
                new CallReport.Result(
                        Optional.of(status), Optional.empty(), Optional.empty(), Optional.of(Instant.now())));
    }

    private static Pauses pauses() {
        return new Pauses(LEASE, LOOKS);
    }

    private static String newSid() {
        return "CA" + UUID.randomUUID().toString().replace("-", "");
    }

    private String active(List<String> contacts) {
        return active(contacts, "\"record\": false");
    }

    private String active(List<String> contacts, String config) {
        String campaign = id(campaign("""
                "elevenLabs": {"agentId": "agent_1"},
                "config": {"callerIds": ["+12025550100"], "maxConcurrentCalls": 50, %s, "schedule": %s}""".formatted(config, alwaysOpen())));
        addContacts(campaign, contacts);
        led(campaign, "start");
        return campaign;
    }
}
