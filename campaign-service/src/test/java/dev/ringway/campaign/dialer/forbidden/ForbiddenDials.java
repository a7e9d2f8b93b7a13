package dev.ringway.campaign.dialer.forbidden;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.ringway.campaign.dialer.RunningDialer;
import dev.ringway.campaign.intake.DialSettings;
import dev.ringway.sandbox.Sandbox;
import dev.ringway.starter.security.Role;
import dev.ringway.starter.test.MovableClock;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.awaitility.core.ConditionTimeoutException;
import org.bson.Document;
import org.bson.types.ObjectId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import tools.jackson.databind.json.JsonMapper;

/**
 * The running service calls people in the sandbox, in rounds made by chance, while its clock is put to moments at which
 * something changes and runs over them. Each call in the sandbox's own list is looked at by {@link RuleBook}; and whom that
 * allows has to be called.
 */
@Import(RoundSettings.class)
abstract class ForbiddenDials extends RunningDialer {

    /** It lives a hundred times as fast as people. */
    static final Sandbox FAST = sandbox(100);

    static final int CALLS_PER_NUMBER = 2;
    private static final Duration SETTLED = Duration.ofMinutes(10);
    private static final Duration SET_UP = Duration.ofHours(6);
    private static final Duration EDGE = Duration.ofSeconds(5);
    private static final Set<String> WAITING = Set.of("pending", "retry-wait");
    private static final Set<String> UNDER_WAY = Set.of("reserved", "calling");

    private static final Logger log = LoggerFactory.getLogger(ForbiddenDials.class);

    @Autowired
    private MovableClock moved;

    @Autowired
    private DialSettings dialSettings;

    /**
     * @param decisions after which no other round begins
     * @param people of a round
     * @param stages of a round: to how many moments its clock is put after the first
     */
    Tally run(int decisions, int people, int stages, long seed) {
        PlanMaker plans = new PlanMaker(new Random(seed), people);
        Tally tally = new Tally();
        Random random = new Random(seed);
        while (tally.decisions() < decisions && tally.complaints().isEmpty()) {
            control(FAST, "POST", "reset", "");
            Course course = new Course(plans.after(moved.instant()));
            String name = "seed %d, round %d (%s)".formatted(seed, tally.rounds(), course.plan.about());
            List<Instant> edges = new ArrayList<>(List.of(course.plan.edge()));
            setUp(course);
            try {
                play(course, tally, random, edges, stages);
            } catch (ConditionTimeoutException unsettled) {
                tally.complain(name + ": " + unsettled.getMessage());
            }
            stop(course);
            judge(course, tally, name, edges);
            log.info("{}: {} decisions so far, {} calls, {}", name, tally.decisions(), tally.dials(), tally.reasons());
        }
        return tally;
    }

    private void setUp(Course course) {
        Plan plan = course.plan;
        moved.moveTo(plan.start().minus(SET_UP));
        Map<String, String> contacts = new HashMap<>();
        plan.people().forEach(person -> contacts.put(person.number(), created(CONTACTS, person.json())));
        for (int campaign = 0; campaign < plan.campaigns().size(); campaign++) {
            String id = created(CAMPAIGNS, course.rules(campaign).json());
            course.added(campaign, id);
            addContacts(
                    id, plan.members().get(campaign).stream().map(contacts::get).toList());
        }
        plan.blocks().forEach(block -> created("/api/v1/suppressions", block.json(course.ids())));
    }

    private String created(String path, Map<String, Object> body) {
        HttpResponse<String> answer = post(path, Role.ADMIN, JsonMapper.shared().writeValueAsString(body));
        assertThat(answer.statusCode()).as("%s: %s", body, answer.body()).isEqualTo(201);
        return json(answer).path("id").asString("");
    }

    /** Over the edge, with people who opt out and a campaign that pauses meanwhile; and then on to other moments. */
    private void play(Course course, Tally tally, Random random, List<Instant> edges, int stages) {
        moved.moveTo(course.plan.start());
        for (int campaign : course.ids().keySet()) {
            start(course, campaign);
        }
        interfere(course);
        settle(course, tally, edges.getFirst());
        resume(course);
        settle(course, tally, edges.getFirst());
        for (int stage = 0; stage < stages; stage++) {
            Instant from = moved.instant().plus(Duration.ofMinutes(random.nextLong(1, 120)));
            List<Instant> changes = PlanMaker.changes(course, book(course), from, Duration.ofHours(12));
            if (changes.isEmpty() || random.nextInt(3) == 0) {
                moved.moveTo(from.plus(Duration.ofMinutes(random.nextLong(600))));
            } else {
                Instant edge = changes.get(random.nextInt(changes.size()));
                edges.add(edge);
                moved.moveTo(edge.minusSeconds(2));
            }
            settle(course, tally, edges.getLast());
        }
    }

    private void start(Course course, int campaign) {
        Instant asked = Instant.now();
        HttpResponse<String> answer = lead(course.id(campaign), "start", Role.ADMIN, WHY);
        // One that has nobody left to call, or is over by now, does not start.
        assertThat(answer.statusCode()).as(answer.body()).isIn(200, 409);
        course.active(campaign, asked, answer.statusCode() == 200);
    }

    private void interfere(Course course) {
        await().atMost(SETTLED)
                .until(() -> dialled().size() >= 3
                        || !moved.instant().isBefore(course.plan.start().plusSeconds(4)));
        for (String number : course.plan.optOuts()) {
            HttpResponse<String> answer =
                    post("/api/v1/opt-outs", Role.OPERATOR, "{\"phoneNumber\": \"" + number + "\"}");
            assertThat(answer.statusCode()).as(answer.body()).isIn(200, 201);
            course.optedOut(number, Instant.now());
        }
        int paused = course.plan.paused();
        if (lead(course.id(paused), "pause", Role.ADMIN, WHY).statusCode() == 200) {
            course.active(paused, Instant.now(), false);
        }
    }

    private void resume(Course course) {
        int paused = course.plan.paused();
        Instant asked = Instant.now();
        if (!course.isActive(paused, asked)
                && lead(course.id(paused), "resume", Role.ADMIN, WHY).statusCode() == 200) {
            course.active(paused, asked, true);
        }
    }

    private void stop(Course course) {
        course.ids().forEach((campaign, id) -> {
            lead(id, "stop", Role.ADMIN, WHY);
            course.active(campaign, Instant.now(), false);
        });
    }

    /** Until the edge is behind, everybody has been decided on, nobody is in a call, and nobody waits who may be called. */
    private void settle(Course course, Tally tally, Instant edge) {
        boolean over =
                edge.isAfter(moved.instant()) && edge.isBefore(moved.instant().plus(EDGE));
        await().atMost(SETTLED).pollInterval(Duration.ofMillis(250)).untilAsserted(() -> {
            assertThat(over && moved.instant().isBefore(edge.plusSeconds(2)))
                    .as("before the edge")
                    .isFalse();
            assertThat(unsettled(course, tally)).as("at %s", moved.instant()).isEmpty();
        });
    }

    /** Who is being called or decided on; and where that is nobody, who waits although the rules allow a call. */
    private List<String> unsettled(Course course, Tally tally) {
        RuleBook book = book(course);
        Instant now = Instant.now();
        List<String> busy = new ArrayList<>();
        List<String> missed = new ArrayList<>();
        course.ids().forEach((campaign, id) -> {
            boolean calls = course.isActive(campaign, now)
                    && course.rules(campaign)
                            .endDate()
                            .filter(end -> !end.isAfter(moved.at(now)))
                            .isEmpty()
                    && !book.isSpent(campaign, now)
                    && !book.hasNoCallerId(campaign, now);
            for (Document member : all("campaignContacts", new Document("campaignId", new ObjectId(id)))) {
                note(course, member, tally);
                String status = member.getString("status");
                boolean waits = WAITING.contains(status);
                if (UNDER_WAY.contains(status) || (calls && waits && isOpen(member, now))) {
                    busy.add(shown(course, campaign, member));
                } else if (busy.isEmpty()
                        && calls
                        && (waits || member.getInteger("attempts") == 0)
                        && isMissed(course, book, campaign, member, now)) {
                    missed.add(shown(course, campaign, member));
                }
            }
        });
        return busy.isEmpty() ? missed : busy;
    }

    private static String shown(Course course, int campaign, Document member) {
        return "campaign %d %s: %s".formatted(campaign, course.rules(campaign), member);
    }

    /** What stands there since before the start was not decided by the dialer. */
    private static void note(Course course, Document member, Tally tally) {
        Document decision = member.get("lastDecision", Document.class);
        boolean own = WAITING.contains(member.getString("status")) || member.getInteger("attempts") == 0;
        if (decision != null && own && !decision.getBoolean("dial")) {
            Instant at = decision.getDate("at").toInstant();
            if (!at.isBefore(course.plan.start())) {
                tally.refused(member.getString("_id"), at, decision.getString("reason"));
            }
        }
    }

    /** It is to be decided on now. */
    private boolean isOpen(Document member, Instant now) {
        return member.get("lastDecision") == null
                || !member.getDate("nextAttempt").toInstant().isAfter(moved.at(now));
    }

    private boolean isMissed(Course course, RuleBook book, int campaign, Document member, Instant now) {
        String number = member.getString("phoneNumber");
        return course.person(number).orElseThrow().callable()
                && book.allows(campaign, number, now)
                && book.allows(campaign, number, now.minusSeconds(1));
    }

    private void judge(Course course, Tally tally, String name, List<Instant> edges) {
        List<Dialled> calls = dialled();
        RuleBook book = book(course, calls);
        for (Dialled call : calls) {
            List<String> violated = book.violated(call);
            if (!violated.isEmpty()) {
                tally.complain("%s: in spite of %s, %s at %s, to %s, by %s"
                        .formatted(
                                name,
                                violated,
                                call,
                                moved.at(call.at()),
                                course.person(call.to()),
                                course.campaign(call.campaign()).map(course::rules)));
            }
        }
        int near = (int) calls.stream()
                .filter(call -> edges.stream()
                        .anyMatch(edge -> Duration.between(edge, moved.at(call.at()))
                                        .abs()
                                        .compareTo(EDGE)
                                < 0))
                .count();
        tally.round(course.plan.about(), calls.size(), near);
    }

    private RuleBook book(Course course) {
        return book(course, dialled());
    }

    private RuleBook book(Course course, List<Dialled> calls) {
        return new RuleBook(
                course,
                moved,
                calls,
                new RuleBook.Limits(dialSettings.callsPerNumber(), dialSettings.callsPerCallerId()));
    }

    private static List<Dialled> dialled() {
        return control(FAST, "GET", "dials", "")
                .path("items")
                .valueStream()
                .map(Dialled::of)
                .toList();
    }
}
