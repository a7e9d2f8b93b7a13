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
import java.util.function.Consumer;
import java.util.function.Function;
import org.bson.Document;
import org.bson.conversions.Bson;

/** A filter in the words of MongoDB. */
final class EntryFilter {

    private EntryFilter() {}

    /**
     * One of the conditions of a filter, within its time.
     *
     * @param index which gives what has it, and nothing else, the newest first
     */
    record Part(Bson condition, String index) {}

    static Bson of(SearchFilter filter) {
        List<Bson> conditions = parts(filter).stream().map(Part::condition).toList();
        return conditions.isEmpty() ? new Document() : and(conditions);
    }

    /** Those first that fewer have, as a rule. */
    static List<Part> parts(SearchFilter filter) {
        List<Part> parts = new ArrayList<>();
        Consumer<Part> within = part -> parts.add(new Part(within(filter, part.condition()), part.index()));
        filter.callSid().ifPresent(sid -> within.accept(new Part(eq("callSid", sid), "callSid_1")));
        filter.data().forEach(value -> within.accept(new Part(eq("data", value.folded()), "data_1_at_-1")));
        filter.criteria().forEach(one -> within.accept(new Part(eq("criteria", one.text()), "criteria_1_at_-1")));
        any("campaignId", filter.campaignIds(), Function.identity(), within);
        any("agentId", filter.agentIds(), Function.identity(), within);
        any("outcome", filter.outcomes(), CriterionCheck.Result::text, within);
        any("mood", filter.moods(), Mood::text, within);
        any("status", filter.statuses(), TranscriptStatus::text, within);
        if (parts.isEmpty() && (filter.from().isPresent() || filter.to().isPresent())) {
            within.accept(new Part(new Document(), "at_-1"));
        }
        return parts;
    }

    private static <T> void any(String field, Collection<T> values, Function<T, String> text, Consumer<Part> parts) {
        if (!values.isEmpty()) {
            parts.accept(new Part(in(field, values.stream().map(text).toList()), field + "_1_at_-1"));
        }
    }

    private static Bson within(SearchFilter filter, Bson condition) {
        List<Bson> conditions = new ArrayList<>(List.of(condition));
        filter.from().ifPresent(from -> conditions.add(gte("at", from)));
        filter.to().ifPresent(to -> conditions.add(lt("at", to)));
        return and(conditions);
    }
}
