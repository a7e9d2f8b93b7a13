package dev.ringway.campaign.lookup;

import com.mongodb.MongoExecutionTimeoutException;
import dev.ringway.campaign.contact.Contact;
import dev.ringway.campaign.contact.ContactCount;
import dev.ringway.campaign.contact.ContactFilter;
import dev.ringway.campaign.contact.ContactOrder;
import dev.ringway.campaign.store.ContactQueries;
import dev.ringway.campaign.store.ContactRepository;
import java.util.Optional;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Reads contacts, within what {@link LookupSettings} allow. */
@Component
@EnableConfigurationProperties(LookupSettings.class)
public final class ContactLookup {

    private final ContactQueries queries;
    private final ContactRepository contacts;
    private final LookupSettings settings;

    ContactLookup(ContactQueries queries, ContactRepository contacts, LookupSettings settings) {
        this.queries = queries;
        this.contacts = contacts;
        this.settings = settings;
    }

    /** Blocks. */
    public Optional<Contact> find(String id) {
        return contacts.find(id);
    }

    /**
     * A page of a list. Contacts that come meanwhile do not shift what follows.
     *
     * @param after the id of the last contact of the page before
     */
    public Mono<ContactPage> page(
            ContactFilter filter, ContactOrder order, Optional<String> after, int limit, CountWish wish) {
        return Mono.zip(
                queries.list(filter, order, after, limit + 1, settings.timeLimit())
                        .collectList(),
                count(filter, wish),
                (found, count) -> ContactPage.of(found, limit, count));
    }

    /** All contacts of a filter, the newest first, no faster than they are taken. */
    public Flux<Contact> all(ContactFilter filter, int batchSize) {
        return queries.all(filter, batchSize);
    }

    private Mono<Optional<ContactCount>> count(ContactFilter filter, CountWish wish) {
        return switch (wish) {
            case NONE -> Mono.just(Optional.empty());
            case ESTIMATED ->
                filter.isEmpty()
                        ? queries.estimate(settings.countTimeLimit()).map(Optional::of)
                        : counted(filter, settings.quickCountLimit());
            case EXACT -> counted(filter, settings.countLimit());
        };
    }

    private Mono<Optional<ContactCount>> counted(ContactFilter filter, int limit) {
        return queries.count(filter, limit, settings.countTimeLimit())
                .onErrorReturn(
                        MongoExecutionTimeoutException.class, new ContactCount(0, ContactCount.Relation.AT_LEAST))
                .map(Optional::of);
    }
}
