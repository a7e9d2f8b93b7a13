package dev.ringway.campaign.intake;

import dev.ringway.campaign.campaign.Campaign;
import dev.ringway.campaign.campaign.MembershipCounts;
import dev.ringway.campaign.contact.ContactFilter;
import dev.ringway.campaign.store.CampaignContactRefresh;
import dev.ringway.campaign.store.CampaignContacts;
import dev.ringway.campaign.store.CampaignRepository;
import dev.ringway.campaign.store.ContactBulk;
import dev.ringway.starter.problems.ProblemException;
import dev.ringway.starter.security.Caller;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/**
 * Takes contacts into campaigns and out of them, batch by batch, and keeps what campaigns know of them up to date. Blocks.
 */
@Component
public final class CampaignContactIntake {

    private final CampaignRepository campaigns;
    private final CampaignContacts members;
    private final CampaignContactRefresh refresh;
    private final FilteredContacts filtered;
    private final CampaignSettings settings;

    CampaignContactIntake(
            CampaignRepository campaigns,
            CampaignContacts members,
            CampaignContactRefresh refresh,
            ContactBulk contacts,
            CampaignSettings settings,
            Clock clock) {
        this.campaigns = campaigns;
        this.members = members;
        this.refresh = refresh;
        this.filtered = new FilteredContacts(
                contacts, clock, settings.contactsPerRequest(), settings.contactBatch(), settings.contactsTime());
        this.settings = settings;
    }

    /** @param next where the following request goes on; empty when all of them are done */
    public record Progress(MembershipCounts counts, Optional<String> next) {}

    /** What is done with a batch. */
    private interface Step extends Function<List<String>, MembershipCounts> {}

    /** The same; empty where the campaign does not let this person do it any more. */
    private interface Allowed extends Function<List<String>, Optional<MembershipCounts>> {}

    /**
     * Those of a list come in.
     *
     * @throws ProblemException 404 if there is no such campaign, 403 if only an admin may, 409 if it is over
     */
    public Progress add(String campaignId, List<String> contactIds, Caller caller) {
        refuse(campaignId, caller);
        return new Progress(those(contactIds, adding(campaignId, caller)), Optional.empty());
    }

    /** Those of a filter come in, the oldest first, up to what one request may and has the time for. */
    public Progress add(String campaignId, ContactFilter filter, Optional<String> after, Caller caller) {
        refuse(campaignId, caller);
        return all(filter, after, adding(campaignId, caller));
    }

    /** Those of a list go out that were never called. */
    public Progress remove(String campaignId, List<String> contactIds, Caller caller) {
        refuse(campaignId, caller);
        return new Progress(those(contactIds, removing(campaignId, caller)), Optional.empty());
    }

    /** Those of a filter go out that were never called, the oldest first, up to what one request may and has the time for. */
    public Progress remove(String campaignId, ContactFilter filter, Optional<String> after, Caller caller) {
        refuse(campaignId, caller);
        return all(filter, after, removing(campaignId, caller));
    }

    /** These contacts have changed, or are gone. */
    public void refresh(Collection<String> contactIds) {
        refresh.refresh(contactIds);
    }

    /** The place of these numbers on lists has changed. */
    public void refreshNumbers(Collection<String> phoneNumbers) {
        refresh.refreshNumbers(phoneNumbers);
    }

    private Step adding(String campaignId, Caller caller) {
        Step add =
                still(campaignId, caller, batch -> members.add(campaignId, batch, CampaignIntake.onlyDrafts(caller)));
        return batch -> {
            MembershipCounts added = add.apply(batch);
            // One that changed just now was not told of to a campaign that it was not in yet.
            refresh.refresh(batch);
            return added;
        };
    }

    private Step removing(String campaignId, Caller caller) {
        return still(campaignId, caller, batch -> members.remove(campaignId, batch, CampaignIntake.onlyDrafts(caller)));
    }

    /** A campaign may be started or end between two batches: who may not change it then is told so. */
    private Step still(String campaignId, Caller caller, Allowed step) {
        return batch -> step.apply(batch).orElseThrow(() -> {
            refuse(campaignId, caller);
            return over();
        });
    }

    private MembershipCounts those(List<String> ids, Step step) {
        MembershipCounts counts = MembershipCounts.NONE;
        for (int from = 0; from < ids.size(); from += settings.contactBatch()) {
            List<String> batch = ids.subList(from, Math.min(from + settings.contactBatch(), ids.size()));
            counts = counts.plus(step.apply(batch));
        }
        return counts;
    }

    private Progress all(ContactFilter filter, Optional<String> after, Step step) {
        List<MembershipCounts> done = new ArrayList<>();
        Optional<String> next = filtered.each(filter, after, batch -> done.add(step.apply(batch)));
        return new Progress(done.stream().reduce(MembershipCounts.NONE, MembershipCounts::plus), next);
    }

    private void refuse(String campaignId, Caller caller) {
        Campaign campaign =
                campaigns.find(campaignId).orElseThrow(() -> ProblemException.notFound("campaign", campaignId));
        CampaignIntake.refuseUnlessDraft(campaign, caller);
        if (campaign.archivedAt().isPresent()) {
            throw CampaignIntake.archived();
        }
        if (campaign.status().isOver()) {
            throw over();
        }
    }

    private static ProblemException over() {
        return new ProblemException(
                HttpStatus.CONFLICT,
                "campaign-over",
                "The campaign is over, and its contacts stay as they are. Copy it and give the copy contacts.");
    }
}
