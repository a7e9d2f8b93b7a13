package dev.ringway.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringway.starter.test.mongo.CollectionContract;
import java.util.List;
import java.util.Set;
import org.bson.BsonDocument;
import org.junit.jupiter.api.Test;

class ContactImportsCollectionTest extends CollectionContract {

    ContactImportsCollectionTest() {
        super("contactImports");
    }

    @Override
    protected Set<String> required() {
        return Set.of(
                "_id",
                "state",
                "requestedBy",
                "options",
                "file",
                "format",
                "position",
                "line",
                "counts",
                "cancelRequested",
                "createdAt",
                "updatedAt",
                "version");
    }

    @Override
    protected List<String> indexes() {
        return List.of(
                "{key: {requestKey: 1}, unique: true, partialFilterExpression: {requestKey: {$exists: true}}}",
                "{key: {state: 1, _id: 1}}",
                "{key: {endUntold: 1}, partialFilterExpression: {endUntold: true}}");
    }

    @Override
    protected BsonDocument whole() {
        return BsonDocument.parse("""
                {
                  _id: {$oid: "68ef6a5d1c2b3a4d5e6f7001"},
                  requestKey: "key:0123456789abcdef0123456789abcdef",
                  state: "failed",
                  onlyDraft: true,
                  requestedBy: "ava",
                  options: {
                    region: "US",
                    dryRun: false,
                    onDuplicate: "skip",
                    mapping: [{header: "Fon", field: "phoneNumber"}],
                    tags: ["vip"],
                    groups: ["renewals"],
                    campaignId: {$oid: "68ef6a5d1c2b3a4d5e6f7002"}
                  },
                  file: {
                    location: "folder:/contact-imports/68ef6a5d1c2b3a4d5e6f7001.csv",
                    size: {$numberLong: "2048"},
                    sha256: "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
                    contentType: "text/csv"
                  },
                  format: {
                    encoding: "UTF-8",
                    delimiter: ";",
                    columns: [{header: "Fon", field: "phoneNumber"}],
                    headerEnd: {$numberLong: "4"},
                    firstLine: {$numberLong: "2"}
                  },
                  position: {$numberLong: "1024"},
                  line: {$numberLong: "42"},
                  counts: {
                    read: {$numberLong: "40"},
                    created: {$numberLong: "20"},
                    updated: {$numberLong: "0"},
                    unchanged: {$numberLong: "13"},
                    refused: {"same-number": {$numberLong: "7"}}
                  },
                  campaignCounts: {
                    added: {$numberLong: "30"},
                    suppressed: {$numberLong: "1"},
                    already: {$numberLong: "3"},
                    over: {$numberLong: "0"}
                  },
                  cancelRequested: false,
                  endedAt: {$date: "2026-11-02T15:01:00Z"},
                  problem: "the file is gone",
                  endUntold: true,
                  createdAt: {$date: "2026-11-02T15:00:01Z"},
                  updatedAt: {$date: "2026-11-02T15:01:00Z"},
                  version: {$numberLong: "5"}
                }""");
    }

    @Override
    protected String refused() {
        return """
                state => "paused"
                options.region => "us"
                options.onDuplicate => "merge"
                options.campaignId => "68ef6a5d1c2b3a4d5e6f7002"
                file.sha256 => "abc"
                format.encoding => "EBCDIC"
                format.delimiter => ""
                format.columns => []
                position => 5
                line => {$numberLong: "0"}
                counts.read => {$numberLong: "-1"}
                campaignCounts.added => 30
                campaignCounts.over => {$numberLong: "-1"}
                counts.refused.same-number => {$numberLong: "0"}
                version => 5
                """;
    }

    @Test
    void whatIsUnfinishedAndWhatWasAskedForBeforeIsFoundByIndex() {
        stored().insert(whole());
        assertThat(stored().indexFor(BsonDocument.parse("{state: {$in: ['queued', 'running']}}")))
                .contains("state_1__id_1");
        assertThat(stored().indexFor(BsonDocument.parse("{requestKey: 'key:1'}")))
                .contains("requestKey_1");
        assertThat(stored().indexFor(BsonDocument.parse("{endUntold: true}"))).contains("endUntold_1");
    }
}
