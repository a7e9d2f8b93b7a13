package dev.ringway.campaign.intake;

import dev.ringway.campaign.campaign.Campaign;
import dev.ringway.campaign.campaign.CampaignAction;
import dev.ringway.campaign.campaign.CampaignStats;
import dev.ringway.campaign.campaign.CampaignStatus;
import dev.ringway.campaign.campaign.Transition.Wish;
import dev.ringway.campaign.store.AwaitedImports;
import dev.ringway.campaign.store.CampaignCounters;
import dev.ringway.campaign.store.CampaignQueries;
import dev.ringway.campaign.store.DialAttempts;
import dev.ringway.starter.jobs.Turn;
import dev.ringway.starter.problems.FieldProblem;
import dev.ringway.starter.problems.ProblemException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Starts campaigns whose start date has come, and ends those whose end date has come or whose contacts all have their end and
 * had it for a while: of a call something may be learnt after its end, and then its contact is called again. A campaign that
 * could call nobody by then is a draft again, with the reason.
 */
@Component
final class CampaignTimes {

    private static final Logger log = LoggerFactory.getLogger(CampaignTimes.class);

    private final CampaignQueries queries;
    private final CampaignSteering steering;
    private final CampaignCounters counters;
    private final DialAttempts attempts;
    private final AwaitedImports imports;
    private final CampaignSettings settings;
    private final Clock clock;

    CampaignTimes(
            CampaignQueries queries,
            CampaignSteering steering,
            CampaignCounters counters,
            DialAttempts attempts,
            AwaitedImports imports,
            CampaignSettings settings,
            Clock clock) {
        this.queries = queries;
        this.steering = steering;
        this.counters = counters;
        this.attempts = attempts;
        this.imports = imports;
        this.settings = settings;
        this.clock = clock;
    }

    /** One campaign that fails holds up no other. */
    void run(Turn turn) {
        Instant now = clock.instant();
        List<RuntimeException> failures = new ArrayList<>();
        for (Campaign late :
                queries.in(Set.of(CampaignStatus.SCHEDULED, CampaignStatus.ACTIVE, CampaignStatus.PAUSED))) {
            each(late, turn, failures, campaign -> end(campaign, now));
        }
        for (Campaign due : queries.toStart(now)) {
            each(due, turn, failures, campaign -> start(campaign));
        }
        if (!failures.isEmpty()) {
            throw failures.getFirst();
        }
    }

    private static void each(Campaign campaign, Turn turn, List<RuntimeException> failures, Consumer<Campaign> step) {
        turn.keep();
        try {
            step.accept(campaign);
        } catch (RuntimeException failure) {
            log.warn(
                    "Campaign {} was not led on: {}",
                    campaign.id(),
                    failure.getClass().getSimpleName());
            failures.add(failure);
        }
    }

    private void start(Campaign campaign) {
        try {
            lead(campaign, Wish.ofSystem(CampaignAction.START, "its start date has come"));
        } catch (ProblemException refused) {
            if (!refused.code().equals("campaign-not-ready")) {
                throw refused;
            }
            String lacking = refused.errors().stream().map(FieldProblem::field).collect(Collectors.joining(", "));
            lead(campaign, Wish.ofSystem(CampaignAction.UNSCHEDULE, "could not start, it lacks " + lacking));
        }
    }

    private void end(Campaign campaign, Instant now) {
        boolean late =
                campaign.fields().endDate().filter(end -> !end.isAfter(now)).isPresent();
        boolean begun = campaign.status().hasBegun();
        if (begun && isOver(campaign) && (late || isQuiet(campaign, now))) {
            steering.complete(campaign);
        } else if (late) {
            lead(
                    campaign,
                    Wish.ofSystem(
                            CampaignAction.STOP,
                            begun ? "its end date has come" : "its end date has come before it started"));
        }
    }

    /** Who has paused a campaign and taken all contacts out of it may be about to give it others; who imports some is. */
    private boolean isOver(Campaign campaign) {
        CampaignStats stats = counters.sum(campaign.id());
        return stats.isOver()
                && (stats.totalContacts() > 0 || campaign.status() == CampaignStatus.ACTIVE)
                && !imports.areAwaited(campaign.id());
    }

    /** Whether no attempt of it was over lately. */
    private boolean isQuiet(Campaign campaign, Instant now) {
        return !attempts.haveEnded(campaign.id(), now.minus(settings.completesAfter()));
    }

    /** As it was seen: who was faster has said what is to be. */
    private void lead(Campaign seen, Wish wish) {
        try {
            steering.lead(seen.id(), wish, Optional.of(seen.version()));
        } catch (ProblemException refused) {
            if (refused.status().value() != 412) {
                throw refused;
            }
            log.debug("Campaign {} was changed meanwhile", seen.id());
        }
    }
}
