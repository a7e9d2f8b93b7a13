package dev.ringway.campaign.dialer;

import dev.ringway.campaign.campaign.Campaign;
import dev.ringway.campaign.store.CampaignRepository;
import dev.ringway.campaign.store.DueContacts;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/**
 * Has the contacts of a campaign looked at again after an edit that may allow what was refused, some at a time between two
 * rounds of calls. The campaign carries the mark that this is to be done until it is: whoever drives it after a crash begins
 * anew, and what was done already costs it no write. Blocks.
 */
@Component
final class SecondLook {

    private final DueContacts due;
    private final CampaignRepository campaigns;
    private final Map<String, Place> places = new ConcurrentHashMap<>();

    SecondLook(DueContacts due, CampaignRepository campaigns) {
        this.due = due;
        this.campaigns = campaigns;
    }

    /**
     * How far it is.
     *
     * @param version of the campaign that the edit made
     * @param last the contact that was seen to last
     */
    private record Place(long version, Optional<String> last) {}

    /** @return whether there was something to do, and may be more */
    boolean step(Campaign campaign) {
        if (!campaign.lookAgain()) {
            return false;
        }
        Place place = Optional.ofNullable(places.get(campaign.id()))
                .filter(known -> known.version() == campaign.changedVersion())
                .orElseGet(() -> new Place(campaign.changedVersion(), Optional.empty()));
        Optional<String> last = due.lookAgain(campaign.id(), place.last());
        if (last.isPresent()) {
            places.put(campaign.id(), new Place(place.version(), last));
        } else if (campaigns.lookedAgain(campaign)) {
            places.remove(campaign.id());
        }
        return true;
    }
}
