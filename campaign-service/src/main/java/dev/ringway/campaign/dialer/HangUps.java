package dev.ringway.campaign.dialer;

import com.twilio.rest.api.v2010.account.Call;
import dev.ringway.campaign.attempt.CallReport;
import dev.ringway.campaign.attempt.DialAttempt;
import dev.ringway.campaign.campaign.Campaign;
import dev.ringway.campaign.store.AttemptSettlement;
import dev.ringway.campaign.store.CampaignQueries;
import dev.ringway.campaign.store.DialAttempts;
import dev.ringway.starter.jobs.Turn;
import dev.ringway.starter.twilio.TwilioFailure;
import dev.ringway.starter.twilio.TwilioOutcome;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Ends calls that are not to go on: a machine has answered, or the campaign was stopped together with its calls. */
@Component
final class HangUps {

    private static final Logger log = LoggerFactory.getLogger(HangUps.class);

    /** By then the last attempt of a stopped campaign has its call, or none. */
    private static final Duration MEMORY = Duration.ofHours(1);

    /** After which it is tried once more what could not be done. */
    private static final Duration AGAIN = Duration.ofSeconds(5);

    private static final Set<String> UNANSWERED = Set.of("queued", "initiated", "ringing");

    private final CampaignQueries campaigns;
    private final DialAttempts attempts;
    private final AttemptSettlement settlement;
    private final AttemptAccounts accounts;
    private final CallLookup lookup;
    private final Placing placing;
    private final DialerSettings settings;
    private final Clock clock;

    HangUps(
            CampaignQueries campaigns,
            DialAttempts attempts,
            AttemptSettlement settlement,
            AttemptAccounts accounts,
            CallLookup lookup,
            Placing placing,
            DialerSettings settings,
            Clock clock) {
        this.campaigns = campaigns;
        this.attempts = attempts;
        this.settlement = settlement;
        this.accounts = accounts;
        this.lookup = lookup;
        this.placing = placing;
        this.settings = settings;
        this.clock = clock;
    }

    void run(Turn turn) {
        for (Campaign stopped : campaigns.stoppedWithCalls(clock.instant().minus(MEMORY))) {
            turn.keep();
            attempts.live(stopped.id()).stream()
                    .filter(attempt -> attempt.hangUp().isEmpty())
                    .forEach(attempt -> settlement.hangUp(attempt, "campaign-stopped"));
        }
        List<DialAttempt> due;
        do {
            due = attempts.toHangUp(clock.instant(), settings.lookups());
            SideBySide.each(due, turn, attempt -> attempt.call().sid().ifPresent(sid -> hangUpSafely(attempt, sid)));
        } while (due.size() == settings.lookups());
    }

    /** One that fails holds up no other. */
    private void hangUpSafely(DialAttempt attempt, String sid) {
        try {
            hangUp(attempt, sid);
        } catch (RuntimeException failure) {
            log.warn("The call of attempt {} could not be ended: {}", attempt.id(), failure.toString());
            settlement.hangUpAgain(attempt.id(), AGAIN);
        }
    }

    private void hangUp(DialAttempt attempt, String sid) {
        switch (tell(attempt, sid, Call.UpdateStatus.COMPLETED)) {
            case TwilioOutcome.Done<String> _ -> settlement.hangUpAgain(attempt.id(), settings.unheard());
            case TwilioOutcome.Failed<String>(TwilioFailure.NotInProgress _) -> fetch(attempt, sid);
            case TwilioOutcome.Failed<String>(TwilioFailure failure) -> failed(attempt, failure);
        }
    }

    /** What is not in progress is over, or is not answered yet and ends as cancelled. */
    private void fetch(DialAttempt attempt, String sid) {
        switch (lookup.call(attempt, sid)) {
            case TwilioOutcome.Done<CallReport>(CallReport report) -> {
                settlement.heard(attempt.id(), report, placing.pauses(attempt));
                if (UNANSWERED.contains(report.status())) {
                    tell(attempt, sid, Call.UpdateStatus.CANCELED);
                }
                settlement.hangUpAgain(attempt.id(), AGAIN);
            }
            case TwilioOutcome.Failed<CallReport>(TwilioFailure failure) -> failed(attempt, failure);
        }
    }

    private TwilioOutcome<String> tell(DialAttempt attempt, String sid, Call.UpdateStatus status) {
        return accounts.of(attempt)
                .ask(client ->
                        Call.updater(sid).setStatus(status).update(client).getSid());
    }

    private void failed(DialAttempt attempt, TwilioFailure failure) {
        log.warn("The call of attempt {} could not be ended: {}", attempt.id(), failure.reason());
        settlement.hangUpAgain(attempt.id(), AGAIN);
    }
}
