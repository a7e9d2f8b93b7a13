package dev.ringway.campaign.dialer.forbidden;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** A round as it went: what its plan became, and what was told to the service when, in real time. */
final class Course {

    final Plan plan;
    private final Map<String, Integer> campaigns = new HashMap<>();
    private final Map<Integer, String> ids = new HashMap<>();
    private final Map<Integer, NavigableMap<Instant, Boolean>> active = new HashMap<>();
    private final Map<String, Instant> optOuts = new HashMap<>();
    private final Map<String, Person> people;

    Course(Plan plan) {
        this.plan = plan;
        this.people = plan.people().stream().collect(Collectors.toMap(Person::number, Function.identity()));
    }

    void added(int campaign, String id) {
        ids.put(campaign, id);
        campaigns.put(id, campaign);
        active.put(campaign, new TreeMap<>());
    }

    /** From when the wish was sent where it is allowed to call from then on, else from when it was confirmed. */
    void active(int campaign, Instant since, boolean calls) {
        active.get(campaign).put(since, calls);
    }

    void optedOut(String number, Instant confirmed) {
        optOuts.put(number, confirmed);
    }

    Map<Integer, String> ids() {
        return ids;
    }

    String id(int campaign) {
        return ids.get(campaign);
    }

    Optional<Integer> campaign(String id) {
        return Optional.ofNullable(campaigns.get(id));
    }

    Optional<Person> person(String number) {
        return Optional.ofNullable(people.get(number));
    }

    CampaignRules rules(int campaign) {
        return plan.campaigns().get(campaign);
    }

    boolean isActive(int campaign, Instant real) {
        return Optional.ofNullable(active.get(campaign).floorEntry(real))
                .map(Map.Entry::getValue)
                .orElse(false);
    }

    boolean hasOptedOut(String number, Instant real) {
        return Optional.ofNullable(optOuts.get(number))
                .filter(confirmed -> !confirmed.isAfter(real))
                .isPresent();
    }

    List<Block> blocks(int campaign, String number) {
        return plan.blocks().stream()
                .filter(block -> block.concerns(campaign, number))
                .toList();
    }
}
