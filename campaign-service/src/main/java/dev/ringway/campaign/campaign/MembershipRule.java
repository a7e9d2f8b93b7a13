package dev.ringway.campaign.campaign;

import dev.ringway.campaign.campaign.CampaignContact.KnownContact;
import dev.ringway.campaign.contact.Contact;
import dev.ringway.campaign.contact.ContactFields;
import dev.ringway.campaign.contact.ContactStatus;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * What a campaign makes of a contact and of its changes. Suppressing is for ever: a contact that may be called again is so
 * in new campaigns. A call under way goes on, and whoever would place the next one asks the contact itself.
 */
public final class MembershipRule {

    /** Why a contact is not called. */
    public static final String DO_NOT_CALL = "do-not-call";

    /** Why a contact is not called. */
    public static final String CONTACT_DELETED = "contact-deleted";

    /** Why a contact is not called: for a campaign, who has a number that it has called is the same person. */
    public static final String NUMBER_CALLED = "number-called";

    /** Why a contact is not called: it was or is, as one that has become part of it. */
    public static final String CALLED_BEFORE_MERGE = "called-before-merge";

    /** Why campaigns do not call contacts, beside what decisions say. */
    public static final Set<String> REASONS = Set.of(CONTACT_DELETED, CALLED_BEFORE_MERGE);

    private MembershipRule() {}

    /**
     * What a campaign remembers of a contact that comes into it.
     *
     * @param version that it had when it was taken out last; 0 where it was never in
     * @param numberCalled whether there is an attempt of the campaign to call its number, as whoever's it was
     */
    public record Past(long version, boolean numberCalled) {}

    /** The contact in a campaign that it is not in. */
    public static CampaignContact added(String campaignId, Contact contact, Past past, Instant now) {
        return CampaignContact.added(
                campaignId,
                contact.id(),
                past.version() + 1,
                known(contact),
                suppressedFor(Optional.of(contact))
                        .or(() -> Optional.of(NUMBER_CALLED).filter(called -> past.numberCalled())),
                now);
    }

    /**
     * What a change of the contact, or of the lists that its number may be on, makes of it in a campaign; empty where nothing
     * is different. What it waits for may be over by the change, so it is looked at again.
     *
     * @param contact as it is now; empty where it was deleted
     * @param numberCalled whether its number has become another one by the change, which the campaign has called as somebody else's
     */
    public static Optional<CampaignContact> after(
            CampaignContact member, Optional<Contact> contact, boolean numberCalled, Instant now) {
        KnownContact known = contact.map(MembershipRule::known).orElse(member.contact());
        Optional<String> suppressedFor = suppressedFor(contact)
                .or(() -> Optional.of(NUMBER_CALLED).filter(called -> numberCalled))
                .filter(reason -> member.status().isWaiting());
        return suppressedFor.isPresent() || !known.equals(member.contact()) || member.waitsForOthers(now)
                ? Optional.of(member.next(known, suppressedFor, now))
                : Optional.empty();
    }

    /** Why it is not called in any campaign; empty where nothing of the contact itself stands against it. */
    public static Optional<String> suppressedFor(Optional<Contact> contact) {
        if (contact.isEmpty()) {
            return Optional.of(CONTACT_DELETED);
        }
        return contact.filter(one -> one.fields().status() == ContactStatus.DO_NOT_CALL)
                .map(one -> DO_NOT_CALL);
    }

    private static KnownContact known(Contact contact) {
        ContactFields fields = contact.fields();
        return new KnownContact(
                fields.phoneNumber(),
                fields.name(),
                fields.details().timeZone(),
                fields.priority().orElse(0));
    }
}
