package dev.ringway.transcript.web.analysis;

import dev.ringway.starter.security.Caller;
import dev.ringway.starter.security.DataMask;
import dev.ringway.transcript.insight.InsightQuestion;
import dev.ringway.transcript.insight.Insights;
import dev.ringway.transcript.insight.Insights.Latency;
import dev.ringway.transcript.insight.Insights.Moods;
import dev.ringway.transcript.insight.Insights.Results;
import dev.ringway.transcript.insight.Insights.Topic;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * Insights as clients see them.
 *
 * @param from what they are of, inclusive
 * @param to and to, exclusive
 * @param interval day or week
 * @param timeZone in which days and weeks begin
 * @param topics keywords with the number of conversations that turn on them
 * @param sentiment conversations by the person's mood; unknown where nobody could tell it
 * @param latency seconds, means over conversations
 */
record InsightView(
        Instant from,
        Instant to,
        String interval,
        String timeZone,
        long conversations,
        List<CriterionView> criteria,
        List<Topic> topics,
        Moods sentiment,
        List<AgentView> agents,
        List<CampaignView> campaigns,
        Optional<Latency> latency) {

    /** @param successRate of those that are success or failure, 0 to 1 */
    record CriterionView(
            String id, String name, Results results, Optional<Double> successRate, List<PeriodView> periods) {}

    /** @param start the period's first day */
    record PeriodView(LocalDate start, Results results, Optional<Double> successRate) {}

    record AgentView(String agentId, Moods sentiment) {}

    record CampaignView(String campaignId, Moods sentiment) {}

    static InsightView of(InsightQuestion question, Insights insights, Caller caller) {
        return new InsightView(
                question.from(),
                question.to(),
                question.step().text(),
                question.zone().getId(),
                insights.conversations(),
                insights.criteria().stream()
                        .map(criterion -> criterion(criterion, caller))
                        .toList(),
                insights.topics().stream()
                        .map(topic -> new Topic(DataMask.shownTo(caller, topic.keyword()), topic.count()))
                        .toList(),
                insights.sentiment(),
                insights.byAgent().stream()
                        .map(of -> new AgentView(of.id(), of.moods()))
                        .toList(),
                insights.byCampaign().stream()
                        .map(of -> new CampaignView(of.id(), of.moods()))
                        .toList(),
                insights.latency());
    }

    private static CriterionView criterion(Insights.Criterion criterion, Caller caller) {
        Results total = criterion.total();
        return new CriterionView(
                criterion.id(),
                DataMask.shownTo(caller, criterion.name()),
                total,
                total.rate(),
                criterion.periods().stream()
                        .map(period -> new PeriodView(
                                period.start(),
                                period.results(),
                                period.results().rate()))
                        .toList());
    }
}
