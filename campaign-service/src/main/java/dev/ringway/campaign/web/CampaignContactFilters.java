package dev.ringway.campaign.web;

import dev.ringway.campaign.campaign.CampaignContactFilter;
import dev.ringway.campaign.campaign.ContactState;
import dev.ringway.campaign.campaign.MembershipRule;
import dev.ringway.campaign.dial.AttemptOutcome;
import dev.ringway.campaign.dial.Reason;
import dev.ringway.starter.http.Query;
import dev.ringway.starter.problems.ProblemException;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.util.MultiValueMap;

/** Reads which contacts of a campaign are meant from parameters; each mistake is a 400 that names its parameter. */
final class CampaignContactFilters {

    private static final Set<String> PARAMETERS = Set.of("status", "outcome", "reason", "cursor", "limit");

    private static final List<String> STATUSES =
            Arrays.stream(ContactState.values()).map(ContactState::text).toList();

    private static final SortedSet<String> ATTEMPTS = Arrays.stream(AttemptOutcome.values())
            .map(AttemptOutcome::text)
            .collect(Collectors.toCollection(TreeSet::new));

    /** What a call came to is told by call-store-service; of what was no call, by us. */
    private static final SortedSet<String> OUTCOMES =
            with(ATTEMPTS, Stream.of("success", "voicemail", "no-answer", "busy", "failed", "undialable", "unknown"));

    /** Decisions, and the ends that attempts and contacts bring about. */
    private static final SortedSet<String> REASONS = with(
            ATTEMPTS, Stream.concat(Arrays.stream(Reason.values()).map(Reason::code), MembershipRule.REASONS.stream()));

    private CampaignContactFilters() {}

    static Query query(MultiValueMap<String, String> parameters) {
        return Query.of(parameters, PARAMETERS);
    }

    static CampaignContactFilter read(Query query) {
        Set<ContactState> statuses = EnumSet.noneOf(ContactState.class);
        any(query, "status", STATUSES)
                .forEach(text -> statuses.add(ContactState.of(text).orElseThrow()));
        return new CampaignContactFilter(statuses, any(query, "outcome", OUTCOMES), any(query, "reason", REASONS));
    }

    private static SortedSet<String> any(Query query, String name, Collection<String> known) {
        SortedSet<String> wanted = new TreeSet<>(query.all(name));
        if (!known.containsAll(wanted)) {
            throw ProblemException.invalid(name, "must be one of " + String.join(", ", known));
        }
        return wanted;
    }

    private static SortedSet<String> with(Collection<String> some, Stream<String> others) {
        return Stream.concat(some.stream(), others).collect(Collectors.toCollection(TreeSet::new));
    }
}
