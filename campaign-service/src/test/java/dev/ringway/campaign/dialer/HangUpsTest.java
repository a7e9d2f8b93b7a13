package dev.ringway.campaign.dialer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringway.campaign.attempt.AttemptState;
import dev.ringway.campaign.attempt.HangUp;
import dev.ringway.campaign.dial.AttemptOutcome;
import dev.ringway.campaign.dialer.AnsweringTwilio.Answer;
import dev.ringway.campaign.dialer.AnsweringTwilio.Question;
import dev.ringway.campaign.store.CampaignQueries;
import dev.ringway.starter.security.Role;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.bson.Document;
import org.bson.types.ObjectId;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** How calls are ended that are not to go on. */
class HangUpsTest extends WatchedAttempts {

    private static final Answer NOT_IN_PROGRESS = new Answer(400, "{\"code\": 21220, \"status\": 400}");

    @Autowired
    private CampaignQueries campaigns;

    @Test
    void aStoppedCampaignsCallIsToldToEndOnce() {
        String campaign = ready();
        led(campaign, "start");
        lead(campaign, "stop", Role.ADMIN, "{\"reason\": \"a test\", \"hangUp\": true}");
        Document attempt = placed(Duration.ofSeconds(20)).append("campaignId", new ObjectId(campaign));
        lie(attempt);
        twilio.answers(question -> Answer.call(sid(attempt), "in-progress"));

        hangUp();
        long version = now(attempt).version();
        hangUp();

        assertThat(told())
                .hasSize(1)
                .allSatisfy(question -> assertThat(question.body()).isEqualTo("Status=completed"));
        assertThat(now(attempt).version()).isEqualTo(version);
        assertThat(now(attempt).hangUp())
                .hasValueSatisfying(wish -> assertThat(wish.why()).isEqualTo("campaign-stopped"));
    }

    @Test
    void aCallThatStillGoesOnLongAfterItIsToldAgain() {
        Document attempt = toHangUp(placed(Duration.ofSeconds(20)));
        lie(attempt);
        twilio.answers(question -> Answer.call(sid(attempt), "in-progress"));

        hangUp();

        Instant again = now(attempt).hangUp().map(HangUp::at).orElseThrow();
        assertThat(again).isAfter(Instant.now().plus(settings.unheard()).minusSeconds(60));
    }

    @Test
    void whatCouldNotBeToldIsTriedAgainAndHoldsUpNoOther() {
        Document failing = toHangUp(placed(Duration.ofSeconds(20)));
        Document other = toHangUp(placed(Duration.ofSeconds(20)));
        lie(failing);
        lie(other);
        twilio.answers(question ->
                question.path().contains(sid(failing)) ? new Answer(500, "") : Answer.call(sid(other), "completed"));

        hangUp();

        Instant now = Instant.now();
        assertThat(now(failing).hangUp())
                .hasValueSatisfying(wish -> assertThat(wish.at()).isBefore(now.plusSeconds(10)));
        assertThat(now(other).hangUp())
                .hasValueSatisfying(wish -> assertThat(wish.at()).isAfter(now.plusSeconds(10)));
    }

    @Test
    void whatHasNoCallYetWaitsForIt() {
        Document attempt = toHangUp(attempt("unknown", Duration.ofSeconds(20)));
        lie(attempt);

        hangUp();

        assertThat(twilio.asked()).isEmpty();
        assertThat(now(attempt).state()).isEqualTo(AttemptState.UNKNOWN);
        assertThat(now(attempt).hangUp()).isPresent();
    }

    @Test
    void aCallThatIsNotInProgressIsFetchedAndMayBeOver() {
        Document attempt = toHangUp(placed(Duration.ofSeconds(20)));
        lie(attempt);
        twilio.answers(question ->
                question.method().equals("POST") ? NOT_IN_PROGRESS : Answer.call(sid(attempt), "no-answer"));

        hangUp();

        assertThat(now(attempt).state()).isEqualTo(AttemptState.FINISHED);
        assertThat(now(attempt).outcome()).contains(AttemptOutcome.NO_ANSWER);
        assertThat(now(attempt).hangUp()).isEmpty();
    }

    @Test
    void aCallThatIsNotInProgressYetIsCancelled() {
        Document attempt = toHangUp(placed(Duration.ofSeconds(20)));
        lie(attempt);
        twilio.answers(question ->
                question.body().equals("Status=completed") ? NOT_IN_PROGRESS : Answer.call(sid(attempt), "ringing"));

        hangUp();

        assertThat(told()).extracting(Question::body).containsExactly("Status=completed", "Status=canceled");
        assertThat(now(attempt).hangUp()).isPresent();
    }

    private void hangUp() {
        AttemptAccounts accounts = twilio.accounts();
        HangUps hangUps = new HangUps(
                campaigns,
                attempts,
                settlement,
                accounts,
                new CallLookup(accounts),
                placing,
                settings,
                Clock.systemUTC());
        run(hangUps::run);
    }

    private List<Question> told() {
        return twilio.asked().stream()
                .filter(question -> question.method().equals("POST"))
                .toList();
    }

    private static Document toHangUp(Document attempt) {
        return attempt.append("hangUpWanted", "machine")
                .append("hangUpAt", Date.from(Instant.now().minusSeconds(1)));
    }

    private static String sid(Document attempt) {
        return attempt.getString("callSid");
    }
}
