package dev.ringway.campaign.dialer.forbidden;

import dev.ringway.campaign.dialer.forbidden.CampaignRules.Caps;
import dev.ringway.starter.test.MovableClock;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What speaks against a call, by the plan, by what was told to the service, and by the calls before it in the sandbox's list. */
final class RuleBook {

    /** What a call costs that somebody answered; others cost nothing. */
    static final BigDecimal PRICE = new BigDecimal("0.02");

    /** As old may a decision be when its call is asked for (500 ms), and as long it may be on its way. */
    private static final Duration GRACE = Duration.ofSeconds(1);

    private static final Duration STEP = Duration.ofMillis(50);
    private static final Duration DAY = Duration.ofHours(24);

    /** As long before midnight may the service have decided on a call that it counts for the next day, too. */
    private static final Duration COUNTED_TWICE = Duration.ofSeconds(12);

    private final Course course;
    private final MovableClock clock;
    private final Map<String, List<Dialled>> ofNumber;
    private final Map<String, List<Dialled>> ofCampaign;
    private final Map<String, List<Dialled>> ofCallerId;
    private final Limits limits;

    /**
     * @param before all calls so far, the oldest first
     */
    RuleBook(Course course, MovableClock clock, List<Dialled> before, Limits limits) {
        this.course = course;
        this.clock = clock;
        this.ofNumber = before.stream().collect(Collectors.groupingBy(Dialled::to));
        this.ofCampaign = before.stream().collect(Collectors.groupingBy(Dialled::campaign));
        this.ofCallerId = before.stream().collect(Collectors.groupingBy(Dialled::from));
        this.limits = limits;
    }

    /**
     * @param callsPerNumber to one number within any 24 hours
     * @param callsPerCallerId from one number on one day of UTC
     */
    record Limits(int callsPerNumber, int callsPerCallerId) {}

    /** What speaks against a call at the moment at which it was asked for, and at each of those right before it. */
    List<String> violated(Dialled dial) {
        return Stream.iterate(dial.at(), then -> !then.isBefore(dial.at().minus(GRACE)), then -> then.minus(STEP))
                .map(then -> against(dial, then))
                .reduce((now, earlier) -> now.isEmpty() || earlier.isEmpty() ? List.of() : now)
                .orElseThrow();
    }

    /** Whether a member of a campaign that it has not called yet could be called at a moment. */
    boolean allows(int campaign, String number, Instant real) {
        return course.rules(campaign).callerIds().stream()
                .filter(from -> !mayBeUsedUp(from, real))
                .map(from -> new Dialled("", course.id(campaign), from, number, "", real, Optional.empty()))
                .anyMatch(dial -> against(dial, real).isEmpty());
    }

    /** Whether each number that a campaign calls from may have had its calls of the day. */
    boolean hasNoCallerId(int campaign, Instant real) {
        return course.rules(campaign).callerIds().stream().allMatch(from -> mayBeUsedUp(from, real));
    }

    /** Calls to numbers that no telephone has are in no list, and count; nobody tells here from where they went out. */
    private boolean mayBeUsedUp(String callerId, Instant real) {
        Instant since = clock.at(real).truncatedTo(ChronoUnit.DAYS).minus(COUNTED_TWICE);
        long listed = ofCallerId.getOrDefault(callerId, List.of()).stream()
                .filter(past -> !clock.at(past.at()).isBefore(since))
                .count();
        long unlisted = course.plan.people().stream()
                .filter(person -> !person.callable())
                .count();
        return listed + unlisted >= limits.callsPerCallerId();
    }

    /** Whether a campaign has no money for another call. */
    boolean isSpent(int campaign, Instant real) {
        return overspends(campaign, real, real, Stream::anyMatch);
    }

    /** @param real when it was decided, as far as that may be before the call */
    private List<String> against(Dialled dial, Instant real) {
        Optional<Integer> campaign = course.campaign(dial.campaign());
        Optional<Person> person = course.person(dial.to());
        if (campaign.isEmpty()
                || person.isEmpty()
                || !course.plan.members().get(campaign.get()).contains(dial.to())) {
            return List.of("stranger");
        }
        CampaignRules rules = course.rules(campaign.get());
        Instant shown = clock.at(real);
        List<String> found = new ArrayList<>();
        told(found, "campaign-not-active", !course.isActive(campaign.get(), real));
        told(
                found,
                "campaign-over",
                rules.endDate().filter(end -> !end.isAfter(shown)).isPresent());
        told(found, "caller-id", !rules.callerIds().contains(dial.from()));
        told(found, "status", !person.get().status().equals("active"));
        told(found, "consent", lacksConsent(rules, person.get(), shown));
        told(found, "opted-out", course.hasOptedOut(dial.to(), real));
        told(found, "suppressed", isBlocked(campaign.get(), dial.to(), shown));
        told(found, "hours", !open(rules, person.get(), shown));
        told(found, "attempts", attemptsForbid(rules, dial, shown));
        told(
                found,
                "number-in-call",
                calls(dial, past -> !past.isOverBy(dial.at())).findAny().isPresent());
        told(found, "number-cap", ofLastDay(dial) >= limits.callsPerNumber());
        told(found, "caller-id-cap", fromItOnDay(dial, shown) >= limits.callsPerCallerId());
        told(found, "spend", overspends(campaign.get(), dial.at(), real, Stream::allMatch));
        return found;
    }

    private static void told(List<String> found, String what, boolean holds) {
        if (holds) {
            found.add(what);
        }
    }

    private static boolean lacksConsent(CampaignRules rules, Person person, Instant shown) {
        return rules.consents()
                .filter(bases -> person.consent()
                        .filter(given -> bases.isEmpty() || bases.contains(given.basis()))
                        .filter(given -> given.at().filter(shown::isBefore).isEmpty())
                        .isEmpty())
                .isPresent();
    }

    private boolean isBlocked(int campaign, String number, Instant shown) {
        return course.blocks(campaign, number).stream()
                .anyMatch(block -> block.until().map(shown::isBefore).orElse(true));
    }

    boolean open(CampaignRules rules, Person person, Instant shown) {
        Set<ZoneId> own = person.zones(rules.zone());
        Set<ZoneId> clocks = rules.contactsZone() ? own : Set.of(rules.zone());
        for (ZoneId zone : clocks) {
            LocalDate date = LocalDate.ofInstant(shown, zone);
            List<Hours> windows = rules.days().getOrDefault(date.getDayOfWeek(), List.of());
            if (rules.holidays().contains(date) || windows.stream().noneMatch(hours -> hours.hold(shown, zone))) {
                return false;
            }
        }
        return person.preferred().isEmpty()
                || own.stream().allMatch(zone -> person.preferred().get().hold(shown, zone));
    }

    /** Who answered is not called again; others as often, and as late, as the campaign says. */
    private boolean attemptsForbid(CampaignRules rules, Dialled dial, Instant shown) {
        List<Dialled> own =
                calls(dial, past -> past.campaign().equals(dial.campaign())).toList();
        if (own.isEmpty()) {
            return false;
        }
        Dialled last = own.getLast();
        Optional<Integer> delay = Optional.ofNullable(rules.delays().get(last.status()));
        boolean again = last.ended().isPresent()
                && delay.filter(seconds -> !clock.at(last.ended().get())
                                .plusSeconds(seconds)
                                .isAfter(shown))
                        .isPresent();
        return own.size() >= rules.attempts() || !again;
    }

    private long ofLastDay(Dialled dial) {
        Instant since = clock.at(dial.at()).minus(DAY);
        return calls(dial, past -> clock.at(past.at()).isAfter(since)).count();
    }

    /** Those from its caller id before it, on the day of UTC on which it was decided. */
    private long fromItOnDay(Dialled dial, Instant decided) {
        Instant day = decided.truncatedTo(ChronoUnit.DAYS);
        return ofCallerId.getOrDefault(dial.from(), List.of()).stream()
                .takeWhile(past -> !past.sid().equals(dial.sid()))
                .filter(past -> !past.at().isAfter(dial.at()))
                .filter(past -> clock.at(past.at()).truncatedTo(ChronoUnit.DAYS).equals(day))
                .count();
    }

    /**
     * With what calls cost that are over, and with the most that the others may cost. A call belongs to the day on which it was
     * decided, which may be a moment before it was asked for.
     *
     * @param whichDay all or any: how sure it has to be that a call belongs to the day
     */
    private boolean overspends(
            int campaign, Instant at, Instant decided, BiPredicate<Stream<Instant>, Predicate<Instant>> whichDay) {
        CampaignRules rules = course.rules(campaign);
        if (rules.caps().isEmpty()) {
            return false;
        }
        LocalDate day = LocalDate.ofInstant(clock.at(decided), rules.zone());
        Predicate<Instant> onDay =
                moment -> LocalDate.ofInstant(moment, rules.zone()).equals(day);
        List<Dialled> own = ofCampaign.getOrDefault(course.id(campaign), List.of()).stream()
                .filter(past -> past.at().isBefore(at))
                .toList();
        List<Dialled> ofDay = own.stream()
                .filter(past -> {
                    Instant shown = clock.at(past.at());
                    return whichDay.test(Stream.of(shown.minus(GRACE), shown), onDay);
                })
                .toList();
        return rules.caps()
                .filter(caps -> exceeds(own, caps, caps.campaign(), at) || exceeds(ofDay, caps, caps.day(), at))
                .isPresent();
    }

    private static boolean exceeds(List<Dialled> calls, Caps caps, Optional<BigDecimal> cap, Instant at) {
        return cap.filter(most -> sum(calls, caps, at).compareTo(most) > 0).isPresent();
    }

    private static BigDecimal sum(List<Dialled> calls, Caps caps, Instant at) {
        return calls.stream()
                .map(past -> past.isOverBy(at) ? past.answered() ? PRICE : BigDecimal.ZERO : caps.call())
                .reduce(caps.call(), BigDecimal::add);
    }

    /** Those to its number before it. */
    private Stream<Dialled> calls(Dialled dial, Predicate<Dialled> which) {
        return ofNumber.getOrDefault(dial.to(), List.of()).stream()
                .takeWhile(past -> !past.sid().equals(dial.sid()))
                .filter(past -> !past.at().isAfter(dial.at()))
                .filter(which);
    }
}
