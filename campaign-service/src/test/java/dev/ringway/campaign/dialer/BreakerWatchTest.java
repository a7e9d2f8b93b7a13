package dev.ringway.campaign.dialer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringway.campaign.campaign.Campaign;
import dev.ringway.campaign.store.CampaignRepository;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.bson.Document;
import org.bson.types.ObjectId;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

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
    void aConversationByElevenLabsMayLastLongerThanAnythingIsHeard() {
        String campaign = id(campaign(""));
        placedAndUnheard(campaign, Optional.of("phnum_1"));

        assertThat(check(campaign)).isEmpty();
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
