package dev.ringway.campaign.intake;

import dev.ringway.campaign.contact.ContactFilter;
import dev.ringway.campaign.store.ContactBulk;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Goes through the contacts of a filter batch by batch, the oldest first, as far as one request may. The filter is asked once:
 * what of a million contacts fits one badly indexed is sought once and not for every batch.
 *
 * @param most contacts of a request
 * @param size contacts of a batch
 * @param time of a request, and of asking the filter: a batch that has begun is done, no other is begun after that
 */
record FilteredContacts(ContactBulk contacts, Clock clock, int most, int size, Duration time) {

    /**
     * @param after where the request before ended
     * @return where the following request goes on; empty when all of them are done
     */
    Optional<String> each(ContactFilter filter, Optional<String> after, Consumer<List<String>> batch) {
        Instant end = clock.instant().plus(time);
        List<String> ids = contacts.ids(filter, after, most, time);
        for (int from = 0; from < ids.size(); from += size) {
            if (from > 0 && !clock.instant().isBefore(end)) {
                return Optional.of(ids.get(from - 1));
            }
            batch.accept(ids.subList(from, Math.min(from + size, ids.size())));
        }
        return ids.size() < most ? Optional.empty() : Optional.of(ids.getLast());
    }
}
