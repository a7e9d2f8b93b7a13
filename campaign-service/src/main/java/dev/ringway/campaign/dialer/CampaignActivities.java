package dev.ringway.campaign.dialer;

import dev.ringway.campaign.campaign.Campaign;
import dev.ringway.campaign.campaign.CampaignConfig;
import dev.ringway.campaign.dial.CallWindow;
import dev.ringway.campaign.dial.Counters;
import dev.ringway.campaign.dial.Counters.CallerIdUse;
import dev.ringway.campaign.dialer.CampaignActivity.Bound;
import dev.ringway.campaign.dialer.CampaignActivity.CallerIds;
import dev.ringway.campaign.dialer.CampaignActivity.Limit;
import dev.ringway.campaign.dialer.CampaignActivity.Places;
import dev.ringway.campaign.intake.DialSettings;
import dev.ringway.campaign.pace.CallPace;
import dev.ringway.campaign.pace.PaceSettings;
import dev.ringway.campaign.store.DialAttempts;
import dev.ringway.campaign.store.DriverLeases;
import dev.ringway.campaign.store.UsedUp;
import dev.ringway.starter.twilio.TwilioAccounts;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Tells what campaigns do at this moment. Calls nobody, and works on an instance that calls nobody too. Blocks. */
@Component
public final class CampaignActivities {

    private static final BigDecimal SECONDS = BigDecimal.valueOf(60);
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final DialAttempts attempts;
    private final UsedUp used;
    private final DriverLeases drivers;
    private final CallPace pace;
    private final PaceSettings rates;
    private final DialSettings dial;
    private final DialerSettings settings;
    private final String account;
    private final Clock clock;

    CampaignActivities(
            DialAttempts attempts,
            UsedUp used,
            DriverLeases drivers,
            CallPace pace,
            PaceSettings rates,
            DialSettings dial,
            DialerSettings settings,
            TwilioAccounts accounts,
            Clock clock) {
        this.attempts = attempts;
        this.used = used;
        this.drivers = drivers;
        this.pace = pace;
        this.rates = rates;
        this.dial = dial;
        this.settings = settings;
        this.account = accounts.main().accountSid();
        this.clock = clock;
    }

    public CampaignActivity of(Campaign campaign) {
        Instant now = clock.instant();
        CampaignConfig config = campaign.fields().config();
        CallScopes scopes = new CallScopes(rates, account, Optional.of(campaign.id()), config);
        Counters counters = used.of(campaign, now);
        return new CampaignActivity(
                attempts.requestedSince(campaign.id(), now.minus(MINUTE)),
                limit(config),
                new Places(
                        attempts.liveCount(campaign.id()),
                        config.maxConcurrentCalls(),
                        attempts.liveCountOfAccount(account),
                        settings.concurrentCalls()),
                drivers.isDriven(campaign.id()),
                pace.untilTurn(scopes.account(), scopes.ofCampaign(), scopes.callerIds()),
                CallWindow.of(config.schedule(), Set.of(config.schedule().timeZone()), Optional.empty())
                        .at(now),
                counters.spend().orElseThrow(),
                callerIds(config.callerIds(), counters.callerIds(), now));
    }

    private Limit limit(CampaignConfig config) {
        BigDecimal numbers = BigDecimal.valueOf(config.callerIds().size());
        Map<Bound, BigDecimal> bounds = Map.of(
                Bound.CAMPAIGN, config.callsPerSecond(),
                Bound.ACCOUNT, rates.accountCallsPerSecond(),
                Bound.CALLER_IDS, rates.callerIdCallsPerSecond().multiply(numbers));
        Map.Entry<Bound, BigDecimal> lowest = bounds.entrySet().stream()
                .min(Map.Entry.<Bound, BigDecimal>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
                .orElseThrow();
        return new Limit(lowest.getValue().multiply(SECONDS).stripTrailingZeros(), lowest.getKey());
    }

    private CallerIds callerIds(List<String> numbers, Map<String, CallerIdUse> uses, Instant now) {
        List<CallerIdUse> known = numbers.stream()
                .flatMap(number -> Optional.ofNullable(uses.get(number)).stream())
                .toList();
        List<CallerIdUse> usedUp = known.stream()
                .filter(use -> use.callsOfDay() >= dial.callsPerCallerId())
                .toList();
        List<CallerIdUse> resting = known.stream()
                .filter(use -> !usedUp.contains(use) && rests(use, now))
                .toList();
        boolean anyFree = usedUp.size() + resting.size() < known.size();
        return new CallerIds(
                numbers.size(),
                usedUp.size(),
                resting.size(),
                known.stream()
                        .filter(use -> !anyFree)
                        .map(use -> freeAt(use, usedUp.contains(use)))
                        .min(Comparator.naturalOrder()));
    }

    private static boolean rests(CallerIdUse use, Instant now) {
        return use.restsUntil().filter(now::isBefore).isPresent();
    }

    private static Instant freeAt(CallerIdUse use, boolean usedUp) {
        Instant day = usedUp ? use.dayEnds() : Instant.MIN;
        return use.restsUntil().filter(day::isBefore).orElse(day);
    }
}
