package dev.ringway.transcript.lookup;

import dev.ringway.transcript.insight.InsightQuestion;
import dev.ringway.transcript.insight.Insights;
import dev.ringway.transcript.store.InsightQueries;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;

/** What conversations together amount to. Blocks. */
@Component
@EnableConfigurationProperties(InsightSettings.class)
public final class InsightLookup {

    private final InsightQueries queries;
    private final InsightSettings settings;

    InsightLookup(InsightQueries queries, InsightSettings settings) {
        this.queries = queries;
        this.settings = settings;
    }

    public Insights of(InsightQuestion question) {
        return queries.of(question, settings.most(), settings.timeLimit());
    }
}
