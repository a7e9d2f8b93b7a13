package dev.ringway.analytics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringway.starter.test.mongo.CollectionContract;
import dev.ringway.starter.test.mongo.Variant;
import java.util.List;
import java.util.Set;
import org.bson.BsonDocument;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AnalyticsCollectionTest extends CollectionContract {

    private static final int DUPLICATE_KEY = 11000;

    AnalyticsCollectionTest() {
        super("analytics");
    }

    @Override
    protected Set<String> required() {
        return Set.of("_id", "type", "date", "scope", "timeZone", "createdAt", "updatedAt", "version");
    }

    @Override
    protected Set<String> free() {
        return Set.of("sourceOffsets");
    }

    @Override
    protected List<String> indexes() {
        return List.of(
                "{key: {type: 1, timeZone: 1, 'scope.kind': 1, 'scope.id': 1, date: -1}, unique: true}",
                "{key: {expiresAt: 1}, expireAfterSeconds: 0}");
    }

    @Override
    protected BsonDocument whole() {
        return BsonDocument.parse("""
                {
                  _id: "hourly:Europe/Berlin:campaign:68ef6a5d1c2b3a4d5e6f7081:2126-11-22T10:00:00Z",
                  type: "hourly",
                  date: {$date: "2126-11-22T10:00:00Z"},
                  scope: {kind: "campaign", id: "68ef6a5d1c2b3a4d5e6f7081"},
                  timeZone: "Europe/Berlin",
                  callVolume: {
                    total: 60,
                    byStatus: {completed: 41, "no-answer": 12, busy: 7},
                    byHour: [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 60, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0],
                    byDirection: {outbound: 60},
                    byOutcome: {success: 30, voicemail: 11}
                  },
                  duration: {
                    total: {$numberLong: "3720"}, average: {$numberDecimal: "90.7"}, p50: 84, p90: 150,
                    byStatus: {completed: {$numberLong: "3720"}}
                  },
                  amd: {human: 30, machine: 11, unknown: 0},
                  campaigns: {active: 1, completed: 0},
                  cost: {
                    telephony: {$numberDecimal: "0.9100"},
                    agent: {$numberDecimal: "4.2000"},
                    total: {$numberDecimal: "5.1100"}
                  },
                  conversation: {
                    sentiment: {positive: 20, neutral: 15, negative: 6},
                    topKeywords: [{keyword: "renewal", count: 17}],
                    criteria: [{id: "renewal_agreed", name: "Renewal agreed", success: 19, failure: 12, unknown: 10}],
                    latency: {p50: {$numberDecimal: "0.37"}, p90: {$numberDecimal: "0.90"}}
                  },
                  attempts: [{attempt: 1, calls: 45, answered: 30, succeeded: 22}],
                  sourceOffsets: {"calls-changed": [120, 133]},
                  expiresAt: {$date: "2127-02-20T11:00:00Z"},
                  createdAt: {$date: "2126-11-22T10:00:03Z"},
                  updatedAt: {$date: "2126-11-22T11:00:00Z"},
                  version: {$numberLong: "61"}
                }""");
    }

    @Override
    protected String refused() {
        return """
                _id => {$oid: "68ef6a5d1c2b3a4d5e6f7081"}
                _id => "yearly:UTC:all:2126-01-01"
                _id => "daily:UTC:2126-01-01"
                type => "yearly"
                date => "2126-11-22"
                scope => "all"
                scope.kind =>
                scope.kind => "contact"
                scope.id => ""
                timeZone => "Central European Time"
                callVolume.total => 1.0
                callVolume.total => -1
                callVolume.byStatus.completed => 1.5
                callVolume.byHour => [1, 2, 3]
                callVolume.byHour.3 => -1
                duration.total => 3720.5
                duration.average => 90.7
                duration.byStatus.completed => "3720"
                amd.human => -1
                cost.total => 5.11
                cost.agent => "4.2"
                conversation.sentiment.mixed => 1
                conversation.topKeywords.0.count =>
                conversation.criteria.0.id =>
                conversation.latency.p50 => 0.37
                attempts.0.attempt => 0
                sourceOffsets => []
                expiresAt => 7776000
                version => {$numberLong: "0"}
                """;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "daily:UTC:all:2126-11-22",
                "weekly:America/Argentina/Buenos_Aires:agent:agent_7101k5zv:2126-11-16",
                "monthly:Europe/Berlin:campaign:68ef6a5d1c2b3a4d5e6f7081:2126-11-01",
                "hourly:UTC:all:2126-11-22T10:00:00Z"
            })
    void takesTheIdsOfAllPeriodsAndScopes(String id) {
        stored().insert(Variant.with(whole(), "_id", '"' + id + '"'));
        assertThat(stored().find(new BsonDocument())).hasSize(1);
    }

    @Test
    void holdsAPeriodOfAScopeOnce() {
        stored().insert(whole());
        assertThat(stored().refusal(underAnotherId(whole()))).contains(DUPLICATE_KEY);
    }

    @Test
    void holdsAPeriodOfAllOnceToo() {
        BsonDocument all = Variant.with(whole(), "scope", "{kind: 'all'}");
        stored().insert(all);
        assertThat(stored().refusal(underAnotherId(all))).contains(DUPLICATE_KEY);
    }

    @Test
    void findsTheNewestPeriodsOfAScopeByTheIndex() {
        stored().insert(whole());
        BsonDocument ofTheScope = BsonDocument.parse("""
                {type: 'hourly', timeZone: 'Europe/Berlin',
                 'scope.kind': 'campaign', 'scope.id': '68ef6a5d1c2b3a4d5e6f7081'}""");
        assertThat(stored().find(ofTheScope)).hasSize(1);
        assertThat(stored().indexFor(ofTheScope)).isPresent();
    }

    private static BsonDocument underAnotherId(BsonDocument document) {
        return Variant.with(document, "_id", "'daily:UTC:all:2126-11-22'");
    }
}
