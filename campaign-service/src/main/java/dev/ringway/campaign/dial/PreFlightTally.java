package dev.ringway.campaign.dial;

import dev.ringway.campaign.campaign.CampaignContact;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Counts what would become of a campaign's contacts, with some examples of each reason. Used by one thread. */
public final class PreFlightTally {

    private static final int EXAMPLES = 5;

    private final Map<Key, Counted> groups = new LinkedHashMap<>();
    private long contacts;
    private long toDial;
    private long underWay;
    private long over;

    private record Key(String reason, boolean ends) {}

    /**
     * Contacts that would not be called, for one reason.
     *
     * @param ends they are never called by this campaign; else they wait
     * @param earliest when the first of them may be called, where passing time alone changes it
     * @param examples some of them
     */
    public record Group(
            String reason, boolean ends, long contacts, Optional<Instant> earliest, List<CampaignContact> examples) {}

    /**
     * What was counted.
     *
     * @param toDial would be called at once, as far as rates and concurrency allow
     * @param underWay are being called
     * @param over were called, and are not called again
     * @param groups the largest first
     */
    public record Result(long contacts, long toDial, long underWay, long over, List<Group> groups) {}

    private static final class Counted {
        private final List<CampaignContact> examples = new ArrayList<>();
        private Optional<Instant> earliest = Optional.empty();
        private long contacts;
    }

    /** One that waits, and what is decided of it. */
    public void decided(CampaignContact contact, Decision decision) {
        contacts++;
        switch (decision) {
            case Decision.Dial _ -> toDial++;
            case Decision.No(Reason reason, Optional<Instant> notBefore, boolean isFinal) ->
                add(new Key(reason.code(), isFinal), contact, notBefore);
        }
    }

    /** One that does not wait: its state says what became of it. */
    public void settled(CampaignContact contact) {
        contacts++;
        switch (contact.status()) {
            case RESERVED, CALLING -> underWay++;
            case COMPLETED, FAILED -> over++;
            case SUPPRESSED, PENDING, RETRY_WAIT ->
                add(
                        new Key(
                                contact.lastDecision()
                                        .flatMap(CampaignContact.Decision::reason)
                                        .orElseGet(Reason.SUPPRESSED::code),
                                true),
                        contact,
                        Optional.empty());
        }
    }

    private void add(Key key, CampaignContact contact, Optional<Instant> notBefore) {
        Counted counted = groups.computeIfAbsent(key, reason -> new Counted());
        counted.contacts++;
        counted.earliest =
                Stream.concat(counted.earliest.stream(), notBefore.stream()).min(Comparator.naturalOrder());
        if (counted.examples.size() < EXAMPLES) {
            counted.examples.add(contact);
        }
    }

    public Result result() {
        return new Result(
                contacts,
                toDial,
                underWay,
                over,
                groups.entrySet().stream()
                        .map(group -> new Group(
                                group.getKey().reason(),
                                group.getKey().ends(),
                                group.getValue().contacts,
                                group.getValue().earliest,
                                List.copyOf(group.getValue().examples)))
                        .sorted(Comparator.comparingLong(Group::contacts)
                                .reversed()
                                .thenComparing(Group::reason)
                                .thenComparing(Group::ends))
                        .toList());
    }
}
