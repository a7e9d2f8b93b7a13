package dev.ringway.campaign.store;

import com.mongodb.client.model.Filters;
import dev.ringway.campaign.contact.ContactFilter;
import dev.ringway.campaign.contact.ContactOrder;
import dev.ringway.campaign.contact.ContactStatus;
import dev.ringway.campaign.contact.SearchText;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.bson.types.ObjectId;

/** A filter in the words of MongoDB, such that an index of {@code contacts} serves it. */
final class ContactConditions {

    private static final double EARTH_RADIUS = 6_378_137;
    private static final Bson NOTHING = Filters.in("_id", List.of());

    private ContactConditions() {}

    static Bson of(ContactFilter filter) {
        List<Bson> conditions = new ArrayList<>();
        filter.text().ifPresent(text -> conditions.add(said(text)));
        if (!filter.tags().isEmpty()) {
            conditions.add(filter.everyTag() ? Filters.all("tags", filter.tags()) : anyOf("tags", filter.tags()));
        }
        if (!filter.groups().isEmpty()) {
            conditions.add(anyOf("groups", filter.groups()));
        }
        if (!filter.statuses().isEmpty()) {
            conditions.add(anyOf(
                    "status",
                    filter.statuses().stream().map(ContactStatus::text).sorted().toList()));
        }
        filter.phoneNumber().ifPresent(number -> conditions.add(Filters.eq("phoneNumber", number)));
        // Within and not near: only this goes together with a search for words, and with our order.
        filter.near()
                .ifPresent(near -> conditions.add(Filters.geoWithinCenterSphere(
                        "details.address.location", near.longitude(), near.latitude(), near.radius() / EARTH_RADIUS)));
        filter.updatedFrom().ifPresent(time -> conditions.add(Filters.gte("updatedAt", time)));
        filter.updatedBefore().ifPresent(time -> conditions.add(Filters.lt("updatedAt", time)));
        return conditions.isEmpty() ? new Document() : Filters.and(conditions);
    }

    static Bson after(String id, ContactOrder order) {
        return switch (order) {
            case NEWEST_FIRST -> Filters.lt("_id", new ObjectId(id));
            case OLDEST_FIRST -> Filters.gt("_id", new ObjectId(id));
        };
    }

    /** In quotes a word has to be there, as it stands; without, any of the words would do, and a minus would exclude. */
    private static Bson said(SearchText text) {
        return text.words().isEmpty()
                ? NOTHING
                : Filters.text(
                        text.words().stream().map(word -> '"' + word + '"').collect(Collectors.joining(" ")));
    }

    private static Bson anyOf(String field, Collection<String> values) {
        return values.size() == 1 ? Filters.eq(field, values.iterator().next()) : Filters.in(field, values);
    }
}
