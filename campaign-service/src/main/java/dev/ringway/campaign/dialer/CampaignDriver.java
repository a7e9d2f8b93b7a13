package dev.ringway.campaign.dialer;

import dev.ringway.campaign.attempt.Target;
import dev.ringway.campaign.campaign.Campaign;
import dev.ringway.campaign.campaign.CampaignConfig;
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
import dev.ringway.campaign.store.DueContacts;
import dev.ringway.campaign.store.PreFlightContacts;
import dev.ringway.starter.shutdown.StopSignal;
import java.time.Clock;
import java.time.Duration;
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
            Reason.SPEND_CAP_CALL,
            Reason.SPEND_UNKNOWN,
            Reason.SPEND_CAP_CAMPAIGN,
            Reason.SPEND_CAP_DAY,
            Reason.NO_CALLER_ID,
            Reason.CALLER_IDS_UNKNOWN,
            Reason.CALLER_IDS_USED_UP,
            Reason.CALLER_IDS_RESTING);

    private final CampaignRepository campaigns;
    private final CampaignTransitions transitions;
    private final DueContacts due;
    private final PreFlightContacts contacts;
    private final UnusedFacts facts;
    private final DialDecision decision;
    private final Dialling dialling;
    private final Placing placing;
    private final BreakerWatch breaker;
    private final SecondLook second;
    private final DialerSettings settings;
    private final Clock clock;
    private final Duration longestPause;

    CampaignDriver(
            CampaignRepository campaigns,
            CampaignTransitions transitions,
            DueContacts due,
            PreFlightContacts contacts,
            UnusedFacts facts,
            DialDecision decision,
            Dialling dialling,
            Placing placing,
            BreakerWatch breaker,
            SecondLook second,
            DialerSettings settings,
            Clock clock) {
        this.campaigns = campaigns;
        this.transitions = transitions;
        this.due = due;
        this.contacts = contacts;
        this.facts = facts;
        this.decision = decision;
        this.dialling = dialling;
        this.placing = placing;
        this.breaker = breaker;
        this.second = second;
        this.settings = settings;
        this.clock = clock;
        this.longestPause = settings.lease().dividedBy(3);
    }

    /** @param goOn whether the campaign is still this instance's to drive */
    void drive(String campaignId, StopSignal stop, BooleanSupplier goOn) {
        long checked = System.nanoTime() - settings.breaker().look().toNanos();
        Hold hold = Hold.NONE;
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
            boolean more = second.step(campaign.get());
            Round round = hold.holds(campaign.get().changedVersion(), clock.instant())
                    ? new Round(settings.look(), hold)
                    : callSome(campaign.get(), stop, goOn);
            hold = round.hold();
            if (!more) {
                stop.pause(round.pause().compareTo(longestPause) > 0 ? longestPause : round.pause());
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

    /**
     * What came of it.
     *
     * @param pause how long there is nothing to do; zero where there may be more
     * @param hold during which nobody of the campaign is tried
     */
    private record Round(Duration pause, Hold hold) {

        static Round then(Duration pause) {
            return new Round(pause, Hold.NONE);
        }
    }

    private Round callSome(Campaign campaign, StopSignal stop, BooleanSupplier goOn) {
        CampaignConfig config = campaign.fields().config();
        if (!dialling.hasPlace(campaign.id(), config)) {
            return Round.then(settings.idle());
        }
        Duration wait = dialling.untilTurn(campaign.id(), config);
        if (wait.compareTo(settings.idle()) > 0) {
            return Round.then(wait);
        }
        List<CampaignContact> next = due.next(campaign.id(), settings.batch());
        Callable callable = callable(campaign, next);
        if (callable.held()) {
            return Round.then(settings.look());
        }
        if (!callable.members().isEmpty()) {
            return call(campaign, callable.members(), stop, goOn);
        }
        return Round.then(next.size() == settings.batch() ? Duration.ZERO : settings.idle());
    }

    private Round call(Campaign campaign, List<CampaignContact> members, StopSignal stop, BooleanSupplier goOn) {
        CampaignConfig config = campaign.fields().config();
        long end = System.nanoTime() + settings.look().toNanos();
        for (CampaignContact member : members) {
            switch (dialling.call(new Target.Member(campaign.id(), member.contactId()), config, stop, goOn)) {
                case Dialling.Outcome.Asked _, Dialling.Outcome.Gone() -> {}
                case Dialling.Outcome.Refused(Decision.No why) -> {
                    if (OF_CAMPAIGN.contains(why.reason())) {
                        return new Round(
                                settings.idle(),
                                Hold.of(campaign.changedVersion(), why, clock.instant(), settings.pause()));
                    }
                }
                case Dialling.Outcome.NoPlace(), Dialling.Outcome.NoTurn() -> {
                    return Round.then(settings.idle());
                }
            }
            Duration wait = dialling.untilTurn(campaign.id(), config);
            if (wait.compareTo(settings.idle()) > 0) {
                return Round.then(wait);
            }
            if (stop.requested() || System.nanoTime() - end > 0) {
                return Round.then(Duration.ZERO); // what is known of the campaign is not new any more
            }
        }
        return Round.then(Duration.ZERO);
    }

    /** @param held something stands against all of the campaign */
    private record Callable(List<CampaignContact> members, boolean held) {}

    /**
     * Those whom nothing stands against that can be told without counting; why the others are not called is written down. What
     * stands against the whole campaign is written down at the one who would be next: all the others wait for the same.
     */
    private Callable callable(Campaign campaign, List<CampaignContact> next) {
        Instant now = clock.instant();
        CampaignFacts active = facts.of(campaign, campaign.status());
        Counters unused = facts.unused(campaign, now);
        List<CampaignContact> callable = new ArrayList<>();
        Map<CampaignContact, Decision.No> refused = new LinkedHashMap<>();
        for (PreFlightContacts.Known known : contacts.known(campaign.id(), next)) {
            switch (decision.decide(facts.of(known), active, now, unused)) {
                case Decision.Dial _ -> callable.add(known.member());
                case Decision.No no
                when OF_CAMPAIGN.contains(no.reason()) -> {
                    due.refused(Map.of(known.member(), no), settings.looks());
                    return new Callable(List.of(), true);
                }
                case Decision.No no -> refused.put(known.member(), no);
            }
        }
        due.refused(refused, settings.looks());
        return new Callable(callable, false);
    }

    private static boolean isActive(Campaign campaign) {
        return campaign.status() == CampaignStatus.ACTIVE;
    }
}
