package dev.ringway.campaign.intake;

import dev.ringway.campaign.campaign.StatsComparison;
import dev.ringway.campaign.store.CampaignCounters;
import dev.ringway.campaign.store.CampaignFigures;
import dev.ringway.starter.jobs.Turn;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Copies the figures of campaigns to where they are shown and told of, some seconds late: so a campaign is written once for
 * many changes of its contacts. Used by one thread at a time.
 */
@Component
public final class CampaignFigureCopy {

    private static final Logger log = LoggerFactory.getLogger(CampaignFigureCopy.class);

    /** Longer than a transaction lasts and than clocks differ. */
    private static final Duration LOOK_BACK = Duration.ofMinutes(1);

    private final CampaignCounters counters;
    private final CampaignFigures figures;
    private final Clock clock;
    private Instant looked = Instant.EPOCH;

    CampaignFigureCopy(CampaignCounters counters, CampaignFigures figures, Clock clock) {
        this.counters = counters;
        this.figures = figures;
        this.clock = clock;
    }

    void run(Turn turn) {
        Instant now = clock.instant();
        for (String campaignId : counters.changedSince(looked)) {
            turn.keep();
            figures.copy(campaignId);
        }
        looked = now.minus(LOOK_BACK);
    }

    /** Counts a campaign's figures anew, and puts right what differs. */
    public StatsComparison repair(String campaignId) {
        StatsComparison found = figures.repair(campaignId);
        if (!found.agree()) {
            log.warn("Campaign {}: its figures were not the sums over its contacts and are so now", campaignId);
        }
        figures.copy(campaignId);
        return found;
    }
}
