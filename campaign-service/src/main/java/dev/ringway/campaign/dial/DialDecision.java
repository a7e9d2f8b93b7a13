package dev.ringway.campaign.dial;

import dev.ringway.campaign.campaign.CallSchedule;
import dev.ringway.campaign.campaign.CallSchedule.Window;
import dev.ringway.campaign.campaign.CampaignConfig;
import dev.ringway.campaign.campaign.CampaignStatus;
import dev.ringway.campaign.contact.ContactDetails.CallTime;
import dev.ringway.campaign.dial.CallWindow.Opening;
import dev.ringway.campaign.dial.CallerIdChoice.Choice;
import dev.ringway.campaign.dial.Counters.NumberUse;
import dev.ringway.campaign.dial.Decision.No;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Decides whether a contact is called at a moment. It needs nothing but what it is given, so that the same facts get the same
 * answer before the start, at the claim, and just before the call. What is not known is a no. The first rule that says no is
 * told, in the order of {@link Reason}.
 */
public final class DialDecision {

    private static final Duration DAY = Duration.ofHours(24);
    private static final Pattern TIME = Pattern.compile("([01][0-9]|2[0-4]):([0-5][0-9])");

    private final DialLimits limits;

    public DialDecision(DialLimits limits) {
        this.limits = limits;
    }

    public Decision decide(ContactFacts contact, CampaignFacts campaign, Instant now, Counters counters) {
        CampaignConfig config = campaign.config();
        return running(campaign, now)
                .or(() -> new PermissionCheck(contact, config.consent(), campaign.rulesEdited(), now).refusal())
                .or(() -> usedUp(contact, campaign, now))
                .<Decision>map(no -> no)
                .orElseGet(() -> atATime(contact, campaign, now, counters));
    }

    private static Optional<No> running(CampaignFacts campaign, Instant now) {
        if (campaign.status() != CampaignStatus.ACTIVE) {
            return Optional.of(No.now(Reason.CAMPAIGN_NOT_ACTIVE));
        }
        if (campaign.endDate().filter(end -> !now.isBefore(end)).isPresent()) {
            return Optional.of(No.now(Reason.CAMPAIGN_OVER));
        }
        return campaign.startDate().filter(now::isBefore).map(start -> No.until(Reason.CAMPAIGN_NOT_STARTED, start));
    }

    /** Who waits for another attempt had one left when the last was over: fewer may be allowed by an edit alone. */
    private Optional<No> usedUp(ContactFacts contact, CampaignFacts campaign, Instant now) {
        if (contact.numberCalled()) {
            return Optional.of(No.last(Reason.NUMBER_CALLED));
        }
        if (contact.number().isEmpty()
                || contact.undialable()
                        .filter(shown -> shown.holds(now, limits.undialableFor()))
                        .isPresent()) {
            return Optional.of(No.last(Reason.UNDIALABLE));
        }
        if (contact.attempts() < campaign.config().retry().maxAttempts()) {
            return Optional.empty();
        }
        return Optional.of(campaign.rulesEdited() ? No.now(Reason.ATTEMPTS_USED_UP) : No.last(Reason.ATTEMPTS_USED_UP));
    }

    private Decision atATime(ContactFacts contact, CampaignFacts campaign, Instant now, Counters counters) {
        CampaignConfig config = campaign.config();
        Optional<Set<ZoneId>> zones = ContactZones.of(
                contact.timeZone(),
                contact.number().map(NumberPlace::timeZones).orElse(Set.of()),
                config.schedule().timeZone());
        if (zones.isEmpty()) {
            return No.last(Reason.TIME_ZONE_UNKNOWN);
        }
        Optional<Window> preferred = contact.preferredCallTime().flatMap(DialDecision::window);
        if (preferred.isPresent() != contact.preferredCallTime().isPresent()) {
            return No.last(Reason.CALL_TIME_UNREADABLE);
        }
        Optional<No> busy = busy(contact, now, counters);
        if (busy.isPresent()) {
            return busy.get();
        }
        return switch (CallWindow.of(config.schedule(), zones.get(), preferred).at(now)) {
            case Opening.Closed(Reason why, Optional<Instant> next) ->
                next.map(open -> No.until(why, open)).orElseGet(() -> closed(campaign, zones.get(), preferred, now));
            case Opening.Open(Instant until) -> withinLimits(contact, config, now, counters, until);
        };
    }

    /**
     * The end of a contact that wants to be called at other times than the campaign calls, or whose number may be in zones that
     * are never open together. No other closed door is for ever, and none that a change of the clocks may open.
     */
    private static No closed(CampaignFacts campaign, Set<ZoneId> zones, Optional<Window> preferred, Instant now) {
        CallSchedule schedule = campaign.config().schedule();
        boolean forEver = !campaign.rulesEdited()
                && zones.stream()
                        .map(zone -> CallWindow.of(schedule, Set.of(zone), Optional.empty()))
                        .anyMatch(window -> window.opens(now, CallWindow.HORIZON))
                && !CallWindow.of(schedule, zones, preferred).opens(now, CallWindow.ALL_CLOCKS);
        return forEver ? No.last(Reason.NEVER_OPEN) : No.until(Reason.NEVER_OPEN, now.plus(CallWindow.HORIZON));
    }

    private static Optional<No> busy(ContactFacts contact, Instant now, Counters counters) {
        if (counters.number().isEmpty()) {
            return Optional.of(No.now(Reason.NUMBER_USE_UNKNOWN));
        }
        if (counters.number().get().inCall()) {
            return Optional.of(No.now(Reason.NUMBER_IN_CALL));
        }
        return contact.notBefore().filter(now::isBefore).map(due -> No.until(Reason.NOT_DUE, due));
    }

    private Decision withinLimits(
            ContactFacts contact, CampaignConfig config, Instant now, Counters counters, Instant openUntil) {
        Optional<No> exhausted = counters.number()
                .flatMap(use -> calledOften(use, now))
                .or(() -> new SpendCheck(
                                config.caps(), limits, config.schedule().timeZone(), now)
                        .refusal(counters.spend()));
        if (exhausted.isPresent()) {
            return exhausted.get();
        }
        Choice choice = new CallerIdChoice(counters.callerIds(), limits.callsPerCallerId(), now)
                .of(config.callerIds(), contact.number(), contact.lastCallerId());
        return switch (choice) {
            case Choice.None(No why) -> why;
            case Choice.Chosen(String callerId) ->
                new Decision.Dial(callerId, config.caps().perCall(), openUntil);
        };
    }

    /** A call counts for 24 hours, so that the cap holds whatever day it is where. */
    private Optional<No> calledOften(NumberUse use, Instant now) {
        List<Instant> counting = use.calls().stream()
                .filter(call -> call.plus(DAY).isAfter(now))
                .sorted(Comparator.reverseOrder())
                .toList();
        return counting.size() < limits.callsPerNumber()
                ? Optional.empty()
                : Optional.of(No.until(
                        Reason.NUMBER_CAP,
                        counting.get(limits.callsPerNumber() - 1).plus(DAY)));
    }

    private static Optional<Window> window(CallTime time) {
        Optional<Integer> start = minutes(time.start());
        Optional<Integer> end = minutes(time.end());
        return start.isPresent() && end.isPresent() && start.get() < end.get() && end.get() <= DAY.toMinutes()
                ? Optional.of(new Window(start.get(), end.get()))
                : Optional.empty();
    }

    private static Optional<Integer> minutes(String time) {
        Matcher parts = TIME.matcher(time);
        return parts.matches()
                ? Optional.of(Integer.parseInt(parts.group(1)) * 60 + Integer.parseInt(parts.group(2)))
                : Optional.empty();
    }
}
