package dev.ringway.campaign.lookup;

import dev.ringway.campaign.campaign.CampaignContact;
import dev.ringway.campaign.campaign.ContactState;
import dev.ringway.campaign.campaign.MemberGroup;
import dev.ringway.campaign.lookup.CampaignBreakdown.Held;
import dev.ringway.campaign.lookup.CampaignBreakdown.Over;
import dev.ringway.campaign.store.MemberGroups;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Tells where the contacts of a campaign stand and why, within what {@link LookupSettings} allow. Blocks. */
@Component
public final class BreakdownLookup {

    private static final int EXAMPLES = 3;

    private static final Set<ContactState> OVER = EnumSet.of(ContactState.COMPLETED, ContactState.FAILED);

    private final MemberGroups members;
    private final LookupSettings settings;
    private final Clock clock;

    BreakdownLookup(MemberGroups members, LookupSettings settings, Clock clock) {
        this.members = members;
        this.settings = settings;
        this.clock = clock;
    }

    public CampaignBreakdown of(String campaignId) {
        List<MemberGroup> groups = members.of(campaignId, settings.timeLimit());
        return new CampaignBreakdown(
                groups.stream()
                        .collect(Collectors.groupingBy(
                                MemberGroup::status, Collectors.summingLong(MemberGroup::contacts))),
                members.due(campaignId, clock.instant(), settings.countLimit(), settings.timeLimit()),
                settings.countLimit(),
                reasons(campaignId, groups),
                groups.stream()
                        .filter(group -> OVER.contains(group.status()))
                        .collect(Collectors.groupingBy(
                                group -> new Over(group.status(), group.outcome(), 0),
                                Collectors.summingLong(MemberGroup::contacts)))
                        .entrySet()
                        .stream()
                        .map(over ->
                                new Over(over.getKey().status(), over.getKey().outcome(), over.getValue()))
                        .sorted(Comparator.comparingLong(Over::contacts).reversed())
                        .toList());
    }

    private List<Held> reasons(String campaignId, List<MemberGroup> groups) {
        Map<Key, List<MemberGroup>> alike = groups.stream()
                .filter(group -> group.status().isWaiting() || group.status() == ContactState.SUPPRESSED)
                .flatMap(group -> group.reason().map(reason -> Map.entry(Key.of(group, reason), group)).stream())
                .collect(Collectors.groupingBy(
                        Map.Entry::getKey,
                        LinkedHashMap::new,
                        Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
        return alike.entrySet().stream()
                .map(entry -> held(campaignId, entry.getKey(), entry.getValue()))
                .sorted(Comparator.comparingLong(Held::contacts).reversed().thenComparing(Held::reason))
                .toList();
    }

    private Held held(String campaignId, Key key, List<MemberGroup> groups) {
        Optional<Instant> nextLook =
                groups.stream().flatMap(group -> group.nextLook().stream()).min(Comparator.naturalOrder());
        List<CampaignContact> examples = groups.stream()
                .map(MemberGroup::status)
                .distinct()
                .flatMap(status -> examples(campaignId, status, key.reason()))
                .limit(EXAMPLES)
                .toList();
        return new Held(
                key.reason(),
                key.ends(),
                groups.stream().mapToLong(MemberGroup::contacts).sum(),
                nextLook,
                examples);
    }

    private Stream<CampaignContact> examples(String campaignId, ContactState status, String reason) {
        return members.some(campaignId, status, reason, EXAMPLES, settings.timeLimit()).stream();
    }

    private record Key(String reason, boolean ends) {

        static Key of(MemberGroup group, String reason) {
            return new Key(reason, !group.status().isWaiting());
        }
    }
}
