package dev.ringway.transcript;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.MongoWriteException;
import dev.ringway.starter.test.mongo.CollectionContract;
import dev.ringway.starter.test.mongo.Variant;
import java.util.List;
import java.util.Set;
import org.bson.BsonDocument;
import org.junit.jupiter.api.Test;

class AnalysisRunsCollectionTest extends CollectionContract {

    AnalysisRunsCollectionTest() {
        super("analysisRuns");
    }

    @Override
    protected Set<String> required() {
        return Set.of(
                "_id",
                "state",
                "outOfDate",
                "model",
                "by",
                "of",
                "done",
                "changed",
                "failed",
                "createdAt",
                "updatedAt",
                "version");
    }

    @Override
    protected List<String> indexes() {
        return List.of(
                "{key: {active: 1}, unique: true, partialFilterExpression: {active: true}}",
                "{key: {createdAt: -1}}",
                "{key: {expiresAt: 1}, expireAfterSeconds: 0}");
    }

    @Override
    protected BsonDocument whole() {
        return BsonDocument.parse("""
                {
                _id: "0123456789abcdef0123456789abcdef",
                state: "running",
                active: true,
                from: {$date: "2026-10-01T00:00:00Z"},
                to: {$date: "2026-11-01T00:00:00Z"},
                agentId: "agent_1",
                campaignId: "campaign_1",
                outOfDate: true,
                model: false,
                by: "ava",
                of: {$numberLong: "120"}, done: {$numberLong: "50"},
                changed: {$numberLong: "49"}, failed: {$numberLong: "1"}, unread: {$numberLong: "1"},
                position: "conv_1",
                startedAt: {$date: "2026-11-02T15:00:00Z"},
                endedAt: {$date: "2026-11-02T15:01:00Z"},
                expiresAt: {$date: "2027-02-02T15:00:00Z"},
                createdAt: {$date: "2026-11-02T15:00:00Z"},
                updatedAt: {$date: "2026-11-02T15:00:00Z"},
                version: {$numberLong: "3"}
                }""");
    }

    @Override
    protected String refused() {
        return """
                _id => "run_1"
                state => "failed"
                active => false
                agentId => ""
                campaignId => ""
                by => ""
                of => -1
                done => 1
                failed => {$numberLong: "-1"}
                unread => {$numberLong: "-1"}
                position => ""
                version => {$numberLong: "0"}
                """;
    }

    @Test
    void takesOneThatIsNotOver() {
        stored().insert(whole());
        stored().insert(Variant.without(
                Variant.with(Variant.with(whole(), "_id", "'f123456789abcdef0123456789abcdef'"), "state", "'done'"),
                "active"));
        BsonDocument another = Variant.with(whole(), "_id", "'e123456789abcdef0123456789abcdef'");
        assertThatThrownBy(() -> stored().insert(another)).isInstanceOf(MongoWriteException.class);
    }
}
