package dev.ringway.campaign.dialer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringway.campaign.attempt.DialAttempt;
import dev.ringway.campaign.attempt.Looks;
import dev.ringway.campaign.attempt.Target;
import dev.ringway.campaign.store.AttemptRequests;
import dev.ringway.campaign.store.AttemptRequests.Request;
import dev.ringway.campaign.store.AttemptReservations;
import dev.ringway.campaign.store.AttemptReservations.Reservation;
import dev.ringway.campaign.store.AttemptReservations.Terms;
import dev.ringway.campaign.store.AttemptSettlement;
import dev.ringway.campaign.store.DialAttempts;
import dev.ringway.campaign.web.Campaigns;
import dev.ringway.starter.jobs.LeasedJob;
import dev.ringway.starter.jobs.LeasedJobs;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.UUID;
import org.bson.Document;
import org.bson.types.Decimal128;
import org.bson.types.ObjectId;
import org.junit.jupiter.api.AfterEach;
import org.springframework.beans.factory.annotation.Autowired;
import reactor.core.publisher.Mono;

/** Attempts as they may lie when somebody looks at them, and a Twilio that answers as a test says. Nobody else looks here. */
abstract class WatchedAttempts extends Campaigns {

    protected static final Looks LOOKS = new Looks(Duration.ZERO, Duration.ofHours(1));
    protected static final Duration LEASE = Duration.ofMinutes(1);

    protected final AnsweringTwilio twilio = new AnsweringTwilio();

    @Autowired
    protected DialAttempts attempts;

    @Autowired
    protected AttemptSettlement settlement;

    @Autowired
    protected DialerSettings settings;

    @Autowired
    protected Placing placing;

    @Autowired
    private AttemptReservations reservations;

    @Autowired
    private AttemptRequests requests;

    @Autowired
    private LeasedJobs jobs;

    @AfterEach
    void stopTwilio() {
        twilio.close();
        Mono.from(database.getCollection("dialAttempts")
                        .deleteMany(new Document("accountSid", AnsweringTwilio.ACCOUNT)))
                .block();
    }

    protected void watch() {
        watch(new CallLookup(twilio.accounts()));
    }

    protected void watch(CallLookup lookup) {
        AttemptWatch watch = new AttemptWatch(attempts, settlement, lookup, placing, settings, Clock.systemUTC());
        run(watch::run);
    }

    protected void run(LeasedJob.Work work) {
        jobs.runNow(new LeasedJob("watch-" + UUID.randomUUID(), Duration.ZERO, work));
    }

    /** At which somebody has to look now. */
    protected static Document attempt(String state, Duration age) {
        Instant asked = Instant.now().minus(age);
        return new Document("_id", "att_" + new ObjectId().toHexString())
                .append("state", state)
                .append("live", true)
                .append("counts", true)
                .append("number", 1)
                .append("accountSid", AnsweringTwilio.ACCOUNT)
                .append("from", "+12025550100")
                .append("to", "+12025550199")
                .append("agentId", "agent_1")
                .append("day", "2026-11-02")
                .append("reserved", Decimal128.POSITIVE_ZERO)
                .append("owner", "an instance")
                .append("requestedAt", Date.from(asked))
                .append("nextLook", Date.from(Instant.now().minusSeconds(1)))
                .append("createdAt", Date.from(asked))
                .append("updatedAt", Date.from(asked))
                .append("version", 1L);
    }

    protected static Document placed(Duration age) {
        return attempt("placed", age).append("callSid", "CA" + new ObjectId().toHexString() + "f".repeat(8));
    }

    /** An active campaign that calls from there at any time. */
    protected String calling(String callerId, List<String> contacts) {
        String campaign = id(campaign("""
            "elevenLabs": {"agentId": "agent_1"},
            "config": {"callerIds": ["%s"], "maxConcurrentCalls": 50, "schedule": %s}\
            """.formatted(callerId, alwaysOpen())));
        addContacts(campaign, contacts);
        led(campaign, "start");
        return campaign;
    }

    protected Reservation reserve(String campaign, String contact) {
        return reservations.reserve(
                new Target.Member(campaign, contact),
                new Terms(AnsweringTwilio.ACCOUNT, 1_000, "a-test", LEASE, LOOKS));
    }

    /** Its call has been asked for. */
    protected DialAttempt requested(String campaign, String contact) {
        Reservation reservation = reserve(campaign, contact);
        assertThat(reservation).isInstanceOf(Reservation.Reserved.class);
        DialAttempt attempt = ((Reservation.Reserved) reservation).attempt();
        assertThat(requests.request(attempt, new Target.Member(campaign, contact), LEASE))
                .isInstanceOf(Request.Go.class);
        return attempt;
    }

    protected void lie(Document attempt) {
        Mono.from(database.getCollection("dialAttempts").insertOne(attempt)).block();
    }

    protected DialAttempt now(Document attempt) {
        return attempts.find(attempt.getString("_id")).orElseThrow();
    }
}
