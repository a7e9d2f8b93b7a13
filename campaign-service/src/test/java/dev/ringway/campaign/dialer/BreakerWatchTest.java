package dev.ringway.campaign.dialer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringway.campaign.campaign.Campaign;
import dev.ringway.campaign.store.CampaignRepository;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.bson.Document;
import org.bson.types.ObjectId;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import reactor.core.publisher.Mono;

/** When a campaign pauses itself, by what lies of its attempts. */
class BreakerWatchTest extends WatchedAttempts {

    @Autowired
    private BreakerWatch breaker;

    @Autowired
    private CampaignRepository campaigns;

    @Test
    void callsOfWhichNothingIsHeardForTooLongPauseIt() {
        String campaign = id(campaign(""));
        placedAndUnheard(campaign, Optional.empty());

        assertThat(check(campaign)).hasValueSatisfying(why -> assertThat(why).startsWith("breaker: webhook-silence"));
    }

    @Test
    void soDoCallsOneAfterTheOtherWhoseEndsHadToBeLookedUp() {
        String campaign = id(campaign(""));
        heardLongAgo(campaign);
        lookedUp(campaign, settings.breaker().unheard(), Instant.now(), Optional.empty());

        assertThat(check(campaign))
                .hasValueSatisfying(why -> assertThat(why).startsWith("breaker: webhook-silence, e.g. CA"));
    }

    @Test
    void fewerOfThemDoNotNorOnesThatDidNotFollowEachOther() {
        String campaign = id(campaign(""));
        lookedUp(campaign, settings.breaker().unheard() - 1, Instant.now(), Optional.empty());
        lookedUp(campaign, settings.breaker().unheard(), Instant.now(), Optional.of("phnum_1"));
        assertThat(check(campaign)).isEmpty();

        String other = id(campaign(""));
        lookedUp(other, 3, Instant.now().minus(Duration.ofHours(2)), Optional.empty());
        heardLongAgo(other);
        lookedUp(other, settings.breaker().unheard() - 1, Instant.now(), Optional.empty());
        assertThat(check(other)).isEmpty();
    }

    @Test
    void thoseFromBeforeItWasResumedAreForgotten() {
        String campaign = id(campaign(""));
        lookedUp(campaign, settings.breaker().unheard(), Instant.now(), Optional.empty());

        assertThat(breaker.check(
                        campaigns.find(campaign).orElseThrow(), Instant.now().minusSeconds(30)))
                .isEmpty();
    }

    @Test
    void whatNeverBecameACallHidesNoneThatDid() {
        String campaign = id(campaign(""));
        lookedUp(campaign, settings.breaker().unheard(), Instant.now().minusSeconds(60), Optional.empty());
        for (int i = 0; i < 50; i++) {
            Document attempt = over(attempt("finished", Duration.ofMinutes(5)), campaign, "not-processed");
            lie(attempt.append("counts", false).append("endedAt", Date.from(Instant.now())));
        }

        assertThat(check(campaign)).isPresent();
    }

    @Test
    void aConversationByElevenLabsMayLastLongerThanAnythingIsHeard() {
        String campaign = id(campaign(""));
        placedAndUnheard(campaign, Optional.of("phnum_1"));

        assertThat(check(campaign)).isEmpty();
    }

    @Test
    void aWindowOfADayHasCallsBeforeItToCompareWith() {
        String campaign = campaignWithWindow(Duration.ofDays(1));
        ended(campaign, 60, "reached", Duration.ofHours(25));
        ended(campaign, 60, "no-answer", Duration.ofHours(10));

        assertThat(check(campaign))
                .hasValueSatisfying(why -> assertThat(why).startsWith("breaker: answer-rate-collapse, e.g. CA"));
    }

    @Test
    void manyCallsWithinTheWindowHideNoneBeforeIt() {
        String campaign = campaignWithWindow(Duration.ofHours(1));
        ended(campaign, 60, "reached", Duration.ofHours(2));
        ended(campaign, 2_500, "no-answer", Duration.ofMinutes(30));

        assertThat(check(campaign))
                .hasValueSatisfying(why -> assertThat(why).startsWith("breaker: answer-rate-collapse"));
    }

    @Test
    void callsFromBeforeItWasResumedSayNothing() {
        String campaign = campaignWithWindow(Duration.ofHours(1));
        ended(campaign, 60, "reached", Duration.ofHours(2));
        ended(campaign, 60, "no-answer", Duration.ofMinutes(30));

        assertThat(breaker.check(
                        campaigns.find(campaign).orElseThrow(), Instant.now().minusSeconds(3_600)))
                .isEmpty();
    }

    @Test
    void whatFailsIsNamedTheNewestFirst() {
        String campaign = campaignWithWindow(Duration.ofHours(1));
        ended(campaign, 5, "busy", Duration.ofMinutes(1));
        List<Document> failed = ended(campaign, 7, "failed", Duration.ofMinutes(10));
        failed = failed.subList(0, 5);

        String sids = failed.stream().map(one -> one.getString("callSid")).collect(Collectors.joining(", "));
        assertThat(check(campaign)).contains("breaker: failure-rate, e.g. " + sids);
    }

    private String campaignWithWindow(Duration window) {
        return id(campaign(
                "\"config\": {\"breaker\": {\"failurePercent\": 50, \"windowSeconds\": %d, \"minimumCalls\": 10}}"
                        .formatted(window.toSeconds())));
    }

    /** The newest first. */
    private List<Document> ended(String campaign, int count, String outcome, Duration ago) {
        List<Document> all = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Document attempt = over(placed(ago.plusMillis(i)), campaign, outcome);
            all.add(attempt.append("heardAt", attempt.getDate("requestedAt"))
                    .append("endedAt", attempt.getDate("requestedAt")));
        }
        Mono.from(database.getCollection("dialAttempts").insertMany(all)).block();
        return all;
    }

    /** One after the other, until then. */
    private void lookedUp(String campaign, int count, Instant end, Optional<String> phoneNumberId) {
        for (int i = 0; i < count; i++) {
            Instant ended = end.minus(settings.unheard().multipliedBy(i));
            Document attempt = placed(Duration.between(ended.minus(settings.unheard()), Instant.now()));
            phoneNumberId.ifPresent(id -> attempt.append("phoneNumberId", id));
            lie(over(attempt, campaign, "reached").append("endedAt", Date.from(ended)));
        }
    }

    private void heardLongAgo(String campaign) {
        Document attempt = over(placed(Duration.ofHours(1)), campaign, "reached");
        lie(attempt.append("heardAt", attempt.getDate("requestedAt"))
                .append("endedAt", attempt.getDate("requestedAt")));
    }

    private static Document over(Document attempt, String campaign, String outcome) {
        attempt.remove("nextLook");
        return attempt.append("campaignId", new ObjectId(campaign))
                .append("state", "finished")
                .append("live", false)
                .append("outcome", outcome);
    }

    private void placedAndUnheard(String campaign, Optional<String> phoneNumberId) {
        Duration longer = settings.breaker().silence().plusSeconds(30);
        for (int i = 0; i < settings.breaker().unheard(); i++) {
            Document attempt = placed(longer).append("campaignId", new ObjectId(campaign));
            phoneNumberId.ifPresent(id -> attempt.append("phoneNumberId", id));
            lie(attempt);
        }
    }

    private Optional<String> check(String id) {
        Campaign campaign = campaigns.find(id).orElseThrow();
        return breaker.check(campaign, Instant.EPOCH);
    }
}
