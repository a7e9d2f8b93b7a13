package dev.ringway.campaign.dialer.forbidden;

import dev.ringway.campaign.Chances;
import dev.ringway.campaign.dialer.forbidden.CampaignRules.Caps;
import dev.ringway.campaign.dialer.forbidden.Person.Agreement;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Rounds by chance, each some days after the one before, so that no call counts in two of them. */
final class PlanMaker implements Chances {

    private static final List<ZoneId> ZONES = Stream.of(
                    "Europe/Berlin",
                    "Europe/Lisbon",
                    "Europe/Dublin",
                    "America/New_York",
                    "America/Los_Angeles",
                    "America/Sao_Paulo",
                    "America/St_Johns",
                    "America/Havana",
                    "America/Asuncion",
                    "America/Santiago",
                    "Australia/Lord_Howe",
                    "Australia/Adelaide",
                    "Africa/Casablanca",
                    "Africa/Cairo",
                    "Asia/Kathmandu",
                    "Asia/Tokyo",
                    "Asia/Jerusalem",
                    "Asia/Beirut",
                    "Pacific/Auckland",
                    "Pacific/Chatham",
                    "Pacific/Apia",
                    "Pacific/Kiritimati",
                    "Antarctica/Troll",
                    "UTC")
            .map(ZoneId::of)
            .toList();
    private static final List<String> CALLER_IDS =
            List.of("+12025550100", "+14155550100", "+49301234567", "+4989123456", "+442079460000");
    private static final List<String> BASES = List.of("opt-in", "contract", "rumour");
    private static final List<String> REASONS =
            List.of("complaint", "do-not-call-registry", "wrong-number", "legal", "manual");
    private static final Duration OVER_THE_EDGE = Duration.ofSeconds(3);
    private static final int CAMPAIGNS = 5;
    private static final int DAY = 24 * 60;

    private final Random random;
    private final Numbers numbers;
    private final int people;

    PlanMaker(Random random, int people) {
        this.random = random;
        this.numbers = new Numbers(random);
        this.people = people;
    }

    @Override
    public Random random() {
        return random;
    }

    private record Edge(ZoneId zone, Instant moment, String about) {}

    Plan after(Instant last) {
        Edge edge = edge(last.plus(Duration.ofDays(random.nextLong(3, 15))));
        Instant start =
                chance(65) ? edge.moment.minus(OVER_THE_EDGE) : edge.moment.plusSeconds(random.nextLong(-3_600, 3_600));
        List<Person> persons = Stream.generate(() -> person(edge)).limit(people).toList();
        List<CampaignRules> campaigns =
                Stream.generate(() -> rules(edge, start)).limit(CAMPAIGNS).toList();
        Map<Integer, Set<String>> members = members(persons);
        return new Plan(
                start,
                edge.moment,
                edge.about,
                persons,
                campaigns,
                members,
                blocks(edge, persons),
                persons.stream().map(Person::number).filter(one -> chance(4)).toList(),
                random.nextInt(CAMPAIGNS));
    }

    private Edge edge(Instant from) {
        ZoneId zone = any(ZONES);
        if (chance(60)) {
            Optional<Instant> change = Optional.ofNullable(zone.getRules().nextTransition(from))
                    .map(next -> next.getInstant())
                    .filter(next -> next.isBefore(from.plus(Duration.ofDays(200))));
            if (change.isEmpty()) {
                return edge(from);
            }
            return chance(50)
                    ? new Edge(zone, change.get(), "a change of the clocks")
                    : new Edge(
                            zone,
                            change.get().plus(random.nextLong(-720, 720), ChronoUnit.MINUTES),
                            "hours from a change of the clocks");
        }
        return chance(40)
                ? new Edge(
                        zone, LocalDate.ofInstant(from, zone).atStartOfDay(zone).toInstant(), "midnight")
                : new Edge(zone, from.truncatedTo(ChronoUnit.HOURS).plusSeconds(random.nextLong(60) * 60), "any time");
    }

    private Person person(Edge edge) {
        Numbers.Line number = numbers.next();
        return new Person(
                number.e164(),
                number.zones(),
                rarely(45, () -> chance(40) ? edge.zone : any(ZONES)),
                rarely(15, this::hours),
                chance(92) ? "active" : chance(50) ? "inactive" : "do-not-call",
                rarely(80, () -> new Agreement(any(BASES), rarely(40, () -> near(edge.moment)))),
                number.callable());
    }

    private CampaignRules rules(Edge edge, Instant start) {
        ZoneId zone = chance(60) ? edge.zone : any(ZONES);
        return new CampaignRules(
                zone,
                chance(75),
                days(edge.moment.atZone(zone)),
                holidays(LocalDate.ofInstant(edge.moment, edge.zone)),
                rarely(40, () -> chance(60) ? Set.of("opt-in", "contract") : Set.of()),
                rarely(40, this::caps),
                1 + random.nextInt(3),
                delays(),
                callerIds(),
                rarely(
                        15,
                        () -> edge.moment.isAfter(start) && chance(50)
                                ? edge.moment
                                : start.plusSeconds(random.nextLong(600, 40_000))));
    }

    private Map<DayOfWeek, List<Hours>> days(ZonedDateTime edge) {
        int minute = edge.getHour() * 60 + edge.getMinute();
        Map<DayOfWeek, List<Hours>> days = new EnumMap<>(DayOfWeek.class);
        for (DayOfWeek day : DayOfWeek.values()) {
            if (chance(90)) {
                days.put(day, windows(minute));
            }
        }
        return days.isEmpty() ? Map.of(DayOfWeek.MONDAY, List.of(new Hours(0, DAY))) : days;
    }

    /** They often end or begin with the edge, or have it in their middle; they do not overlap. */
    private List<Hours> windows(int edge) {
        int length = random.nextInt(30, 600);
        Hours first = switch (random.nextInt(10)) {
            case 0, 1 -> new Hours(Math.max(0, before(edge) - length), before(edge));
            case 2 -> new Hours(edge, Math.min(DAY, edge + length));
            case 3 -> hours();
            case 4, 5 -> new Hours(0, DAY);
            default -> new Hours(Math.max(0, edge - length), Math.min(DAY, edge + random.nextInt(1, 600)));
        };
        if (first.end() > DAY - 60 || chance(60)) {
            return List.of(first);
        }
        int start = first.end() + random.nextInt(0, 30);
        return List.of(first, new Hours(start, random.nextInt(start, DAY) + 1));
    }

    /** The day before ends where a day begins. */
    private static int before(int edge) {
        return edge == 0 ? DAY : edge;
    }

    private Hours hours() {
        int start = random.nextInt(DAY - 60);
        return new Hours(start, random.nextInt(start, DAY) + 1);
    }

    private Set<LocalDate> holidays(LocalDate day) {
        return IntStream.rangeClosed(-1, 2)
                .filter(one -> chance(12))
                .mapToObj(day::plusDays)
                .collect(Collectors.toSet());
    }

    private Caps caps() {
        BigDecimal call = new BigDecimal("0.10");
        Optional<BigDecimal> day = rarely(60, () -> BigDecimal.valueOf(random.nextLong(10, 120), 2));
        return new Caps(call, day, rarely(60, () -> day.orElse(call).add(BigDecimal.valueOf(random.nextLong(120), 2))));
    }

    private Map<String, Integer> delays() {
        Map<String, Integer> delays = new HashMap<>();
        Stream.of("busy", "no-answer", "failed")
                .filter(outcome -> chance(70))
                .forEach(outcome -> delays.put(outcome, random.nextInt(1, 7_200)));
        return delays;
    }

    private List<String> callerIds() {
        List<String> all = new ArrayList<>(CALLER_IDS);
        Collections.shuffle(all, random);
        return all.subList(0, random.nextInt(1, 4));
    }

    private Map<Integer, Set<String>> members(List<Person> persons) {
        Map<Integer, Set<String>> members = new HashMap<>();
        IntStream.range(0, CAMPAIGNS).forEach(campaign -> members.put(campaign, new HashSet<>()));
        for (Person person : persons) {
            List<Integer> campaigns =
                    new ArrayList<>(IntStream.range(0, CAMPAIGNS).boxed().toList());
            Collections.shuffle(campaigns, random);
            campaigns
                    .subList(0, random.nextInt(1, 4))
                    .forEach(one -> members.get(one).add(person.number()));
        }
        return members;
    }

    private List<Block> blocks(Edge edge, List<Person> persons) {
        return persons.stream()
                .filter(person -> chance(12))
                .map(person -> new Block(
                        rarely(40, () -> random.nextInt(CAMPAIGNS)),
                        person.number(),
                        any(REASONS),
                        rarely(75, () -> near(edge.moment))))
                .toList();
    }

    /** Not before what is set up for the edge has been said. */
    private Instant near(Instant edge) {
        List<Long> offsets = List.of(-1L, 0L, 1L, 2L, random.nextLong(-3_000, 3_000), random.nextLong(90_000));
        return edge.plusSeconds(offsets.get(random.nextInt(offsets.size())));
    }

    /** The next moments at which some of these hours begin or end for somebody, the first ones first. */
    static List<Instant> changes(Course course, RuleBook book, Instant from, Duration within) {
        List<Instant> changes = new ArrayList<>();
        for (int campaign = 0; campaign < CAMPAIGNS; campaign++) {
            CampaignRules rules = course.rules(campaign);
            for (Person person : course.plan.people().subList(0, 10)) {
                Instant first = from.truncatedTo(ChronoUnit.MINUTES);
                boolean open = book.open(rules, person, first);
                Instant at = first;
                while (at.isBefore(from.plus(within)) && book.open(rules, person, at) == open) {
                    at = at.plus(1, ChronoUnit.MINUTES);
                }
                if (at.isBefore(from.plus(within))) {
                    changes.add(at);
                }
            }
        }
        return changes.stream().distinct().sorted(Comparator.naturalOrder()).toList();
    }
}
