package dev.ringway.campaign.dialer;

import dev.ringway.campaign.attempt.Target;
import dev.ringway.campaign.campaign.Campaign;
import dev.ringway.campaign.campaign.CampaignContact;
import dev.ringway.campaign.campaign.CampaignStatus;
import dev.ringway.campaign.campaign.Transition;
import dev.ringway.campaign.dial.CampaignFacts;
import dev.ringway.campaign.dial.Counters;
import dev.ringway.campaign.dial.Decision;
import dev.ringway.campaign.dial.DialDecision;
import dev.ringway.campaign.dial.Reason;
import dev.ringway.campaign.intake.UnusedFacts;
import dev.ringway.campaign.store.CampaignRepository;
import dev.ringway.campaign.store.CampaignTransitions;
import dev.ringway.campaign.store.DialAttempts;
import dev.ringway.campaign.store.DueContacts;
import dev.ringway.campaign.store.PreFlightContacts;
import dev.ringway.starter.shutdown.StopSignal;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.springframework.stereotype.Component;

/** Calls the contacts of one campaign for as long as it is active and this instance drives it. Blocks. */
@Component
final class CampaignDriver {

    /** What holds for the whole campaign: nobody else of it would be called either. */
    private static final Set<Reason> OF_CAMPAIGN = EnumSet.of(
            Reason.CAMPAIGN_NOT_ACTIVE,
            Reason.CAMPAIGN_OVER,
            Reason.CAMPAIGN_NOT_STARTED,
            Reason.SPEND_UNKNOWN,
            Reason.SPEND_CAP_CAMPAIGN,
            Reason.SPEND_CAP_DAY,
            Reason.NO_CALLER_ID,
            Reason.CALLER_IDS_UNKNOWN,
            Reason.CALLER_IDS_USED_UP,
            Reason.CALLER_IDS_RESTING);

    private final CampaignRepository campaigns;
    private final CampaignTransitions transitions;
    private final DialAttempts attempts;
    private final DueContacts due;
    private final PreFlightContacts contacts;
    private final UnusedFacts facts;
    private final DialDecision decision;
    private final Dialling dialling;
    private final Placing placing;
    private final BreakerWatch breaker;
    private final DialerSettings settings;
    private final Clock clock;

    CampaignDriver(
            CampaignRepository campaigns,
            CampaignTransitions transitions,
            DialAttempts attempts,
            DueContacts due,
            PreFlightContacts contacts,
            UnusedFacts facts,
            DialDecision decision,
            Dialling dialling,
            Placing placing,
            BreakerWatch breaker,
            DialerSettings settings,
            Clock clock) {
        this.campaigns = campaigns;
        this.transitions = transitions;
        this.attempts = attempts;
        this.due = due;
        this.contacts = contacts;
        this.facts = facts;
        this.decision = decision;
        this.dialling = dialling;
        this.placing = placing;
        this.breaker = breaker;
        this.settings = settings;
        this.clock = clock;
    }

    /** @param goOn whether the campaign is still this instance's to drive */
    void drive(String campaignId, StopSignal stop, BooleanSupplier goOn) {
        long checked = System.nanoTime() - settings.breaker().look().toNanos();
        while (!stop.requested() && goOn.getAsBoolean()) {
            Optional<Campaign> campaign = campaigns.find(campaignId).filter(CampaignDriver::isActive);
            if (campaign.isEmpty()) {
                return;
            }
            if (System.nanoTime() - checked >= settings.breaker().look().toNanos()) {
                checked = System.nanoTime();
                if (tripped(campaign.get())) {
                    return;
                }
            }
            if (!placing.rest().isZero()) {
                stop.pause(placing.rest());
            } else if (!callSome(campaign.get(), stop, goOn)) {
                stop.pause(settings.idle());
            }
        }
    }

    private boolean tripped(Campaign campaign) {
        Instant since = transitions.page(campaign.id(), Optional.empty(), 1).stream()
                .map(Transition::at)
                .findFirst()
                .orElse(Instant.EPOCH);
        Optional<String> why = breaker.check(campaign, since);
        why.ifPresent(reason -> placing.pause(campaign.id(), reason));
        return why.isPresent();
    }

    /** @return whether somebody was called or looked at; else there is nothing to do at this moment */
    private boolean callSome(Campaign campaign, StopSignal stop, BooleanSupplier goOn) {
        if (attempts.liveCount(campaign.id()) >= campaign.fields().config().maxConcurrentCalls()) {
            return false;
        }
        List<CampaignContact> next = due.next(campaign.id(), settings.batch());
        List<CampaignContact> callable = callable(campaign, next);
        long end = System.nanoTime() + settings.look().toNanos();
        for (CampaignContact member : callable) {
            Target target = new Target.Member(campaign.id(), member.contactId());
            switch (dialling.call(target, campaign.fields().config(), stop, goOn)) {
                case Dialling.Outcome.Asked _, Dialling.Outcome.Gone() -> {}
                case Dialling.Outcome.Refused(Decision.No why) -> {
                    if (OF_CAMPAIGN.contains(why.reason())) {
                        return false;
                    }
                }
                case Dialling.Outcome.NoPlace(), Dialling.Outcome.NoTurn() -> {
                    return false;
                }
            }
            if (stop.requested()
                    || System.nanoTime() - end > 0
                    || !placing.rest().isZero()) {
                return true; // what is known of the campaign is not new any more
            }
        }
        return !next.isEmpty() && (!callable.isEmpty() || next.size() == settings.batch());
    }

    /** Those whom nothing stands against that can be told without counting; why the others are not called is written down. */
    private List<CampaignContact> callable(Campaign campaign, List<CampaignContact> next) {
        Instant now = clock.instant();
        CampaignFacts active = facts.of(campaign, campaign.status());
        Counters unused = facts.unused(campaign, now);
        List<CampaignContact> callable = new ArrayList<>();
        Map<CampaignContact, Decision.No> refused = new LinkedHashMap<>();
        for (PreFlightContacts.Known known : contacts.known(campaign.id(), next)) {
            switch (decision.decide(facts.of(known), active, now, unused)) {
                case Decision.Dial _ -> callable.add(known.member());
                case Decision.No no -> {
                    if (OF_CAMPAIGN.contains(no.reason())) {
                        return List.of();
                    }
                    refused.put(known.member(), no);
                }
            }
        }
        due.refused(refused, settings.pause());
        return callable;
    }

    private static boolean isActive(Campaign campaign) {
        return campaign.status() == CampaignStatus.ACTIVE;
    }
}
