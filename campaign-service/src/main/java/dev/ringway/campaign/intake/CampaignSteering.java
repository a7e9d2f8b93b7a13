package dev.ringway.campaign.intake;

import dev.ringway.campaign.campaign.Campaign;
import dev.ringway.campaign.campaign.CampaignAction;
import dev.ringway.campaign.campaign.StartCheck;
import dev.ringway.campaign.campaign.Transition;
import dev.ringway.campaign.campaign.Transition.Wish;
import dev.ringway.campaign.store.CampaignCounters;
import dev.ringway.campaign.store.CampaignRepository;
import dev.ringway.starter.http.EntityTag;
import dev.ringway.starter.problems.FieldProblem;
import dev.ringway.starter.problems.ProblemException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** Leads campaigns from one status to the next, as {@link CampaignAction} allows, and keeps who wanted it and why. Blocks. */
@Component
public final class CampaignSteering {

    private static final Logger log = LoggerFactory.getLogger(CampaignSteering.class);

    private final CampaignRepository campaigns;
    private final CampaignCounters counters;

    CampaignSteering(CampaignRepository campaigns, CampaignCounters counters) {
        this.campaigns = campaigns;
        this.counters = counters;
    }

    /**
     * The campaign where somebody wants it; where it is there already, as it is.
     *
     * @param expected the version that the person has seen, where it is to be that one
     * @throws ProblemException 404 if there is none, 412 if it was changed since, 409 if there is no way from where it is, or
     *     if it lacks something to call anybody
     */
    public Campaign lead(String id, Wish wish, Optional<Long> expected) {
        while (true) {
            Campaign seen = campaigns.find(id).orElseThrow(() -> ProblemException.notFound("campaign", id));
            if (expected.filter(version -> !seen.isKnownFrom(version)).isPresent()) {
                throw EntityTag.changedMeanwhile();
            }
            if (Transition.isDone(seen, wish)) {
                return seen;
            }
            Optional<Campaign> led = lead(seen, wish);
            if (led.isPresent()) {
                return led.get();
            }
        }
    }

    /** The campaign as it is when every contact has its end and no others are to come; empty where it is not so, or somebody was faster. */
    public Optional<Campaign> complete(Campaign seen) {
        boolean empty = counters.sum(seen.id()).totalContacts() == 0;
        Wish wish = Wish.ofSystem(
                CampaignAction.COMPLETE, empty ? "there is no contact in it" : "every contact has its end");
        if (!Transition.isPossible(seen, wish)) {
            return Optional.empty();
        }
        Transition transition = Transition.of(seen, wish, campaigns.now());
        return told(transition, campaigns.complete(seen, transition));
    }

    private Optional<Campaign> lead(Campaign seen, Wish wish) {
        if (!Transition.isPossible(seen, wish)) {
            throw seen.archivedAt().isPresent() ? CampaignIntake.archived() : illegal(seen, wish.action());
        }
        Instant now = campaigns.now();
        Map<String, String> missing = missing(seen, wish.action(), now);
        if (!missing.isEmpty()) {
            throw notReady(
                    "The campaign could not call anybody. Give it what errors names, then repeat the request.",
                    missing);
        }
        Transition transition = Transition.of(seen, wish, now);
        return told(
                transition,
                wish.action() == CampaignAction.START
                        ? campaigns.replaceIf(seen, transition, StartCheck::hasSomebodyToCall)
                        : campaigns.replace(seen, transition));
    }

    private static Optional<Campaign> told(Transition transition, Optional<Campaign> led) {
        led.ifPresent(campaign -> log.info(
                "Campaign {}: {} by {}, {} to {}",
                campaign.id(),
                transition.action().text(),
                transition.by(),
                transition.from().text(),
                transition.to().text()));
        return led;
    }

    private Map<String, String> missing(Campaign campaign, CampaignAction action, Instant now) {
        return switch (action) {
            case SCHEDULE -> StartCheck.missingToSchedule(campaign.fields(), counters.sum(campaign.id()), now);
            case START -> StartCheck.missing(campaign.fields(), counters.sum(campaign.id()), now);
            case RESUME -> StartCheck.missingToResume(campaign.fields(), now);
            case UNSCHEDULE, PAUSE, STOP, COMPLETE, ARCHIVE -> Map.of();
        };
    }

    static ProblemException notReady(String detail, Map<String, String> missing) {
        List<FieldProblem> errors = missing.entrySet().stream()
                .map(part -> new FieldProblem(part.getKey(), part.getValue()))
                .toList();
        return new ProblemException(HttpStatus.CONFLICT, "campaign-not-ready", detail, errors);
    }

    private static ProblemException illegal(Campaign campaign, CampaignAction action) {
        String possible = CampaignAction.possible(campaign.status()).stream()
                .map(CampaignAction::text)
                .collect(Collectors.collectingAndThen(
                        Collectors.toCollection(TreeSet::new),
                        actions -> actions.isEmpty() ? "nothing" : String.join(", ", actions)));
        return new ProblemException(
                HttpStatus.CONFLICT,
                "illegal-transition",
                "There is no " + action.text() + " of a campaign that is "
                        + campaign.status().text() + "; possible now: " + possible + ".",
                List.of(new FieldProblem("status", "is " + campaign.status().text() + "; possible now: " + possible)));
    }
}
