package dev.ringway.transcript.store.search;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lt;

import dev.ringway.transcript.analysis.CriterionCheck;
import dev.ringway.transcript.analysis.Mood;
import dev.ringway.transcript.kept.TranscriptStatus;
import dev.ringway.transcript.search.SearchFilter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.bson.Document;
import org.bson.conversions.Bson;

/** A filter in the words of MongoDB. */
final class EntryFilter {

    private EntryFilter() {}

    static Bson of(SearchFilter filter) {
        List<Bson> conditions = new ArrayList<>(withIndexes(filter));
        any("status", filter.statuses(), TranscriptStatus::text, conditions);
        any("mood", filter.moods(), Mood::text, conditions);
        any("outcome", filter.outcomes(), CriterionCheck.Result::text, conditions);
        return all(conditions);
    }

    /** What of it can be found without a text, by other indexes; empty where that is nothing. */
    static Optional<Bson> found(SearchFilter filter) {
        List<Bson> conditions = withIndexes(filter);
        return conditions.isEmpty() ? Optional.empty() : Optional.of(all(conditions));
    }

    private static List<Bson> withIndexes(SearchFilter filter) {
        List<Bson> conditions = new ArrayList<>();
        filter.callSid().ifPresent(sid -> conditions.add(eq("callSid", sid)));
        any("agentId", filter.agentIds(), Function.identity(), conditions);
        any("campaignId", filter.campaignIds(), Function.identity(), conditions);
        filter.criteria().forEach(criterion -> conditions.add(eq("criteria", criterion.text())));
        filter.data().forEach(value -> conditions.add(eq("data", value.folded())));
        filter.from().ifPresent(from -> conditions.add(gte("at", from)));
        filter.to().ifPresent(to -> conditions.add(lt("at", to)));
        return conditions;
    }

    private static <T> void any(String field, Collection<T> values, Function<T, String> text, List<Bson> conditions) {
        if (!values.isEmpty()) {
            conditions.add(in(field, values.stream().map(text).toList()));
        }
    }

    private static Bson all(List<Bson> conditions) {
        return conditions.isEmpty() ? new Document() : and(conditions);
    }
}
