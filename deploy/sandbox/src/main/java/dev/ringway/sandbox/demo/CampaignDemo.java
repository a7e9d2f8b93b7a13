package dev.ringway.sandbox.demo;

import dev.ringway.sandbox.control.DialRecord;
import dev.ringway.sandbox.demo.CampaignService.Member;
import dev.ringway.sandbox.demo.CampaignService.State;
import dev.ringway.sandbox.demo.CampaignService.Stats;
import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** A campaign as an admin runs it, from a file of contacts to the last call, and what the sandbox knows of it. */
final class CampaignDemo {

    private static final Duration TICK = Duration.ofMillis(500);

    /** Of an answered call more may be known a moment after the campaign's end: what the agent made of it. */
    private static final Duration AFTERWARDS = Duration.ofSeconds(20);

    /** For which something that is asked before the start may be away. */
    private static final Duration AWAY = Duration.ofMinutes(1);

    private final CampaignService service;
    private final SandboxControl sandbox;
    private final Progress progress;
    private final PrintStream out;

    CampaignDemo(CampaignService service, SandboxControl sandbox, Progress progress, PrintStream out) {
        this.service = service;
        this.sandbox = sandbox;
        this.progress = progress;
        this.out = out;
    }

    /** @param patience how long it may take from its start to its end */
    CampaignFigures run(int contacts, String agent, long seed, Duration patience) throws Away {
        List<String> areas = unused(ContactPlan.areasFor(contacts));
        ContactPlan plan = ContactPlan.of(contacts, areas, seed);
        ContactFile file = ContactFile.of(plan);
        String campaign = service.create(
                CampaignDraft.of("Demo " + String.join(", ", areas), agent, ContactPlan.callerIds(areas)));
        JsonNode imported = takeIn(file, campaign);
        service.suppress("global", plan.unwanted().number());
        tell("the list of those who are not called: " + plan.unwanted().name());
        tell(PreFlightText.of(patiently(() -> service.preFlight(campaign))));
        long start = System.nanoTime();
        service.start(campaign);
        State end = awaitEnd(campaign, contacts, start + patience.toNanos());
        Duration took = Duration.ofNanos(System.nanoTime() - start);
        long deadline = System.nanoTime() + AFTERWARDS.toNanos();
        while (System.nanoTime() < deadline) {
            try {
                CampaignFigures figures = figures(campaign, plan, imported, end, took);
                if (figures.allWell() || end.isActive()) {
                    return figures;
                }
            } catch (Away _) {
                // Asked again, and told if it lasts.
            }
            LockSupport.parkNanos(TICK.toNanos());
        }
        return figures(campaign, plan, imported, end, took);
    }

    /** Something to be read. */
    private interface Reading<T> {

        T read() throws Away;
    }

    /** Asks for it until it is told. */
    private static <T> T patiently(Reading<T> reading) throws Away {
        long deadline = System.nanoTime() + AWAY.toNanos();
        while (true) {
            try {
                return reading.read();
            } catch (Away away) {
                if (System.nanoTime() > deadline) {
                    throw away;
                }
            }
            LockSupport.parkNanos(TICK.toNanos());
        }
    }

    /** Nobody is called by a second demo whom an earlier one has called: the day's cap of its number would keep it waiting. */
    private List<String> unused(int areas) throws Away {
        List<String> unused = new ArrayList<>();
        for (String area : AreaCodes.OF_CONTACTS) {
            if (unused.size() < areas && !patiently(() -> service.knows(ContactPlan.firstNumber(area)))) {
                unused.add(area);
            }
        }
        if (unused.size() < areas) {
            throw new DemoFailure("Earlier demos have called the fictional numbers; ringway up --fresh forgets them.");
        }
        return unused;
    }

    private JsonNode takeIn(ContactFile file, String campaign) throws Away {
        String id = service.importInto(campaign, file.text(), "demo");
        JsonNode seen = patiently(() -> service.imported(id));
        while (List.of("queued", "running").contains(seen.path("state").asString())) {
            LockSupport.parkNanos(TICK.toNanos());
            seen = patiently(() -> service.imported(id));
        }
        if (!seen.path("state").asString().equals("done")) {
            throw new DemoFailure(
                    "The import of the contacts is " + seen.path("state").asString() + ": "
                            + seen.path("problem").asString(""));
        }
        tell("%d rows: %d contacts came into the campaign, refused %s"
                .formatted(
                        file.rows(),
                        seen.path("counts").path("addedToCampaign").asLong(),
                        seen.path("counts").path("refused")));
        return seen;
    }

    private State awaitEnd(String campaign, int contacts, long deadline) {
        State state = new State("active", Optional.empty());
        while (state.isActive() && System.nanoTime() < deadline) {
            LockSupport.parkNanos(TICK.toNanos());
            String trouble = "";
            try {
                state = service.state(campaign);
                show(service.stats(campaign), contacts);
            } catch (Away away) {
                trouble = away.getMessage();
            }
            if (!trouble.isEmpty()) {
                progress.show("campaign", trouble);
            }
        }
        progress.end();
        return state;
    }

    private void show(Stats stats, int contacts) {
        progress.show(
                "over %d/%d · being called %d · waiting %d · completed %d · failed %d · suppressed %d"
                        .formatted(
                                contacts - stats.pending() - stats.inProgress(),
                                contacts,
                                stats.inProgress(),
                                stats.pending(),
                                stats.completed(),
                                stats.failed(),
                                stats.suppressed()),
                "");
    }

    private CampaignFigures figures(String campaign, ContactPlan plan, JsonNode imported, State end, Duration took)
            throws Away {
        List<DialRecord> dials = sandbox.dials(campaign);
        List<Member> members = service.members(campaign);
        Stats stats = service.stats(campaign);
        CampaignVerdict verdict = CampaignVerdict.of(plan, dials, members, stats);
        Map<String, List<String>> differences = new TreeMap<>(verdict.differences());
        if (!end.status().equals("completed")) {
            differences.put(
                    "campaign",
                    List.of(end.status()
                            + end.reason().map(why -> " (" + why + ")").orElse("")));
        }
        return new CampaignFigures(
                campaign,
                took.toSeconds(),
                end.status(),
                members.size(),
                imported.path("counts")
                        .path("refused")
                        .valueStream()
                        .mapToLong(JsonNode::asLong)
                        .sum(),
                dials.size(),
                dials.stream().map(DialRecord::to).distinct().count(),
                members.stream().collect(Collectors.groupingBy(Member::status, TreeMap::new, Collectors.counting())),
                verdict.asExpected(),
                stats,
                differences);
    }

    private void tell(String line) {
        out.println(line);
    }
}
