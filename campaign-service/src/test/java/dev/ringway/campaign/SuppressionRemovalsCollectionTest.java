package dev.ringway.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringway.starter.test.mongo.CollectionContract;
import java.util.List;
import java.util.Set;
import org.bson.BsonDocument;
import org.junit.jupiter.api.Test;

class SuppressionRemovalsCollectionTest extends CollectionContract {

    SuppressionRemovalsCollectionTest() {
        super("suppressionRemovals");
    }

    @Override
    protected Set<String> required() {
        return Set.of("_id", "suppressionId", "suppression", "removedBy", "removedAt");
    }

    @Override
    protected Set<String> free() {
        return Set.of("suppression");
    }

    @Override
    protected List<String> indexes() {
        return List.of("{key: {suppressionId: 1}}");
    }

    @Override
    protected BsonDocument whole() {
        return BsonDocument.parse("""
                {
                  _id: {$oid: "68ef6a5d1c2b3a4d5e6f7001"},
                  suppressionId: "global:+12025550147",
                  suppression: {version: {$numberLong: "3"}, reason: "opt-out"},
                  removedBy: "ann",
                  why: "the number belongs to somebody else now",
                  removedAt: {$date: "2026-11-02T15:00:01Z"}
                }""");
    }

    @Override
    protected String refused() {
        return """
                suppressionId => "+12025550147"
                suppression.version =>
                suppression.version => 3
                removedBy => ""
                why => ""
                """;
    }

    @Test
    void whatWasRemovedOfANumberIsFoundByIndex() {
        stored().insert(whole());
        assertThat(stored().indexFor(BsonDocument.parse("{suppressionId: 'global:+12025550147'}")))
                .contains("suppressionId_1");
    }
}
