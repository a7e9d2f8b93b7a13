package dev.ringway.transcript.web.search;

import dev.ringway.starter.security.Caller;
import dev.ringway.starter.security.DataMask;
import dev.ringway.transcript.search.CriterionResult;
import dev.ringway.transcript.search.Facets;
import java.util.List;

/**
 * How many of the matches have which property, the most first; of long lists the first 20.
 *
 * @param agents by id, as are the campaigns
 */
record FacetsView(
        List<CountView> agents,
        List<CountView> campaigns,
        List<CountView> sentiments,
        List<CountView> callSuccessful,
        List<CriterionView> criteria,
        List<CountView> keywords) {

    record CountView(String value, long count) {}

    /** @param result success, failure or unknown */
    record CriterionView(String id, String result, long count) {}

    static FacetsView of(Facets facets, Caller caller) {
        return new FacetsView(
                counts(facets.agents()),
                counts(facets.campaigns()),
                counts(facets.sentiments()),
                counts(facets.outcomes()),
                facets.criteria().stream()
                        .flatMap(one -> CriterionResult.of(one.value()).stream()
                                .map(criterion -> new CriterionView(
                                        criterion.id(), criterion.result().text(), one.count())))
                        .toList(),
                facets.keywords().stream()
                        .map(one -> new CountView(DataMask.shownTo(caller, one.value()), one.count()))
                        .toList());
    }

    private static List<CountView> counts(List<Facets.Counted> counted) {
        return counted.stream()
                .map(one -> new CountView(one.value(), one.count()))
                .toList();
    }
}
