package dev.ringway.campaign.intake;

import dev.ringway.campaign.campaign.Campaign;
import dev.ringway.campaign.campaign.CampaignContact;
import dev.ringway.campaign.campaign.CampaignStatus;
import dev.ringway.campaign.contact.Contact;
import dev.ringway.campaign.contact.ContactDetails;
import dev.ringway.campaign.contact.ContactFields;
import dev.ringway.campaign.dial.CampaignFacts;
import dev.ringway.campaign.dial.ContactFacts;
import dev.ringway.campaign.dial.Counters;
import dev.ringway.campaign.numbers.NumberPlaces;
import dev.ringway.campaign.store.PreFlightContacts.Known;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * What a decision is made of where nothing is counted that calls use up (a number's calls, caller ids, money): enough to tell
 * many contacts apart quickly, and only ever too hopeful.
 */
@Component
public final class UnusedFacts {

    private final NumberPlaces places;

    UnusedFacts(NumberPlaces places) {
        this.places = places;
    }

    /** Of a campaign that has this status. */
    public CampaignFacts of(Campaign campaign, CampaignStatus status) {
        return new CampaignFacts(
                status,
                campaign.fields().startDate(),
                campaign.fields().endDate(),
                campaign.fields().config(),
                campaign.rulesEdited());
    }

    /** Of a contact in a campaign. */
    public ContactFacts of(Known known) {
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
                known.numberCalled(),
                known.undialable(),
                member.attempts(),
                member.notBefore(),
                Optional.empty());
    }

    /** As if nobody had been called. */
    public Counters unused(Campaign campaign, Instant at) {
        ZoneId zone = campaign.fields().config().schedule().timeZone();
        LocalDate day = LocalDate.ofInstant(at, zone);
        Instant dayEnds = Counters.CallerIdUse.dayEnds(at);
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
