package dev.ringway.campaign.intake;

import dev.ringway.campaign.campaign.Campaign;
import dev.ringway.campaign.campaign.CampaignContact;
import dev.ringway.campaign.campaign.CampaignContactFilter;
import dev.ringway.campaign.campaign.CampaignStatus;
import dev.ringway.campaign.contact.Contact;
import dev.ringway.campaign.contact.ContactDetails;
import dev.ringway.campaign.contact.ContactFields;
import dev.ringway.campaign.dial.CampaignFacts;
import dev.ringway.campaign.dial.ContactFacts;
import dev.ringway.campaign.dial.Counters;
import dev.ringway.campaign.dial.DialDecision;
import dev.ringway.campaign.dial.PreFlightTally;
import dev.ringway.campaign.lookup.CampaignContactLookup;
import dev.ringway.campaign.store.PreFlightContacts;
import dev.ringway.campaign.store.PreFlightContacts.Known;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * What would become of a campaign's contacts if it were active at a moment: the same decision that a dialer takes, before
 * anybody is called. What calls use up until then (a number's calls, caller ids, money) is taken for unused. Blocks.
 */
@Component
public final class PreFlight {

    private static final int PAGE = 500;
    private static final CampaignContactFilter ALL =
            new CampaignContactFilter(Set.of(), new TreeSet<>(), new TreeSet<>());

    private final CampaignContactLookup members;
    private final PreFlightContacts contacts;
    private final DialDecision decision;
    private final NumberPlaces places;
    private final CampaignSettings settings;

    PreFlight(
            CampaignContactLookup members,
            PreFlightContacts contacts,
            DialDecision decision,
            NumberPlaces places,
            CampaignSettings settings) {
        this.members = members;
        this.contacts = contacts;
        this.decision = decision;
        this.places = places;
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
        CampaignFacts facts = new CampaignFacts(
                CampaignStatus.ACTIVE,
                campaign.fields().startDate(),
                campaign.fields().endDate(),
                campaign.fields().config());
        Counters unused = unused(campaign, at);
        Optional<String> reached = after;
        int left = settings.contactsPerRequest();
        while (left > 0) {
            int size = Math.min(PAGE, left);
            List<CampaignContact> page = members.page(campaign.id(), ALL, reached, size);
            contacts.known(campaign.id(), page).forEach(known -> count(tally, known, facts, at, unused));
            if (page.size() < size) {
                return new Look(tally.result(), Optional.empty());
            }
            reached = Optional.of(page.getLast().contactId());
            left -= page.size();
        }
        return new Look(tally.result(), reached);
    }

    private void count(PreFlightTally tally, Known known, CampaignFacts campaign, Instant at, Counters unused) {
        CampaignContact member = known.member();
        if (member.status().isWaiting()) {
            tally.decided(member, decision.decide(facts(known), campaign, at, unused));
        } else {
            tally.settled(member);
        }
    }

    private ContactFacts facts(Known known) {
        CampaignContact member = known.member();
        Optional<ContactFields> fields = known.contact().map(Contact::fields);
        Optional<ContactDetails> details = fields.map(ContactFields::details);
        return new ContactFacts(
                fields.map(ContactFields::phoneNumber).flatMap(places::of),
                fields.map(ContactFields::status),
                fields.flatMap(ContactFields::consent),
                details.flatMap(ContactDetails::timeZone),
                details.flatMap(ContactDetails::preferredCallTime),
                Optional.of(known.suppressions()),
                false,
                member.attempts(),
                member.nextAttempt(),
                Optional.empty());
    }

    private Counters unused(Campaign campaign, Instant at) {
        ZoneId zone = campaign.fields().config().schedule().timeZone();
        LocalDate day = LocalDate.ofInstant(at, zone);
        Instant dayEnds = day.plusDays(1).atStartOfDay(zone).toInstant();
        Map<String, Counters.CallerIdUse> callerIds = campaign.fields().config().callerIds().stream()
                .collect(Collectors.toMap(
                        Function.identity(),
                        callerId -> new Counters.CallerIdUse(places.of(callerId), 0, dayEnds, Optional.empty())));
        return new Counters(
                Optional.of(new Counters.NumberUse(List.of(), false)),
                Optional.of(
                        new Counters.Spend(day, BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO)),
                callerIds);
    }
}
