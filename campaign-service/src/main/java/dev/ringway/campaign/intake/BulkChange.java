package dev.ringway.campaign.intake;

import dev.ringway.campaign.contact.BulkAction;
import dev.ringway.campaign.contact.BulkCounts;
import dev.ringway.campaign.contact.ContactFilter;
import dev.ringway.campaign.store.ContactBulk;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Changes many contacts batch by batch, so that no number of them makes one command or transaction large. Blocks. */
@Component
public final class BulkChange {

    private final ContactBulk contacts;
    private final ContactSettings settings;
    private final FilteredContacts filtered;

    BulkChange(ContactBulk contacts, ContactSettings settings, Clock clock) {
        this.contacts = contacts;
        this.settings = settings;
        this.filtered = new FilteredContacts(
                contacts, clock, settings.bulkPerRequest(), settings.bulkBatch(), settings.bulkTime());
    }

    /** @param next where the following request goes on; empty when all of them are done */
    public record Progress(BulkCounts counts, Optional<String> next) {}

    /** Those of a list; ids that are no contacts do not count. */
    public BulkCounts those(List<String> ids, BulkAction action) {
        BulkCounts counts = BulkCounts.NONE;
        for (int from = 0; from < ids.size(); from += settings.bulkBatch()) {
            List<String> batch = ids.subList(from, Math.min(from + settings.bulkBatch(), ids.size()));
            long matched = contacts.known(batch);
            BulkCounts done = contacts.apply(action, batch);
            counts = counts.plus(new BulkCounts(matched, done.changed(), done.refused()));
        }
        return counts;
    }

    /** Those of a filter, the oldest first, up to what one request may change and has the time for. */
    public Progress all(ContactFilter filter, Optional<String> after, BulkAction action) {
        List<BulkCounts> done = new ArrayList<>();
        Optional<String> next = filtered.each(filter, after, batch -> done.add(contacts.apply(action, batch)));
        return new Progress(done.stream().reduce(BulkCounts.NONE, BulkCounts::plus), next);
    }
}
