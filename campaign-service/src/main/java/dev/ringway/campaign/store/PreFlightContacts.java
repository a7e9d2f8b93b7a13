package dev.ringway.campaign.store;

import static com.mongodb.client.model.Filters.in;

import com.mongodb.reactivestreams.client.MongoCollection;
import com.mongodb.reactivestreams.client.MongoDatabase;
import dev.ringway.campaign.campaign.CampaignContact;
import dev.ringway.campaign.contact.Contact;
import dev.ringway.campaign.suppression.Suppression;
import dev.ringway.campaign.suppression.SuppressionKey;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bson.Document;
import org.bson.types.ObjectId;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;

/** What is known of contacts of a campaign before it calls them, page by page, each page in three reads. Blocks. */
@Component
public class PreFlightContacts {

    private final MongoCollection<Document> contacts;
    private final MongoCollection<Document> suppressions;

    public PreFlightContacts(MongoDatabase database) {
        this.contacts = database.getCollection("contacts");
        this.suppressions = database.getCollection("suppressions");
    }

    /**
     * @param contact empty where it is no more
     * @param suppressions of its number on the global list and the campaign's, expired or not
     */
    public record Known(CampaignContact member, Optional<Contact> contact, List<Suppression> suppressions) {}

    /** Of these contacts of one campaign, in their order. */
    public List<Known> known(String campaignId, List<CampaignContact> members) {
        Map<String, Contact> byId = contacts(members);
        Map<String, List<Suppression>> byNumber = suppressions(campaignId, byId.values());
        return members.stream()
                .map(member -> {
                    Optional<Contact> contact = Optional.ofNullable(byId.get(member.contactId()));
                    return new Known(
                            member,
                            contact,
                            contact.map(one ->
                                            byNumber.getOrDefault(one.fields().phoneNumber(), List.of()))
                                    .orElse(List.of()));
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

    private Map<String, List<Suppression>> suppressions(String campaignId, Collection<Contact> of) {
        List<String> ids = of.stream()
                .map(contact -> contact.fields().phoneNumber())
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
