package dev.ringway.campaign.dial;

import static java.util.function.Predicate.not;

import dev.ringway.campaign.campaign.CallSchedule;
import dev.ringway.campaign.campaign.CallSchedule.Window;
import dev.ringway.campaign.campaign.SpendCaps;
import dev.ringway.campaign.contact.ContactDetails.CallTime;
import dev.ringway.campaign.dial.Counters.CallerIdUse;
import dev.ringway.campaign.suppression.Suppression;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.time.zone.ZoneOffsetTransition;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The rules once more, in another way and without any of the code that decides: all that speak against a call are collected,
 * and clocks are looked at minute by minute. What it says is compared with what was decided.
 */
final class Oracle {

    /** Every code, in the order in which it is told. */
    static final List<String> ORDER = List.of(
            "campaign-not-active",
            "campaign-over",
            "campaign-not-started",
            "contact-gone",
            "opted-out",
            "do-not-call",
            "suppressed",
            "suppressions-unknown",
            "contact-inactive",
            "consent-missing",
            "consent-not-enough",
            "consent-not-yet",
            "number-called",
            "undialable",
            "attempts-used-up",
            "time-zone-unknown",
            "call-time-unreadable",
            "number-use-unknown",
            "number-in-call",
            "not-due",
            "never-open",
            "holiday",
            "outside-hours",
            "outside-preferred-time",
            "number-cap",
            "spend-cap-call",
            "spend-unknown",
            "spend-cap-campaign",
            "spend-cap-day",
            "no-caller-id",
            "caller-ids-unknown",
            "caller-ids-used-up",
            "caller-ids-resting");

    private static final Set<String> ENDS = Set.of(
            "contact-gone",
            "opted-out",
            "do-not-call",
            "contact-inactive",
            "consent-missing",
            "consent-not-enough",
            "number-called",
            "undialable",
            "attempts-used-up",
            "time-zone-unknown",
            "call-time-unreadable");

    /** Those of them that an edit of the campaign may bring about. */
    private static final Set<String> OF_RULES = Set.of("consent-missing", "consent-not-enough", "attempts-used-up");

    private static final Set<String> WINDOW =
            Set.of("holiday", "outside-hours", "outside-preferred-time", "never-open");
    private static final Set<String> KNOWN_ZONES = ZoneId.getAvailableZoneIds();
    private static final Duration LOOKED_AHEAD = Duration.ofDays(60);
    private static final Duration A_YEAR = Duration.ofDays(366);
    private static final Duration A_WEEK = Duration.ofDays(8);

    private final Generated asked;
    private final DialLimits limits;
    private final CallSchedule schedule;
    private final List<ZoneId> zones;
    private final List<ZoneId> scheduleZones;

    /** The first open minute, once it was looked for. */
    private final List<Optional<Instant>> opens = new ArrayList<>();

    Oracle(Generated asked, DialLimits limits) {
        this.asked = asked;
        this.limits = limits;
        this.schedule = asked.campaign().config().schedule();
        this.zones = List.copyOf(zonesOf(asked.contact(), schedule));
        this.scheduleZones = schedule.useContactTimeZone() ? zones : List.of(schedule.timeZone());
    }

    /** What is wrong with the decision; empty where nothing is. */
    Optional<String> complaint(Decision decision) {
        List<String> against = against();
        return switch (decision) {
            case Decision.Dial dial ->
                against.isEmpty() ? wrongDial(dial) : Optional.of("called in spite of " + against);
            case Decision.No no ->
                against.stream().findFirst().filter(no.reason().code()::equals).isEmpty()
                        ? Optional.of(no.reason().code() + " instead of " + against)
                        : wrongNo(no);
        };
    }

    /** All that speaks against a call, in the order in which it is told. */
    private List<String> against() {
        List<String> found = new ArrayList<>();
        found.addAll(ofCampaign());
        found.addAll(ofPerson());
        found.addAll(ofAttempts());
        found.addAll(ofTime());
        found.addAll(ofMoney());
        found.addAll(ofCallerIds());
        return ORDER.stream().filter(found::contains).toList();
    }

    private List<String> ofCampaign() {
        return told(
                says("campaign-not-active", !asked.campaign().status().text().equals("active")),
                says("campaign-over", asked.campaign().endDate().map(end -> end.compareTo(now()) <= 0)),
                says("campaign-not-started", asked.campaign().startDate().map(start -> start.compareTo(now()) > 0)));
    }

    private List<String> ofPerson() {
        List<Suppression> lists = asked.contact().suppressions().orElse(List.of()).stream()
                .filter(one -> one.fields().expiresAt().isEmpty()
                        || one.fields().expiresAt().get().compareTo(now()) > 0)
                .toList();
        String status = asked.contact().status().map(one -> one.text()).orElse("");
        boolean needed = asked.campaign().config().consent().required();
        List<String> bases = asked.campaign().config().consent().bases();
        var consent = asked.contact().consent();
        return told(
                says("contact-gone", status.isEmpty()),
                says(
                        "opted-out",
                        lists.stream()
                                .anyMatch(one -> one.fields().reason().text().equals("opt-out"))),
                says("do-not-call", status.equals("do-not-call")),
                says("suppressed", !lists.isEmpty()),
                says("suppressions-unknown", asked.contact().suppressions().isEmpty()),
                says("contact-inactive", status.equals("inactive")),
                says("consent-missing", needed && consent.isEmpty()),
                says(
                        "consent-not-enough",
                        needed
                                && consent.isPresent()
                                && !(bases.isEmpty()
                                        || bases.contains(consent.get().basis()))),
                says(
                        "consent-not-yet",
                        needed
                                && consent.flatMap(one -> one.at())
                                        .filter(at -> at.compareTo(now()) > 0)
                                        .isPresent()));
    }

    private List<String> ofAttempts() {
        var use = asked.counters().number();
        return told(
                says("number-called", asked.contact().numberCalled()),
                says(
                        "undialable",
                        asked.contact().number().isEmpty()
                                || deadUntil()
                                        .filter(then -> then.compareTo(now()) > 0)
                                        .isPresent()),
                says("attempts-used-up", asked.contact().attempts() >= 3),
                says("number-use-unknown", use.isEmpty()),
                says("number-in-call", use.map(one -> one.inCall())),
                says("not-due", asked.contact().notBefore().map(next -> next.compareTo(now()) > 0)),
                says("number-cap", use.map(one -> callsOfLastDay(now()) >= limits.callsPerNumber())));
    }

    private List<String> ofTime() {
        boolean readable = asked.contact()
                .preferredCallTime()
                .map(time -> time.start().matches("[0-9]{2}:[0-9]{2}"))
                .orElse(true);
        if (zones.isEmpty() || !readable) {
            return told(says("time-zone-unknown", zones.isEmpty()), says("call-time-unreadable", !readable));
        }
        if (open(now())) {
            return List.of();
        }
        return told(
                says("never-open", firstOpenMinute().isEmpty()),
                says("holiday", scheduleZones.stream().anyMatch(zone -> holiday(local(now(), zone)))),
                says("outside-hours", scheduleZones.stream().anyMatch(zone -> !withinHours(local(now(), zone)))),
                says("outside-preferred-time", true));
    }

    private List<String> ofMoney() {
        SpendCaps caps = asked.campaign().config().caps();
        if (caps.perCall()
                .map(most -> most.subtract(limits.pricePerMinute()).signum() < 0)
                .orElse(false)) {
            return List.of("spend-cap-call");
        }
        if (caps.perDay().isEmpty() && caps.perCampaign().isEmpty()) {
            return List.of();
        }
        var spend = asked.counters().spend();
        String today = local(now(), schedule.timeZone()).toLocalDate().toString();
        if (caps.perCall().isEmpty()
                || spend.isEmpty()
                || !spend.get().day().toString().equals(today)) {
            return List.of("spend-unknown");
        }
        BigDecimal call = caps.perCall().get();
        BigDecimal ofDay =
                call.add(spend.get().reservedThatDay()).add(spend.get().settledThatDay());
        BigDecimal all = call.add(spend.get().reserved()).add(spend.get().settled());
        return told(
                says(
                        "spend-cap-campaign",
                        caps.perCampaign().map(cap -> all.subtract(cap).signum() > 0)),
                says(
                        "spend-cap-day",
                        caps.perDay().map(cap -> ofDay.subtract(cap).signum() > 0)));
    }

    private List<String> ofCallerIds() {
        List<String> own = asked.campaign().config().callerIds();
        List<CallerIdUse> known =
                own.stream().flatMap(number -> use(number).stream()).toList();
        if (own.isEmpty() || known.isEmpty()) {
            return List.of(own.isEmpty() ? "no-caller-id" : "caller-ids-unknown");
        }
        if (known.stream().anyMatch(this::usable)) {
            return List.of();
        }
        return List.of(
                known.stream().allMatch(use -> use.callsOfDay() >= limits.callsPerCallerId())
                        ? "caller-ids-used-up"
                        : "caller-ids-resting");
    }

    private Optional<String> wrongDial(Decision.Dial dial) {
        Predicate<String> usable = number -> use(number).filter(this::usable).isPresent();
        Set<String> own = Set.copyOf(asked.campaign().config().callerIds());
        Optional<String> before =
                asked.contact().lastCallerId().filter(own::contains).filter(usable);
        boolean nearer = own.stream().filter(usable).anyMatch(number -> distance(number) < distance(dial.callerId()));
        if (!own.contains(dial.callerId()) || !usable.test(dial.callerId())) {
            return Optional.of("called from " + dial.callerId());
        }
        if (before.isPresent() ? !before.get().equals(dial.callerId()) : nearer) {
            return Optional.of("called from " + dial.callerId() + " though another is nearer");
        }
        if (!dial.reservation().equals(asked.campaign().config().caps().perCall())) {
            return Optional.of("reserves " + dial.reservation());
        }
        boolean stays = minutes(dial.openUntil()).allMatch(this::open);
        boolean closes = dial.openUntil().equals(now().plus(LOOKED_AHEAD)) || !open(dial.openUntil());
        return stays && closes ? Optional.empty() : Optional.of("open until " + dial.openUntil());
    }

    private Optional<String> wrongNo(Decision.No no) {
        String code = no.reason().code();
        boolean forEver = code.equals("suppressed")
                && asked.contact().suppressions().orElse(List.of()).stream()
                        .anyMatch(one -> one.fields().expiresAt().isEmpty());
        boolean ends = ENDS.contains(code) && !(asked.campaign().rulesEdited() && OF_RULES.contains(code));
        if (no.isFinal() != (ends || forEver || (code.equals("never-open") && ownTimeIsWhy()))) {
            return Optional.of(code + (no.isFinal() ? " as an end" : " as no end"));
        }
        if (no.notBefore().filter(then -> then.isBefore(now())).isPresent()) {
            return Optional.of(code + " until a time that is over");
        }
        if (code.equals("never-open") && firstOpenMinute().isEmpty()) {
            Optional<Instant> horizon = Optional.of(now().plus(LOOKED_AHEAD)).filter(then -> !no.isFinal());
            return no.notBefore().equals(horizon)
                    ? Optional.empty()
                    : Optional.of("never open until " + no.notBefore());
        }
        if (WINDOW.contains(code)) {
            return no.notBefore().equals(firstOpenMinute())
                    ? Optional.empty()
                    : Optional.of("opens " + firstOpenMinute() + " and not " + no.notBefore());
        }
        return wrongTime(code, no.notBefore());
    }

    /** At the time that is told the reason is over; the moment before it is not. */
    private Optional<String> wrongTime(String code, Optional<Instant> told) {
        Optional<Instant> due = switch (code) {
            case "campaign-not-started" -> asked.campaign().startDate();
            case "suppressed" ->
                asked.contact().suppressions().orElse(List.of()).stream()
                        .map(one -> one.fields().expiresAt().orElse(Instant.MAX))
                        .max(Instant::compareTo)
                        .filter(not(Instant.MAX::equals));
            case "consent-not-yet" -> asked.contact().consent().flatMap(one -> one.at());
            case "not-due" -> asked.contact().notBefore();
            case "number-cap" ->
                told.filter(then -> callsOfLastDay(then) < limits.callsPerNumber()
                        && callsOfLastDay(then.minusNanos(1)) >= limits.callsPerNumber());
            case "spend-cap-day" -> told.filter(this::isNextMidnight);
            case "caller-ids-used-up", "caller-ids-resting" -> told;
            default -> Optional.empty();
        };
        return due.equals(told) ? Optional.empty() : Optional.of(code + " until " + told + " and not " + due);
    }

    /** Until when no telephone is called by the number, as a call has shown. */
    private Optional<Instant> deadUntil() {
        return asked.contact()
                .undialable()
                .map(shown -> shown.forGood() ? Instant.MAX : shown.since().plus(limits.undialableFor()));
    }

    private boolean isNextMidnight(Instant then) {
        ZoneId zone = schedule.timeZone();
        return local(then, zone)
                        .toLocalDate()
                        .equals(local(now(), zone).toLocalDate().plusDays(1))
                && local(then.minusNanos(1), zone)
                        .toLocalDate()
                        .equals(local(now(), zone).toLocalDate());
    }

    /** The zones in which the contact may be; none where one of them is not there. */
    private static Set<ZoneId> zonesOf(ContactFacts contact, CallSchedule schedule) {
        Collection<String> names = new ArrayList<>();
        contact.timeZone().ifPresent(names::add);
        if (names.isEmpty()) {
            contact.number().ifPresent(place -> names.addAll(place.timeZones()));
        }
        if (names.isEmpty()) {
            names.add(schedule.timeZone().getId());
        }
        return KNOWN_ZONES.containsAll(names)
                ? Set.copyOf(names.stream().map(ZoneId::of).toList())
                : Set.of();
    }

    /** The campaign, as it began, calls others of one of its zones, and this contact not within a year. */
    private boolean ownTimeIsWhy() {
        return !asked.campaign().rulesEdited()
                && scheduleZones.stream()
                        .anyMatch(zone ->
                                minutes(now().plus(LOOKED_AHEAD)).anyMatch(at -> campaignOpen(at, List.of(zone))))
                && Stream.concat(zones.stream(), scheduleZones.stream()).allMatch(this::staysClosed);
    }

    /** The week is as any other but for holidays, which are all near, and for where a clock is put forward or back. */
    private boolean staysClosed(ZoneId changing) {
        Instant end = now().plus(A_YEAR);
        return Stream.iterate(
                        nextChange(changing, now()),
                        Optional::isPresent,
                        change -> change.flatMap(at -> nextChange(changing, at)))
                .flatMap(Optional::stream)
                .takeWhile(end::isAfter)
                .flatMap(change -> minutes(change, change.plus(A_WEEK)).takeWhile(end::isAfter))
                .noneMatch(this::open);
    }

    private static Optional<Instant> nextChange(ZoneId zone, Instant after) {
        return Optional.ofNullable(zone.getRules().nextTransition(after)).map(ZoneOffsetTransition::getInstant);
    }

    private boolean campaignOpen(Instant at, List<ZoneId> clocks) {
        for (ZoneId zone : clocks) {
            ZonedDateTime local = local(at, zone);
            if (holiday(local) || !withinHours(local)) {
                return false;
            }
        }
        return true;
    }

    private boolean open(Instant at) {
        if (!campaignOpen(at, scheduleZones)) {
            return false;
        }
        Optional<CallTime> preferred = asked.contact().preferredCallTime();
        return preferred.isEmpty()
                || zones.stream()
                        .allMatch(
                                zone -> within(preferred.get(), local(at, zone).toLocalTime()));
    }

    private boolean holiday(ZonedDateTime local) {
        return schedule.holidays().contains(local.toLocalDate());
    }

    private boolean withinHours(ZonedDateTime local) {
        List<Window> windows = schedule.days().getOrDefault(local.getDayOfWeek(), List.of());
        return windows.stream()
                .anyMatch(window -> local.toLocalTime().toSecondOfDay() >= window.start() * 60
                        && local.toLocalTime().toSecondOfDay() < window.end() * 60);
    }

    private static boolean within(CallTime time, LocalTime local) {
        int second = local.toSecondOfDay();
        return second >= second(time.start()) && second < second(time.end());
    }

    private static int second(String time) {
        return Integer.parseInt(time, 0, 2, 10) * 3_600 + Integer.parseInt(time, 3, 5, 10) * 60;
    }

    private Optional<Instant> firstOpenMinute() {
        if (opens.isEmpty()) {
            opens.add(minutes(now().plus(LOOKED_AHEAD)).filter(this::open).findFirst());
        }
        return opens.getFirst();
    }

    private Stream<Instant> minutes(Instant until) {
        return minutes(now(), until);
    }

    /** A moment, and each full minute from then on. */
    private static Stream<Instant> minutes(Instant from, Instant until) {
        Instant first = from.truncatedTo(ChronoUnit.MINUTES).plusSeconds(60);
        return Stream.concat(
                Stream.of(from),
                Stream.iterate(first, minute -> minute.isBefore(until), minute -> minute.plusSeconds(60)));
    }

    private long callsOfLastDay(Instant at) {
        return asked.counters().number().orElseThrow().calls().stream()
                .filter(call -> Duration.between(call, at).compareTo(Duration.ofDays(1)) < 0)
                .count();
    }

    private Optional<CallerIdUse> use(String number) {
        return Stream.of(number)
                .filter(asked.counters().callerIds()::containsKey)
                .map(asked.counters().callerIds()::get)
                .filter(use -> use.dayEnds().compareTo(now()) > 0)
                .findFirst();
    }

    private boolean usable(CallerIdUse use) {
        return use.callsOfDay() < limits.callsPerCallerId()
                && use.restsUntil().map(rest -> rest.compareTo(now()) <= 0).orElse(true);
    }

    private int distance(String callerId) {
        Optional<NumberPlace> from = use(callerId).flatMap(CallerIdUse::place);
        Optional<NumberPlace> to = asked.contact().number();
        if (from.isEmpty()
                || to.isEmpty()
                || from.get().countryCode() != to.get().countryCode()) {
            return 2;
        }
        String area = to.get().areaCode().orElse("none");
        if (from.get().areaCode().orElse("").equals(area)) {
            return 0;
        }
        return from.get().region().orElse("").equals(to.get().region().orElse("none")) ? 1 : 2;
    }

    private Instant now() {
        return asked.now();
    }

    private static ZonedDateTime local(Instant at, ZoneId zone) {
        return ZonedDateTime.ofInstant(at, zone);
    }

    @SafeVarargs
    private static List<String> told(Optional<String>... codes) {
        List<String> told = new ArrayList<>();
        for (Optional<String> code : codes) {
            code.ifPresent(told::add);
        }
        return told;
    }

    private static Optional<String> says(String code, boolean holds) {
        return Optional.of(code).filter(one -> holds);
    }

    private static Optional<String> says(String code, Optional<Boolean> holds) {
        return says(code, holds.orElse(false));
    }
}
