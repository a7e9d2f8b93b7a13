package dev.ringway.campaign.store;

import com.mongodb.reactivestreams.client.ClientSession;
import com.mongodb.reactivestreams.client.MongoDatabase;
import dev.ringway.campaign.attempt.DialAttempt;
import dev.ringway.campaign.attempt.Settling.Ending;
import dev.ringway.campaign.attempt.Settling.Others;
import dev.ringway.campaign.campaign.Campaign;
import dev.ringway.campaign.campaign.CampaignStatus;
import dev.ringway.campaign.campaign.MembershipRule;
import dev.ringway.campaign.campaign.RetryRules;
import dev.ringway.campaign.contact.Contact;
import dev.ringway.campaign.dial.AttemptOutcome;
import dev.ringway.campaign.dial.Reason;
import dev.ringway.campaign.dial.RetryDecision;
import dev.ringway.campaign.suppression.Suppression;
import dev.ringway.campaign.suppression.SuppressionFields;
import dev.ringway.campaign.suppression.SuppressionReason;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Reads all that decides what follows the end of an attempt, within one transaction. Blocks. */
@Component
class Endings {

    private final ContactReads contacts;
    private final CampaignRepository campaigns;
    private final SuppressionQueries suppressions;
    private final DialAttempts attempts;

    Endings(
            MongoDatabase database,
            CampaignRepository campaigns,
            SuppressionQueries suppressions,
            DialAttempts attempts) {
        this.contacts = new ContactReads(database);
        this.campaigns = campaigns;
        this.suppressions = suppressions;
        this.attempts = attempts;
    }

    Ending of(ClientSession session, DialAttempt attempt) {
        Optional<Campaign> campaign = attempt.purpose().campaignId().flatMap(id -> campaigns.find(session, id));
        List<DialAttempt> ofContact = attempt.purpose()
                .campaignId()
                .flatMap(id -> attempt.purpose().contactId().map(contact -> attempts.of(session, id, contact)))
                .orElse(List.of(attempt));
        return new Ending(
                new RetryDecision(
                        campaign.map(Campaign::retryAfterACall).orElse(RetryRules.NONE),
                        attempt.order().amd().onMachine()),
                suppressedFor(session, attempt),
                isNumberCalled(session, attempt),
                Math.toIntExact(ofContact.stream()
                        .filter(one -> !one.id().equals(attempt.id()))
                        .filter(one -> one.outcome().equals(Optional.of(AttemptOutcome.UNREACHABLE)))
                        .count()),
                campaign.filter(one -> one.status() == CampaignStatus.ACTIVE || one.status() == CampaignStatus.PAUSED)
                        .isPresent(),
                others(attempt, ofContact));
    }

    /**
     * What was no attempt in the end has changed nothing for the contact, so it is nobody's follower.
     *
     * @param all the newest first
     */
    private static Others others(DialAttempt attempt, List<DialAttempt> all) {
        List<DialAttempt> ofContact = all.stream()
                .filter(one -> one.id().equals(attempt.id())
                        || one.outcome().map(AttemptOutcome::isAttempt).orElse(true))
                .toList();
        if (!ofContact.getFirst().id().equals(attempt.id())) {
            return Others.LATER;
        }
        return ofContact.stream().skip(1).anyMatch(one -> one.state().isLive()) ? Others.EARLIER_LIVE : Others.NONE;
    }

    /** Whoever it is by the correction of its number during the call was called already. */
    private boolean isNumberCalled(ClientSession session, DialAttempt attempt) {
        return attempt.purpose()
                .campaignId()
                .flatMap(campaign -> attempt.purpose()
                        .contactId()
                        .flatMap(id -> contacts.find(session, id))
                        .filter(contact -> !contact.fields()
                                .phoneNumber()
                                .equals(attempt.order().to()))
                        .filter(contact -> attempts.isCalledAsAnother(
                                session,
                                campaign,
                                contact.id(),
                                contact.fields().phoneNumber())))
                .isPresent();
    }

    /**
     * What was said during the call counts: on a list, or at the contact, which campaigns leave alone while it is called. An
     * entry that has an end ends no contact, nor does one about a number that the contact has no more: of those the next
     * decision tells.
     */
    private Optional<String> suppressedFor(ClientSession session, DialAttempt attempt) {
        Optional<String> id = attempt.purpose().contactId();
        Optional<Contact> contact = id.flatMap(known -> contacts.find(session, known));
        String called = attempt.order().to();
        boolean hasAnother = contact.filter(
                        known -> !known.fields().phoneNumber().equals(called))
                .isPresent();
        List<SuppressionReason> lists = suppressions
                .of(session, called, attempt.purpose().campaignId())
                .stream()
                .map(Suppression::fields)
                .filter(listed -> listed.expiresAt().isEmpty())
                .map(SuppressionFields::reason)
                .filter(reason -> reason.isOfPerson() || !hasAnother)
                .toList();
        return Optional.of(Reason.OPTED_OUT.code())
                .filter(optedOut -> lists.contains(SuppressionReason.OPT_OUT))
                .or(() -> id.flatMap(known -> MembershipRule.suppressedFor(contact)))
                .or(() -> Optional.of(Reason.SUPPRESSED.code()).filter(listed -> !lists.isEmpty()));
    }
}
