package dev.ringway.callstore.store;

import com.mongodb.client.model.Filters;
import dev.ringway.callstore.call.CallField;
import dev.ringway.callstore.call.CallFilter;
import dev.ringway.callstore.call.CallOrder;
import dev.ringway.callstore.call.CallPosition;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.bson.Document;
import org.bson.conversions.Bson;

/** A filter in the words of MongoDB, such that an index of {@code calls} serves it. */
final class CallConditions {

    private static final List<String> NOTHING_TO_HEAR = List.of("absent", "deleted");

    private CallConditions() {}

    /** @param now what a follow-up is due by */
    static Bson of(CallFilter filter, Instant now) {
        List<Bson> conditions = new ArrayList<>();
        filter.anyOf().forEach((field, values) -> conditions.add(anyOf(path(field), values(field, values))));
        filter.recorded().ifPresent(recorded -> conditions.add(recorded ? recorded() : Filters.nor(recorded())));
        if (filter.followUpDue()) {
            conditions.add(Filters.eq("outcome.followUpRequired", true));
            conditions.add(Filters.not(Filters.gt("outcome.followUpDate", now)));
        }
        filter.minDuration().ifPresent(seconds -> conditions.add(Filters.gte("duration", seconds)));
        filter.maxDuration().ifPresent(seconds -> conditions.add(Filters.lte("duration", seconds)));
        filter.startedFrom().ifPresent(time -> conditions.add(Filters.gte("startTime", time)));
        filter.startedBefore().ifPresent(time -> conditions.add(Filters.lt("startTime", time)));
        return conditions.isEmpty() ? new Document() : Filters.and(conditions);
    }

    /** What comes after a position, said as what is left out, so that no plan walks the index of {@code _id}. */
    static Bson after(CallPosition position, CallOrder order) {
        Instant time = position.startTime();
        Bson sameInstant = Filters.eq("startTime", time);
        return switch (order) {
            case NEWEST_FIRST ->
                Filters.and(
                        Filters.lte("startTime", time),
                        Filters.nor(Filters.and(sameInstant, Filters.gte("_id", position.sid()))));
            case OLDEST_FIRST ->
                Filters.and(
                        Filters.gte("startTime", time),
                        Filters.nor(Filters.and(sameInstant, Filters.lte("_id", position.sid()))));
        };
    }

    private static Bson recorded() {
        return Filters.and(
                Filters.exists("recordings.recordingSid"),
                Filters.elemMatch("recordings", Filters.nin("status", NOTHING_TO_HEAR)));
    }

    private static Bson anyOf(String path, List<?> values) {
        return values.size() == 1 ? Filters.eq(path, values.getFirst()) : Filters.in(path, values);
    }

    private static List<?> values(CallField field, Set<String> values) {
        return field == CallField.ATTEMPT_NUMBER
                ? values.stream().map(Integer::valueOf).toList()
                : List.copyOf(values);
    }

    private static String path(CallField field) {
        return switch (field) {
            case STATUS -> "status";
            case FROM -> "from";
            case TO -> "to";
            case AGENT -> "agentId";
            case CAMPAIGN -> "campaignId";
            case CONTACT -> "contactId";
            case DIRECTION -> "direction";
            case OUTCOME -> "outcome.status";
            case ANSWERED_BY -> "answeredBy";
            case TAG -> "metadata.tags";
            case ATTEMPT -> "attemptId";
            case ATTEMPT_NUMBER -> "attemptNumber";
            // Any of them: a transferred call may have several.
            case CONVERSATION -> "told.conversations.conversationId";
        };
    }
}
