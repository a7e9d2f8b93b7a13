package dev.ringway.callstore.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringway.starter.test.mongo.CollectionContract;
import java.util.List;
import java.util.Set;
import org.bson.BsonDocument;
import org.junit.jupiter.api.Test;

class ConversationErasuresCollectionTest extends CollectionContract {

    ConversationErasuresCollectionTest() {
        super("conversationErasures");
    }

    @Override
    protected Set<String> required() {
        return Set.of("_id", "version", "createdAt", "updatedAt", "callSids");
    }

    @Override
    protected List<String> indexes() {
        return List.of("{key: {callSids: 1}}");
    }

    @Test
    void theErasuresOfACallAreFoundByAnIndex() {
        assertThat(stored().indexFor(BsonDocument.parse("{callSids: {$in: ['CA0123456789abcdef0123456789abcdef']}}")))
                .contains("callSids_1");
    }

    @Override
    protected BsonDocument whole() {
        return BsonDocument.parse("""
                {
                  _id: "conv_01",
                  version: {$numberLong: "1"},
                  createdAt: {$date: "2026-11-22T10:00:00Z"},
                  updatedAt: {$date: "2026-11-22T10:00:00Z"},
                  callSids: ["CA0123456789abcdef0123456789abcdef"]
                }""");
    }

    @Override
    protected String refused() {
        return """
                _id => ""
                version => {$numberLong: "0"}
                callSids => "CA0123456789abcdef0123456789abcdef"
                callSids.0 => "CA123"
                """;
    }
}
