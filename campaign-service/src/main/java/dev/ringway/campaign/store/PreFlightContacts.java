package dev.ringway.campaign.store;

import static com.mongodb.client.model.Filters.in;

import com.mongodb.reactivestreams.client.MongoCollection;
import com.mongodb.reactivestreams.client.MongoDatabase;
import dev.ringway.campaign.campaign.CampaignContact;
import dev.ringway.campaign.contact.Contact;
import dev.ringway.campaign.dial.Undialable;
import dev.ringway.campaign.suppression.Suppression;
import dev.ringway.campaign.suppression.SuppressionKey;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bson.Document;
import org.bson.types.ObjectId;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;

/** What is known of contacts of a campaign before it calls them, page by page, each page in five reads. Blocks. */
@Component
public class PreFlightContacts {

    private final MongoCollection<Document> contacts;
    private final MongoCollection<Document> suppressions;
    private final DialAttempts attempts;

    public PreFlightContacts(MongoDatabase database, DialAttempts attempts) {
        this.contacts = database.getCollection("contacts");
        this.suppressions = database.getCollection("suppressions");
        this.attempts = attempts;
    }

    /**
     * @param contact empty where it is no more
     * @param suppressions of its number on the global list and the campaign's, expired or not
     * @param numberCalled the campaign has called its number as another contact's
     * @param undialable what a call has shown of its number, where no telephone can be called by it
     */
    public record Known(
            CampaignContact member,
            Optional<Contact> contact,
            List<Suppression> suppressions,
            boolean numberCalled,
            Optional<Undialable> undialable) {}

    /** Of these contacts of one campaign, in their order. */
    public List<Known> known(String campaignId, List<CampaignContact> members) {
        Map<String, Contact> byId = contacts(members);
        List<String> numbers = byId.values().stream()
                .map(contact -> contact.fields().phoneNumber())
                .toList();
        Map<String, List<Suppression>> byNumber = suppressions(campaignId, numbers);
        Map<String, Set<String>> calledAs = attempts.calledAs(campaignId, numbers);
        Map<String, Undialable> undialable = attempts.undialable(numbers);
        return members.stream()
                .map(member -> {
                    Optional<Contact> contact = Optional.ofNullable(byId.get(member.contactId()));
                    Optional<String> number = contact.map(one -> one.fields().phoneNumber());
                    return new Known(
                            member,
                            contact,
                            number.map(known -> byNumber.getOrDefault(known, List.of()))
                                    .orElse(List.of()),
                            number.map(known -> calledAs.getOrDefault(known, Set.of()))
                                    .filter(persons -> persons.stream().anyMatch(id -> !id.equals(member.contactId())))
                                    .isPresent(),
                            number.map(undialable::get));
                })
                .toList();
    }

    private Map<String, Contact> contacts(List<CampaignContact> members) {
        List<ObjectId> ids =
                members.stream().map(member -> new ObjectId(member.contactId())).toList();
        return Flux.from(contacts.find(in("_id", ids)))
                .map(ContactDocument::read)
                .collectMap(Contact::id)
                .blockOptional()
                .orElseThrow();
    }

    private Map<String, List<Suppression>> suppressions(String campaignId, List<String> numbers) {
        List<String> ids = numbers.stream()
                .flatMap(number ->
                        Stream.of(SuppressionKey.GLOBAL, campaignId).map(list -> new SuppressionKey(list, number).id()))
                .toList();
        return Flux.from(suppressions.find(in("_id", ids)))
                .map(SuppressionDocument::read)
                .collect(Collectors.groupingBy(one -> one.key().phoneNumber()))
                .blockOptional()
                .orElseThrow();
    }
}
