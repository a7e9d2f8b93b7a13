package dev.ringway.campaign.dialer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringway.campaign.attempt.AttemptState;
import dev.ringway.campaign.attempt.CallReport;
import dev.ringway.campaign.attempt.DialAttempt;
import dev.ringway.campaign.attempt.Looks;
import dev.ringway.campaign.attempt.Target;
import dev.ringway.campaign.dial.CallEnd;
import dev.ringway.campaign.dial.CallEnd.Talk;
import dev.ringway.campaign.dial.Decision;
import dev.ringway.campaign.dial.Reason;
import dev.ringway.campaign.intake.DialSettings;
import dev.ringway.campaign.store.AttemptRequests;
import dev.ringway.campaign.store.AttemptRequests.Request;
import dev.ringway.campaign.store.AttemptReservations;
import dev.ringway.campaign.store.AttemptReservations.Reservation;
import dev.ringway.campaign.store.AttemptReservations.Terms;
import dev.ringway.campaign.store.AttemptSettlement;
import dev.ringway.campaign.store.AttemptSettlement.Pauses;
import dev.ringway.campaign.store.DialAttempts;
import dev.ringway.campaign.web.Attempts;
import dev.ringway.campaign.web.Campaigns;
import dev.ringway.starter.jobs.LeasedJob;
import dev.ringway.starter.jobs.LeasedJobs;
import dev.ringway.starter.security.Role;
import dev.ringway.starter.test.MovableClock;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.bson.Document;
import org.bson.types.Decimal128;
import org.bson.types.ObjectId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

/** Attempts that many want to reserve at once, and what may change before they are asked for. Nobody drives campaigns here. */
class ReservationTest extends Campaigns {

    private static final Duration LEASE = Duration.ofMinutes(1);
    private static final Looks LOOKS = new Looks(Duration.ZERO, Duration.ofHours(1));
    private static final int MANY = 1_000;
    private static final AtomicInteger CALLER_IDS = new AtomicInteger(10);

    /** An account of its own for each test, so that nothing of another one counts. */
    private final String account = "AC" + UUID.randomUUID().toString().replace("-", "");

    @Autowired
    private AttemptReservations reservations;

    @Autowired
    private AttemptRequests requests;

    @Autowired
    private AttemptSettlement settlement;

    @Autowired
    private DialAttempts attempts;

    @Autowired
    private DialerSettings settings;

    @Autowired
    private DialSettings dialSettings;

    @Autowired
    private LeasedJobs jobs;

    @Test
    void neverMoreThanTheAccountAllowsHoweverManyWantThemAtOnce() {
        List<Target> targets = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            targets.addAll(targets(active("\"maxConcurrentCalls\": 50", 5), 5));
        }

        List<Reservation> came = together(targets, 4);

        assertThat(came).filteredOn(Reservation.Reserved.class::isInstance).hasSize(4);
        assertThat(came).filteredOn(Reservation.NoPlace.class::isInstance).hasSize(11);
    }

    @Test
    void neverMoreThanTheCampaignAllows() {
        String campaign = active("\"maxConcurrentCalls\": 2", 6);

        List<Reservation> came = together(targets(campaign, 6), MANY);

        assertThat(came).filteredOn(Reservation.Reserved.class::isInstance).hasSize(2);
        assertThat(stats(campaign).path("inProgress").asInt()).isEqualTo(2);
        assertThat(stats(campaign).path("pending").asInt()).isEqualTo(4);
    }

    @Test
    void aContactIsReservedOnce() {
        String campaign = active("\"maxConcurrentCalls\": 50", 1);
        Target target = targets(campaign, 1).getFirst();

        List<Reservation> came = together(List.of(target, target, target, target, target, target), MANY);

        assertThat(came).filteredOn(Reservation.Reserved.class::isInstance).hasSize(1);
        assertThat(came).filteredOn(Reservation.Gone.class::isInstance).hasSize(5);
        assertThat(all("dialAttempts", new Document("campaignId", new ObjectId(campaign))))
                .hasSize(1);
    }

    @Test
    void aNumberThatTwoCampaignsWantIsCalledByOneAtATime() {
        String one = active("\"maxConcurrentCalls\": 50", 1);
        String contact = contactsOf(one).getFirst();
        String other = id(campaign(config("\"maxConcurrentCalls\": 50")));
        addContacts(other, List.of(contact));
        led(other, "start");

        List<Reservation> came =
                together(List.of(new Target.Member(one, contact), new Target.Member(other, contact)), MANY);

        assertThat(came).filteredOn(Reservation.Reserved.class::isInstance).hasSize(1);
        assertThat(came)
                .filteredOn(Reservation.Refused.class::isInstance)
                .extracting(refused -> ((Reservation.Refused) refused).why().reason())
                .containsExactly(Reason.NUMBER_IN_CALL);
    }

    @Test
    void moneyIsReservedForCallsUnderWayAndComesFreeAgain() {
        String campaign = active("\"maxConcurrentCalls\": 50, \"caps\": {\"perCall\": 0.4, \"perCampaign\": 1}", 5);

        List<Reservation> came = together(targets(campaign, 5), MANY);

        assertThat(came).filteredOn(Reservation.Reserved.class::isInstance).hasSize(2);
        assertThat(came)
                .filteredOn(Reservation.Refused.class::isInstance)
                .hasSize(3)
                .allSatisfy(refused -> assertThat(
                                ((Reservation.Refused) refused).why().reason())
                        .isEqualTo(Reason.SPEND_CAP_CAMPAIGN));
        came.stream()
                .filter(Reservation.Reserved.class::isInstance)
                .map(reserved -> ((Reservation.Reserved) reserved).attempt())
                .forEach(attempt -> settlement.givenBack(attempt.id(), "a test", pauses()));
        assertThat(all("campaignSpend", new Document("campaignId", new ObjectId(campaign))))
                .singleElement()
                .satisfies(day -> assertThat(day.get("reserved").toString()).startsWith("0"));
    }

    @Test
    void whatIsUnresolvedReservesItsMoneyForAsLongAsAPriceMayCome() {
        String campaign = active("\"maxConcurrentCalls\": 50, \"caps\": {\"perCall\": 0.4, \"perCampaign\": 1}", 1);
        DialAttempt attempt = reserved(campaign);
        requests.request(attempt, targets(campaign, 1).getFirst(), LEASE);
        settlement.unknown(attempt.id(), "a test", Duration.ZERO);
        settlement.unresolved(attempt.id(), "no call was found", pauses());
        Duration money = settings.settling().money();

        releaseMoney(money.minusMinutes(1));
        assertThat(reservedMoney(campaign)).isEqualByComparingTo("0.4");
        releaseMoney(money.plusMinutes(1));
        releaseMoney(money.plusMinutes(2));

        assertThat(reservedMoney(campaign)).isEqualByComparingTo("0");
        assertThat(attempts.find(attempt.id()).orElseThrow().state()).isEqualTo(AttemptState.UNRESOLVED);
        settlement.heard(attempt.id(), priced(), pauses());
        assertThat(all("campaignSpend", new Document("campaignId", new ObjectId(campaign))))
                .as("a call that turns up is paid all the same")
                .singleElement()
                .satisfies(
                        day -> assertThat(day.get("settled", Decimal128.class).bigDecimalValue())
                                .isEqualByComparingTo("0.014"));
    }

    @Test
    void whatWasTalkedAndHasNoPriceLongAfterItsEndCountsAsSpent() {
        String campaign = active("\"maxConcurrentCalls\": 50, \"caps\": {\"perCall\": 0.4, \"perCampaign\": 0.5}", 2);
        List<Target> targets = targets(campaign, 2);
        DialAttempt attempt = reserved(campaign);
        requests.request(attempt, targets.getFirst(), LEASE);
        CallReport priced = priced();
        settlement.heard(attempt.id(), unpriced(priced), pauses());
        Duration price = settings.settling().price();

        releaseMoney(price.minusMinutes(1));
        assertThat(reservedMoney(campaign)).isEqualByComparingTo("0.4");
        releaseMoney(price.plusMinutes(1));
        releaseMoney(price.plusMinutes(2));

        String today = LocalDate.now(ZoneOffset.UTC).toString();
        assertThat(reservedMoney(campaign)).isEqualByComparingTo("0");
        assertThat(spent(campaign, today, "settled")).isEqualByComparingTo("0.4");
        assertThat(stats(campaign).path("spend").decimalValue()).isEqualByComparingTo("0.4");
        JsonNode shown = json(get("/api/v1/dial-attempts/" + attempt.id(), Role.OPERATOR));
        assertThat(shown.path("price").decimalValue()).isEqualByComparingTo("0.4");
        assertThat(shown.path("priceEstimated").asBoolean()).isTrue();
        assertThat(((Reservation.Refused) reservations.reserve(targets.get(1), terms(MANY)))
                        .why()
                        .reason())
                .isEqualTo(Reason.SPEND_CAP_CAMPAIGN);

        settlement.heard(attempt.id(), priced, pauses());
        assertThat(spent(campaign, today, "settled"))
                .as("a price that comes at last takes its place")
                .isEqualByComparingTo("0.014");
        assertThat(stats(campaign).path("spend").decimalValue()).isEqualByComparingTo("0.014");
        assertThat(json(post(path(campaign) + "/stats/repair", Role.ADMIN, ""))
                        .path("repaired")
                        .asBoolean())
                .isFalse();
    }

    /** The same call a version before, of which nobody has told the price. */
    private static CallReport unpriced(CallReport priced) {
        CallReport.Result result = priced.result();
        return new CallReport(
                priced.sid(),
                priced.version().map(version -> version - 1),
                priced.end(),
                new CallReport.Result(result.outcome(), result.duration(), Optional.empty(), result.endedAt()));
    }

    private void releaseMoney(Duration later) {
        Clock then = Clock.offset(Clock.systemUTC(), later);
        HeldMoney money = new HeldMoney(attempts, settlement, settings, then);
        jobs.runNow(new LeasedJob("money-" + UUID.randomUUID(), Duration.ZERO, money::run));
    }

    private BigDecimal reservedMoney(String campaign) {
        return all("campaignSpend", new Document("campaignId", new ObjectId(campaign))).stream()
                .map(day -> day.get("reserved", Decimal128.class).bigDecimalValue())
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static CallReport priced() {
        return new CallReport(
                "CA" + UUID.randomUUID().toString().replace("-", ""),
                Optional.of(2L),
                new CallEnd("completed", Optional.empty(), Optional.empty(), Talk.ANY),
                new CallReport.Result(
                        Optional.empty(),
                        Optional.of(30L),
                        Optional.of(new BigDecimal("0.014")),
                        Optional.of(Instant.now())));
    }

    @Test
    void anOptOutCountsForAContactThatIsReservedAlready() {
        String campaign = active("\"maxConcurrentCalls\": 50", 1);
        DialAttempt attempt = reserved(campaign);

        assertThat(post(
                                "/api/v1/opt-outs",
                                Role.OPERATOR,
                                "{\"contactId\": \"%s\", \"source\": \"a test\"}"
                                        .formatted(contactsOf(campaign).getFirst()))
                        .statusCode())
                .isBetween(200, 201);
        Request request = requests.request(attempt, targets(campaign, 1).getFirst(), LEASE);

        assertThat(request).isInstanceOf(Request.Refused.class);
        assertThat(((Request.Refused) request).why().reason()).isEqualTo(Reason.OPTED_OUT);
        settlement.withdrawn(attempt, ((Request.Refused) request).why(), pauses());
        assertThat(member(campaign, contactsOf(campaign).getFirst())
                        .path("status")
                        .asString())
                .isEqualTo("suppressed");
        assertThat(stats(campaign).path("inProgress").asInt()).isZero();
    }

    @Test
    void aPauseCountsForAContactThatIsReservedAlready() {
        String campaign = active("\"maxConcurrentCalls\": 50", 1);
        DialAttempt attempt = reserved(campaign);

        led(campaign, "pause");

        Request request = requests.request(attempt, targets(campaign, 1).getFirst(), LEASE);
        assertThat(((Request.Refused) request).why().reason()).isEqualTo(Reason.CAMPAIGN_NOT_ACTIVE);
    }

    @Test
    void aPauseCountsForACallWhoseRequestIsWrittenDownAndWhoseLookIsTakenAgain() {
        String campaign = active("\"maxConcurrentCalls\": 50", 1);
        Target target = targets(campaign, 1).getFirst();
        DialAttempt requested = ((Request.Go) requests.request(reserved(campaign), target, LEASE)).attempt();
        assertThat(requests.confirm(requested, target)).isInstanceOf(Request.Go.class);

        led(campaign, "pause");

        Request request = requests.confirm(requested, target);
        assertThat(((Request.Refused) request).why().reason()).isEqualTo(Reason.CAMPAIGN_NOT_ACTIVE);
        settlement.withdrawn(requested, ((Request.Refused) request).why(), pauses());
        assertThat(stored("dialAttempts", requested.id()).orElseThrow().getString("outcome"))
                .isEqualTo("not-processed");
        assertThat(stats(campaign).path("inProgress").asInt()).isZero();
        assertThat(requests.confirm(requested, target)).isInstanceOf(Request.Lost.class);
    }

    @Test
    void aPauseCountsForACallThatIsBeingLookedAt() {
        String campaign = active("\"maxConcurrentCalls\": 50", 1);
        Target target = targets(campaign, 1).getFirst();
        MovableClock clock = new MovableClock();
        LastLook look = new LastLook(
                reserved(campaign),
                new LastLook.Steps() {
                    @Override
                    public Request request(DialAttempt reserved) {
                        Request request = requests.request(reserved, target, LEASE);
                        led(campaign, "pause");
                        clock.advance(Duration.ofSeconds(1));
                        return request;
                    }

                    @Override
                    public boolean turnAgain(DialAttempt requested, Duration patience) {
                        return true;
                    }

                    @Override
                    public Request confirm(DialAttempt requested) {
                        return requests.confirm(requested, target);
                    }
                },
                new LastLook.Limits(Duration.ofMillis(500), Duration.ofMillis(750), Duration.ofMinutes(1)),
                clock);

        assertThat(look.getAsBoolean()).isFalse();

        assertThat(look.attempt().state()).isEqualTo(AttemptState.REQUESTED);
        assertThat(((Request.Refused) look.seen().orElseThrow()).why().reason()).isEqualTo(Reason.CAMPAIGN_NOT_ACTIVE);
    }

    @Test
    void othersCallsInBetweenDoNotChangeFromWhichNumberACallGoesOut() {
        String campaign = active("\"maxConcurrentCalls\": 50", 3);
        assertThat(edit(campaign, Role.ADMIN, "{\"config\": {\"callerIds\": [\"+4930901831\", \"+4930901832\"]}}")
                        .statusCode())
                .isEqualTo(200);
        List<Target> targets = targets(campaign, 3);
        List<DialAttempt> attempts = targets.stream()
                .map(target -> (Reservation.Reserved) reservations.reserve(target, terms(MANY)))
                .map(Reservation.Reserved::attempt)
                .toList();
        assertThat(attempts)
                .extracting(attempt -> attempt.order().from())
                .containsExactly("+4930901831", "+4930901832", "+4930901831");

        settlement.givenBack(attempts.get(1).id(), "a test", pauses());

        assertThat(requests.request(attempts.getFirst(), targets.getFirst(), LEASE))
                .isInstanceOf(Request.Go.class);
    }

    @Test
    void aCallThatWouldBeAnotherByNowIsNotAskedFor() {
        String campaign = active("\"maxConcurrentCalls\": 50", 1);
        DialAttempt attempt = reserved(campaign);
        led(campaign, "pause");
        assertThat(edit(campaign, Role.ADMIN, "{\"config\": {\"record\": true}}")
                        .statusCode())
                .isEqualTo(200);
        led(campaign, "resume");

        assertThat(requests.request(attempt, targets(campaign, 1).getFirst(), LEASE))
                .isInstanceOf(Request.Lost.class);
    }

    @Test
    void howeverManyAttemptsCameToNothingTheCallsBeforeThemCount() {
        String campaign = active("\"maxConcurrentCalls\": 50", 1);
        String number = all("campaignContacts", new Document("campaignId", new ObjectId(campaign)))
                .getFirst()
                .getString("phoneNumber");
        insertAttempts(number, true, 3, 100);
        insertAttempts(number, false, 300, 50);

        Reservation reservation = reservations.reserve(targets(campaign, 1).getFirst(), terms(MANY));

        assertThat(((Reservation.Refused) reservation).why().reason()).isEqualTo(Reason.NUMBER_CAP);
    }

    @Test
    void whoWasCalledLongAgoIsCalledFromTheSameNumberAlsoAtTheLastLook() {
        String campaign = active("\"maxConcurrentCalls\": 50", 1);
        String number = all("campaignContacts", new Document("campaignId", new ObjectId(campaign)))
                .getFirst()
                .getString("phoneNumber");
        String near = "+1" + number.substring(2, 5) + "5550100";
        assertThat(edit(
                                campaign,
                                Role.ADMIN,
                                "{\"config\": {\"callerIds\": [\"%s\", \"+12025550100\"]}}".formatted(near))
                        .statusCode())
                .isEqualTo(200);
        insertAttempts(number, true, 1, 3 * 24 * 60);

        DialAttempt attempt = reserved(campaign);

        assertThat(attempt.order().from()).isEqualTo("+12025550100");
        assertThat(requests.request(attempt, targets(campaign, 1).getFirst(), LEASE))
                .isInstanceOf(Request.Go.class);
    }

    @Test
    void whatANetworkHasSaidOfANumberHoldsForATimeAndWhatTwilioSaysForGood() {
        String campaign = active("\"maxConcurrentCalls\": 50", 3);
        List<Target> targets = targets(campaign, 3);
        Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        Duration holds = dialSettings.undialableFor();
        Instant recently = now.minus(holds).plusSeconds(3_600);
        List<String> contacts = contactsOf(campaign);
        undialable(campaign, contacts.getFirst(), recently, true);
        undialable(campaign, contacts.get(1), now.minus(holds), true);
        undialable(campaign, contacts.getLast(), now.minus(holds).minusSeconds(3_600), false);

        assertThat(((Reservation.Refused) reservations.reserve(targets.getFirst(), terms(MANY))).why())
                .isEqualTo(new Decision.No(Reason.UNDIALABLE, Optional.empty(), true));
        assertThat(reservations.reserve(targets.get(1), terms(MANY))).isInstanceOf(Reservation.Reserved.class);
        assertThat(((Reservation.Refused) reservations.reserve(targets.getLast(), terms(MANY))).why())
                .isEqualTo(new Decision.No(Reason.UNDIALABLE, Optional.empty(), true));
        assertThat(member(campaign, contacts.getFirst()).path("status").asString())
                .isEqualTo("failed");
        assertThat(member(campaign, contacts.getLast()).path("status").asString())
                .isEqualTo("failed");
    }

    private void undialable(String campaign, String contact, Instant then, boolean called) {
        Document attempt = Attempts.ended(
                Attempts.placed(member(campaign, contact).path("phoneNumber").asString())
                        .append("accountSid", account)
                        .append("requestedAt", then)
                        .append("createdAt", then),
                "undialable");
        if (!called) {
            attempt.remove("callSid");
        }
        Mono.from(database.getCollection("dialAttempts").insertOne(attempt)).block();
    }

    private void insertAttempts(String number, boolean counts, int count, int minutesAgo) {
        Date then = Date.from(Instant.now().minus(Duration.ofMinutes(minutesAgo)));
        List<Document> attempts = IntStream.range(0, count)
                .mapToObj(_ -> new Document("_id", "att_" + new ObjectId().toHexString())
                        .append("state", "finished")
                        .append("live", false)
                        .append("counts", counts)
                        .append("number", 1)
                        .append("accountSid", account)
                        .append("from", "+12025550100")
                        .append("to", number)
                        .append("agentId", "agent_1")
                        .append("day", "2026-11-02")
                        .append("reserved", Decimal128.POSITIVE_ZERO)
                        .append("owner", "a-test")
                        .append("endedAt", then)
                        .append("createdAt", then)
                        .append("updatedAt", then)
                        .append("version", 1L))
                .toList();
        Mono.from(database.getCollection("dialAttempts").insertMany(attempts)).block();
    }

    /** What was reserved before midnight may be asked for after it, and what waits for its turn may. */
    @Test
    void aCallFromACallerIdIsOfTheDayOnWhichItIsAskedFor() {
        Instant midnight = Instant.now().truncatedTo(ChronoUnit.DAYS);
        String campaign = active("\"maxConcurrentCalls\": 50", 1);
        String callerId = callingFrom(campaign);
        callsFrom(callerId, dialSettings.callsPerCallerId() - 1, midnight.minusSeconds(25), midnight.plusSeconds(5));
        Document waiting = Attempts.placed(newNumber())
                .append("state", "reserved")
                .append("from", callerId)
                .append("createdAt", midnight.minusSeconds(25));
        waiting.keySet().removeAll(Set.of("requestedAt", "callSid"));
        Mono.from(database.getCollection("dialAttempts").insertOne(waiting)).block();
        Target target = targets(campaign, 1).getFirst();

        Reservation oneTooMany = reservations.reserve(target, terms(MANY));

        assertThat(((Reservation.Refused) oneTooMany).why().reason()).isEqualTo(Reason.CALLER_IDS_USED_UP);
        Mono.from(database.getCollection("dialAttempts").deleteOne(new Document("_id", waiting.getString("_id"))))
                .block();
        DialAttempt last = ((Reservation.Reserved) reservations.reserve(target, terms(MANY))).attempt();
        assertThat(requests.request(last, target, LEASE)).isInstanceOf(Request.Go.class);
    }

    @Test
    void theCallsOfYesterdayFromItDoNotCount() {
        Instant midnight = Instant.now().truncatedTo(ChronoUnit.DAYS);
        String campaign = active("\"maxConcurrentCalls\": 50", 1);
        callsFrom(
                callingFrom(campaign),
                dialSettings.callsPerCallerId(),
                midnight.minusSeconds(60),
                midnight.minusSeconds(30));

        assertThat(reservations.reserve(targets(campaign, 1).getFirst(), terms(MANY)))
                .isInstanceOf(Reservation.Reserved.class);
    }

    private String callingFrom(String campaign) {
        String callerId = "+120255502" + CALLER_IDS.getAndIncrement();
        assertThat(edit(campaign, Role.ADMIN, "{\"config\": {\"callerIds\": [\"" + callerId + "\"]}}")
                        .statusCode())
                .isEqualTo(200);
        return callerId;
    }

    private void callsFrom(String callerId, int count, Instant created, Instant requested) {
        List<Document> attempts = IntStream.range(0, count)
                .mapToObj(_ -> Attempts.ended(
                        Attempts.placed(newNumber())
                                .append("from", callerId)
                                .append("requestedAt", requested)
                                .append("createdAt", created),
                        "reached"))
                .toList();
        Mono.from(database.getCollection("dialAttempts").insertMany(attempts)).block();
    }

    /** Its money was reserved on the day before, and that day is over. */
    @Test
    void moneyIsOfTheDayOnWhichTheCallIsAskedFor() {
        String campaign = active("\"maxConcurrentCalls\": 50, \"caps\": {\"perCall\": 0.4, \"perDay\": 0.5}", 2);
        List<Target> targets = targets(campaign, 2);
        DialAttempt attempt = asIfReservedYesterday(campaign, reserved(campaign));

        assertThat(requests.request(attempt, targets.getFirst(), LEASE)).isInstanceOf(Request.Go.class);

        Reservation other = reservations.reserve(targets.get(1), terms(MANY));
        assertThat(((Reservation.Refused) other).why().reason()).isEqualTo(Reason.SPEND_CAP_DAY);
        String today = LocalDate.now(ZoneOffset.UTC).toString();
        assertThat(spent(campaign, today, "reserved")).isEqualByComparingTo("0.4");
        assertThat(reservedMoney(campaign)).isEqualByComparingTo("0.4");
        settlement.heard(attempt.id(), priced(), pauses());
        assertThat(spent(campaign, today, "settled")).isEqualByComparingTo("0.014");
        assertThat(reservedMoney(campaign)).isEqualByComparingTo("0");
    }

    /** It counts for the day that was over when it was looked at once more. */
    @Test
    void whatIsLookedAtAgainAfterMidnightIsNotAskedForWithTheMoneyOfTheDayBefore() {
        String campaign = active("\"maxConcurrentCalls\": 50, \"caps\": {\"perCall\": 0.4, \"perDay\": 0.5}", 1);
        Target target = targets(campaign, 1).getFirst();
        DialAttempt attempt = reserved(campaign);
        assertThat(requests.request(attempt, target, LEASE)).isInstanceOf(Request.Go.class);
        DialAttempt before =
                asIfReservedYesterday(campaign, attempts.find(attempt.id()).orElseThrow());

        assertThat(requests.confirm(before, target)).isInstanceOf(Request.Lost.class);
    }

    private DialAttempt asIfReservedYesterday(String campaign, DialAttempt attempt) {
        String yesterday = LocalDate.now(ZoneOffset.UTC).minusDays(1).toString();
        Document day = all("campaignSpend", new Document("campaignId", new ObjectId(campaign)))
                .getFirst();
        Mono.from(database.getCollection("campaignSpend").deleteOne(new Document("_id", day.getString("_id"))))
                .block();
        Mono.from(database.getCollection("campaignSpend")
                        .insertOne(day.append("_id", campaign + ":" + yesterday).append("day", yesterday)))
                .block();
        Mono.from(database.getCollection("dialAttempts")
                        .updateOne(
                                new Document("_id", attempt.id()),
                                new Document("$set", new Document("day", yesterday))))
                .block();
        return attempts.find(attempt.id()).orElseThrow();
    }

    private BigDecimal spent(String campaign, String day, String what) {
        return stored("campaignSpend", campaign + ":" + day)
                .map(found -> found.get(what, Decimal128.class).bigDecimalValue())
                .orElse(BigDecimal.ZERO);
    }

    /** Ids of two instances in one second are in no order: the later one's may be the smaller. */
    @Test
    void whichAttemptIsTheLastIsNotToldByItsId() {
        String campaign = active("\"maxConcurrentCalls\": 50", 1);
        DialAttempt first = reserved(campaign);
        settlement.givenBack(first.id(), "its turn did not come", pauses());
        Document greatest = stored("dialAttempts", first.id()).orElseThrow();
        greatest.put("_id", "att_" + "f".repeat(24));
        Mono.from(database.getCollection("dialAttempts").deleteOne(new Document("_id", first.id())))
                .block();
        Mono.from(database.getCollection("dialAttempts").insertOne(greatest)).block();
        Target target = targets(campaign, 1).getFirst();
        due(campaign);
        DialAttempt second = reserved(campaign);
        assertThat(requests.request(second, target, LEASE)).isInstanceOf(Request.Go.class);

        settlement.heard(second.id(), busy(), pauses());

        assertThat(member(campaign, contactsOf(campaign).getFirst())
                        .path("status")
                        .asString())
                .isEqualTo("failed");
        assertThat(stats(campaign).path("inProgress").asInt()).isZero();
    }

    @Test
    void whoIsTakenOutAndPutInAgainIsFollowedToTheEnd() {
        String campaign = active("\"maxConcurrentCalls\": 50", 1);
        String contact = contactsOf(campaign).getFirst();
        for (int i = 0; i < 3; i++) {
            settlement.givenBack(reserved(campaign).id(), "its turn did not come", pauses());
            due(campaign);
        }
        led(campaign, "pause");
        assertThat(post(path(campaign) + "/contacts/remove", Role.ADMIN, ids(List.of(contact)))
                        .statusCode())
                .isEqualTo(200);
        addContacts(campaign, List.of(contact));
        led(campaign, "resume");
        DialAttempt attempt = reserved(campaign);
        assertThat(requests.request(attempt, targets(campaign, 1).getFirst(), LEASE))
                .isInstanceOf(Request.Go.class);

        settlement.heard(attempt.id(), busy(), pauses());

        assertThat(member(campaign, contact).path("status").asString()).isEqualTo("failed");
        assertThat(stats(campaign).path("inProgress").asInt()).isZero();
    }

    /** What was given back meanwhile has changed nothing, so what is learnt of the call before it counts. */
    @Test
    void anAttemptThatWasNoneDoesNotStandInTheWayOfWhatIsLearnt() {
        String campaign = active(
                "\"maxConcurrentCalls\": 50, \"retry\": {\"maxAttempts\": 3, \"perOutcome\": {\"busy\": {\"retry\": true,"
                        + " \"delays\": [0]}}}",
                1);
        DialAttempt called = reserved(campaign);
        assertThat(requests.request(called, targets(campaign, 1).getFirst(), LEASE))
                .isInstanceOf(Request.Go.class);
        CallReport busy = busy();
        settlement.heard(called.id(), busy, pauses());
        settlement.givenBack(reserved(campaign).id(), "its turn did not come", pauses());

        settlement.heard(called.id(), report(busy.sid(), 2, "completed"), pauses());

        assertThat(member(campaign, contactsOf(campaign).getFirst())
                        .path("status")
                        .asString())
                .isEqualTo("completed");
    }

    /** Whoever waited after an attempt that was given back waits no more. */
    private void due(String campaign) {
        Mono.from(database.getCollection("campaignContacts")
                        .updateMany(
                                new Document("campaignId", new ObjectId(campaign)),
                                new Document("$unset", new Document("notBefore", ""))))
                .block();
    }

    @Test
    void whatWasGivenBackIsNotAskedForAnyMoreAndWhatWasAskedForIsNotGivenBack() {
        String campaign = active("\"maxConcurrentCalls\": 50", 1);
        Target target = targets(campaign, 1).getFirst();
        DialAttempt first = reserved(campaign);
        settlement.givenBack(first.id(), "its instance was gone", pauses());
        assertThat(requests.request(first, target, LEASE)).isInstanceOf(Request.Lost.class);

        DialAttempt second = reserved(campaign);
        assertThat(requests.request(second, target, LEASE)).isInstanceOf(Request.Go.class);
        settlement.givenBack(second.id(), "its instance was gone", pauses());
        assertThat(stored("dialAttempts", second.id()).orElseThrow().getString("state"))
                .isEqualTo("requested");
    }

    @ParameterizedTest
    @CsvSource({"do-not-call, do-not-call", "deleted, contact-deleted"})
    void whatAPersonWantsDuringACallCountsWhenItEnds(String wish, String reason) {
        String campaign = active("""
                "retry": {"maxAttempts": 3, "perOutcome": {"busy": {"retry": true, "delays": [604800]}}}""", 1);
        String contact = contactsOf(campaign).getFirst();
        DialAttempt attempt = reserved(campaign);
        assertThat(requests.request(attempt, targets(campaign, 1).getFirst(), LEASE))
                .isInstanceOf(Request.Go.class);
        if (wish.equals("deleted")) {
            String tag = get(CONTACTS + "/" + contact, Role.ADMIN)
                    .headers()
                    .firstValue("ETag")
                    .orElseThrow();
            assertThat(send("DELETE", CONTACTS + "/" + contact, Role.ADMIN, "", "If-Match", tag)
                            .statusCode())
                    .isEqualTo(204);
        } else {
            assertThat(patch(contact, "{\"status\": \"" + wish + "\"}").statusCode())
                    .isEqualTo(200);
        }

        settlement.heard(attempt.id(), busy(), pauses());

        JsonNode member = member(campaign, contact);
        assertThat(member.path("status").asString()).isEqualTo("suppressed");
        assertThat(member.at("/lastDecision/reason").asString()).isEqualTo(reason);
    }

    private static CallReport busy() {
        return report("CA" + UUID.randomUUID().toString().replace("-", ""), 1, "busy");
    }

    private static CallReport report(String sid, long version, String status) {
        return new CallReport(
                sid,
                Optional.of(version),
                new CallEnd(status, Optional.empty(), Optional.empty(), Talk.ANY),
                new CallReport.Result(
                        Optional.of(status), Optional.empty(), Optional.empty(), Optional.of(Instant.now())));
    }

    private DialAttempt reserved(String campaign) {
        Reservation reservation = reservations.reserve(targets(campaign, 1).getFirst(), terms(MANY));
        assertThat(reservation).isInstanceOf(Reservation.Reserved.class);
        return ((Reservation.Reserved) reservation).attempt();
    }

    private List<Reservation> together(List<Target> targets, int concurrentCalls) {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Reservation>> wanted = targets.stream()
                    .map(target -> threads.submit(() -> reservations.reserve(target, terms(concurrentCalls))))
                    .toList();
            return wanted.stream().map(ReservationTest::got).toList();
        }
    }

    private static Reservation got(Future<Reservation> wanted) {
        try {
            return wanted.get();
        } catch (ExecutionException failed) {
            throw new AssertionError(failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new AssertionError(interrupted);
        }
    }

    private Terms terms(int concurrentCalls) {
        return new Terms(account, concurrentCalls, "a-test", LEASE, LOOKS);
    }

    private static Pauses pauses() {
        return new Pauses(LEASE, LOOKS);
    }

    private String active(String config, int contacts) {
        String campaign = id(campaign(config(config)));
        addContacts(campaign, contacts(contacts, newWord()));
        led(campaign, "start");
        return campaign;
    }

    private static String config(String more) {
        return """
                "elevenLabs": {"agentId": "agent_1"},
                "config": {"callerIds": ["+12025550100"], %s, "schedule": %s}""".formatted(more, alwaysOpen());
    }

    private List<Target> targets(String campaign, int count) {
        List<String> contacts = contactsOf(campaign);
        return IntStream.range(0, count)
                .<Target>mapToObj(i -> new Target.Member(campaign, contacts.get(i)))
                .toList();
    }

    private List<String> contactsOf(String campaign) {
        return all("campaignContacts", new Document("campaignId", new ObjectId(campaign))).stream()
                .map(member -> member.getObjectId("contactId").toHexString())
                .toList();
    }
}
