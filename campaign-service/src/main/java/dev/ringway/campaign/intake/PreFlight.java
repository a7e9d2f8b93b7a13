package dev.ringway.campaign.intake;

import dev.ringway.campaign.campaign.Campaign;
import dev.ringway.campaign.campaign.CampaignContact;
import dev.ringway.campaign.campaign.CampaignContactFilter;
import dev.ringway.campaign.campaign.CampaignStatus;
import dev.ringway.campaign.dial.CampaignFacts;
import dev.ringway.campaign.dial.Counters;
import dev.ringway.campaign.dial.DialDecision;
import dev.ringway.campaign.dial.PreFlightTally;
import dev.ringway.campaign.lookup.CampaignContactLookup;
import dev.ringway.campaign.store.PreFlightContacts;
import dev.ringway.campaign.store.PreFlightContacts.Known;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.stereotype.Component;

/**
 * What would become of a campaign's contacts if it were active at a moment: the same decision that a dialer takes, before
 * anybody is called. Of today it counts what calls have used up so far (a number's calls, caller ids, money); what calls use up
 * from now until then is taken for unused, and of a later day all of it. Blocks.
 */
@Component
public final class PreFlight {

    private static final int PAGE = 500;
    private static final CampaignContactFilter ALL =
            new CampaignContactFilter(Set.of(), new TreeSet<>(), new TreeSet<>());

    private final CampaignContactLookup members;
    private final PreFlightContacts contacts;
    private final DialDecision decision;
    private final UnusedFacts facts;
    private final UseSoFar soFar;
    private final CampaignSettings settings;

    PreFlight(
            CampaignContactLookup members,
            PreFlightContacts contacts,
            DialDecision decision,
            UnusedFacts facts,
            UseSoFar soFar,
            CampaignSettings settings) {
        this.members = members;
        this.contacts = contacts;
        this.decision = decision;
        this.facts = facts;
        this.soFar = soFar;
        this.settings = settings;
    }

    /** @param next the contact behind which a further look goes on; empty where all were looked at */
    public record Look(PreFlightTally.Result counted, Optional<String> next) {}

    /**
     * As many contacts as one request may concern.
     *
     * @param after the contact behind which it begins
     */
    public Look look(Campaign campaign, Instant at, Optional<String> after) {
        PreFlightTally tally = new PreFlightTally();
        CampaignFacts active = facts.of(campaign, CampaignStatus.ACTIVE);
        UseSoFar.Use use = soFar.at(campaign, at);
        Optional<String> reached = after;
        int left = settings.contactsPerRequest();
        while (left > 0) {
            int size = Math.min(PAGE, left);
            List<CampaignContact> page = members.page(campaign.id(), ALL, reached, size);
            List<Known> known = contacts.known(campaign.id(), page);
            List<Counters> counters = use.of(known);
            for (int i = 0; i < known.size(); i++) {
                count(tally, known.get(i), active, at, counters.get(i));
            }
            if (page.size() < size) {
                return new Look(tally.result(), Optional.empty());
            }
            reached = Optional.of(page.getLast().contactId());
            left -= page.size();
        }
        return new Look(tally.result(), reached);
    }

    private void count(PreFlightTally tally, Known known, CampaignFacts campaign, Instant at, Counters use) {
        CampaignContact member = known.member();
        if (member.status().isWaiting()) {
            tally.decided(member, decision.decide(facts.of(known), campaign, at, use));
        } else {
            tally.settled(member);
        }
    }
}
