package dev.ringway.campaign.store;

import com.mongodb.reactivestreams.client.ClientSession;
import com.mongodb.reactivestreams.client.MongoDatabase;
import dev.ringway.campaign.attempt.DialAttempt;
import dev.ringway.campaign.attempt.Purpose;
import dev.ringway.campaign.attempt.Target;
import dev.ringway.campaign.campaign.Campaign;
import dev.ringway.campaign.campaign.CampaignConfig;
import dev.ringway.campaign.campaign.CampaignContact;
import dev.ringway.campaign.campaign.CampaignStatus;
import dev.ringway.campaign.contact.Contact;
import dev.ringway.campaign.contact.ContactFields;
import dev.ringway.campaign.contact.ContactStatus;
import dev.ringway.campaign.dial.CampaignFacts;
import dev.ringway.campaign.dial.ContactFacts;
import dev.ringway.campaign.dial.Counters;
import dev.ringway.campaign.dial.Counters.NumberUse;
import dev.ringway.campaign.dial.Counters.Spend;
import dev.ringway.campaign.dial.Undialable;
import dev.ringway.campaign.numbers.NumberPlaces;
import dev.ringway.campaign.suppression.Suppression;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Reads all that a decision to call is made of, as of one moment. Blocks. */
@Component
class Situations {

    private final ContactReads contacts;
    private final CampaignRepository campaigns;
    private final MemberWrites members;
    private final SuppressionQueries suppressions;
    private final DialAttempts attempts;
    private final CampaignSpend spend;
    private final NumberUses numbers;
    private final CallerIdUses callerIds;
    private final NumberPlaces places;

    Situations(
            MongoDatabase database,
            CampaignRepository campaigns,
            MemberWrites members,
            SuppressionQueries suppressions,
            DialAttempts attempts,
            CampaignSpend spend,
            NumberUses numbers,
            CallerIdUses callerIds,
            NumberPlaces places) {
        this.contacts = new ContactReads(database);
        this.campaigns = campaigns;
        this.members = members;
        this.suppressions = suppressions;
        this.attempts = attempts;
        this.spend = spend;
        this.numbers = numbers;
        this.callerIds = callerIds;
        this.places = places;
    }

    /**
     * Empty where the campaign is no more, or the contact no more in it; of a single call where its contact has another number
     * by now: who asked wanted this person on this number, and has to ask again.
     *
     * @param own the attempt for which it is asked; it does not stand in its own way
     */
    Optional<Situation> of(ClientSession session, Target target, Optional<DialAttempt> own, Instant now) {
        return switch (target) {
            case Target.Member(String campaignId, String contactId) ->
                campaigns
                        .find(session, campaignId)
                        .flatMap(campaign -> members.find(session, campaignId + ":" + contactId)
                                .map(member -> member(session, campaign, member, own, now)));
            case Target.Single single -> {
                Optional<Contact> contact = contact(session, single);
                yield contact.filter(known -> !known.fields().phoneNumber().equals(single.phoneNumber()))
                                .isPresent()
                        ? Optional.empty()
                        : Optional.of(single(session, single, contact, own, now));
            }
        };
    }

    private Situation member(
            ClientSession session, Campaign campaign, CampaignContact member, Optional<DialAttempt> own, Instant now) {
        Optional<Contact> contact = contacts.find(session, member.contactId());
        String number = contact.map(known -> known.fields().phoneNumber())
                .orElse(member.contact().phoneNumber());
        CampaignConfig config = campaign.fields().config();
        Before before = before(session, number, own, now);
        LocalDate day = LocalDate.ofInstant(now, config.schedule().timeZone());
        return new Situation(
                new CampaignFacts(
                        campaign.status(),
                        campaign.fields().startDate(),
                        campaign.fields().endDate(),
                        config,
                        campaign.rulesEdited()),
                contact(
                        contact.map(Contact::fields),
                        contact.map(known -> known.fields().status()),
                        number,
                        suppressions.of(session, number, Optional.of(campaign.id())),
                        attempts.isCalledAsAnother(session, campaign.id(), member.contactId(), number),
                        before,
                        member.attempts(),
                        member.notBefore()),
                counters(session, config, before, own, spend.sums(session, campaign.id(), day, own), now),
                Optional.of(member),
                new Purpose(
                        Optional.of(campaign.id()),
                        Optional.of(member.contactId()),
                        member.attempts() + 1,
                        0,
                        Optional.empty()),
                number,
                campaign.fields().agent().agentId().orElse(""),
                campaign.fields().agent().phoneNumberId(),
                contact.flatMap(known -> known.fields().name()));
    }

    /** Also one that has come to have the number since: a number that is a contact's is that contact's. */
    private Optional<Contact> contact(ClientSession session, Target.Single single) {
        return single.contactId()
                .map(id -> contacts.find(session, id))
                .orElseGet(() -> contacts.withNumber(session, single.phoneNumber()));
    }

    private Situation single(
            ClientSession session,
            Target.Single single,
            Optional<Contact> contact,
            Optional<DialAttempt> own,
            Instant now) {
        Before before = before(session, single.phoneNumber(), own, now);
        LocalDate day = LocalDate.ofInstant(now, single.rules().schedule().timeZone());
        Spend none = new Spend(day, BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO);
        Optional<ContactStatus> status = single.contactId().isEmpty() && contact.isEmpty()
                ? Optional.of(ContactStatus.ACTIVE)
                : contact.map(known -> known.fields().status());
        return new Situation(
                new CampaignFacts(CampaignStatus.ACTIVE, Optional.empty(), Optional.empty(), single.rules(), false),
                contact(
                        contact.map(Contact::fields),
                        status,
                        single.phoneNumber(),
                        suppressions.of(session, single.phoneNumber(), Optional.empty()),
                        false,
                        before,
                        0,
                        Optional.empty()),
                counters(session, single.rules(), before, own, none, now),
                Optional.empty(),
                new Purpose(Optional.empty(), contact.map(Contact::id), 1, 0, single.request()),
                single.phoneNumber(),
                single.agentId(),
                Optional.empty(),
                contact.flatMap(known -> known.fields().name()));
    }

    private ContactFacts contact(
            Optional<ContactFields> fields,
            Optional<ContactStatus> status,
            String number,
            List<Suppression> lists,
            boolean numberCalled,
            Before before,
            int attempts,
            Optional<Instant> due) {
        return new ContactFacts(
                places.of(number),
                status,
                fields.flatMap(ContactFields::consent),
                fields.flatMap(known -> known.details().timeZone()),
                fields.flatMap(known -> known.details().preferredCallTime()),
                Optional.of(lists),
                numberCalled,
                before.undialable(),
                attempts,
                due,
                before.lastCallerId());
    }

    private Counters counters(
            ClientSession session,
            CampaignConfig config,
            Before before,
            Optional<DialAttempt> own,
            Spend sums,
            Instant now) {
        return new Counters(
                Optional.of(before.use()), Optional.of(sums), callerIds.of(session, config.callerIds(), own, now));
    }

    /**
     * What a number has been through, but for the attempt that it is asked for.
     *
     * @param lastCallerId from which that attempt was to call, where there is one: others' calls in between do not change it
     */
    private record Before(NumberUse use, Optional<Undialable> undialable, Optional<String> lastCallerId) {}

    private Before before(ClientSession session, String number, Optional<DialAttempt> own, Instant now) {
        Optional<DialAttempt> last = own.or(() -> attempts.lastTo(session, number));
        return new Before(
                numbers.of(session, number, own, now),
                attempts.undialable(session, number),
                last.map(call -> call.order().from()));
    }
}
