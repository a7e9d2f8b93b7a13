package dev.ringway.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringway.starter.test.mongo.CollectionContract;
import dev.ringway.starter.test.mongo.Variant;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.junit.jupiter.api.Test;

class CampaignContactsCollectionTest extends CollectionContract {

    private static final int DUPLICATE_KEY = 11000;

    CampaignContactsCollectionTest() {
        super("campaignContacts");
    }

    @Override
    protected Set<String> required() {
        return Set.of("_id", "campaignId", "contactId", "phoneNumber", "status", "createdAt", "updatedAt", "version");
    }

    @Override
    protected Set<String> free() {
        return Set.of("customData");
    }

    @Override
    protected List<String> indexes() {
        return List.of(
                "{key: {contactId: 1, campaignId: 1}}",
                "{key: {campaignId: 1, status: 1, priority: -1, nextAttempt: 1}}",
                "{key: {campaignId: 1, status: 1, _id: 1}}",
                "{key: {campaignId: 1, status: 1, 'lastDecision.reason': 1, outcome: 1, nextAttempt: 1}}",
                """
                {key: {campaignId: 1, outcome: 1, _id: 1},
                 partialFilterExpression: {outcome: {$exists: true}}}""",
                """
                {key: {campaignId: 1, 'lastDecision.reason': 1, _id: 1},
                 partialFilterExpression: {'lastDecision.reason': {$exists: true}}}""",
                """
                {key: {'lease.until': 1},
                 partialFilterExpression: {status: {$in: ['reserved', 'calling']}}}""");
    }

    @Override
    protected BsonDocument whole() {
        return BsonDocument.parse("""
                {
                  _id: "68ef6a5d1c2b3a4d5e6f7081:68ef6a5d1c2b3a4d5e6f7001",
                  campaignId: {$oid: "68ef6a5d1c2b3a4d5e6f7081"},
                  contactId: {$oid: "68ef6a5d1c2b3a4d5e6f7001"},
                  phoneNumber: "+12025550147",
                  contactName: "Zoë Will",
                  timeZone: "America/New_York",
                  priority: 5,
                  status: "calling",
                  attempts: 2,
                  answered: {$numberLong: "1"},
                  callTime: {$numberLong: "4"},
                  spend: {$numberDecimal: "0.026"},
                  lastAttempt: {$date: "2026-11-02T15:00:00Z"},
                  nextAttempt: {$date: "2026-11-03T15:00:00Z"},
                  notBefore: {$date: "2026-11-03T14:00:00Z"},
                  lease: {owner: "campaign-1", until: {$date: "2026-11-02T15:01:00Z"}},
                  callResults: [{
                    callSid: "CA15884136fed840d807968d7c83b21ba4",
                    timestamp: {$date: "2026-11-01T15:00:00Z"},
                    status: "no-answer",
                    duration: 0,
                    notes: "rang for 30 s"
                  }],
                  outcome: "no-answer",
                  customData: {invoice: "A-17", amount: 12.5},
                  lastDecision: {dial: true, reason: "due", at: {$date: "2026-11-02T15:00:00Z"}},
                  createdAt: {$date: "2026-10-30T09:11:00Z"},
                  updatedAt: {$date: "2026-11-02T15:00:00Z"},
                  version: {$numberLong: "7"}
                }""");
    }

    @Override
    protected String refused() {
        return """
                _id => {$oid: "68ef6a5d1c2b3a4d5e6f7081"}
                _id => "68ef6a5d1c2b3a4d5e6f7081"
                _id => "68ef6a5d1c2b3a4d5e6f7081-68ef6a5d1c2b3a4d5e6f7001"
                campaignId => "68ef6a5d1c2b3a4d5e6f7081"
                contactId => "68ef6a5d1c2b3a4d5e6f7001"
                phoneNumber => "2025550147"
                timeZone => "+02:00"
                priority => 11
                status => "dialing"
                attempts => -1
                answered => -1
                callTime => -1
                spend => 0.026
                spend => {$numberDecimal: "-0.026"}
                nextAttempt => "tomorrow"
                notBefore => "tomorrow"
                lease.owner => ""
                lease.until =>
                callResults.0.callSid => "CA123"
                callResults.0.timestamp =>
                callResults.0.status =>
                callResults.0.duration => -1
                customData => []
                lastDecision.dial => "yes"
                lastDecision.at =>
                version => {$numberLong: "-1"}
                """;
    }

    @Test
    void keepsAtMostTenResults() {
        assertThat(stored().refusal(withResults(10))).isEmpty();
        stored().empty();
        assertThat(stored().refusesAsInvalid(withResults(11))).isTrue();
    }

    @Test
    void hasAContactOnceInACampaign() {
        stored().insert(whole());
        assertThat(stored().refusal(whole())).contains(DUPLICATE_KEY);
    }

    @Test
    void findsOverdueLeasesOfContactsInProgressByTheirIndex() {
        stored().insert(whole());
        BsonDocument overdue = BsonDocument.parse("""
                {status: 'calling', 'lease.until': {$lt: {$date: '2026-11-02T16:00:00Z'}}}""");
        assertThat(stored().find(overdue)).hasSize(1);
        assertThat(stored().indexFor(overdue)).contains("lease.until_1");
    }

    private BsonDocument withResults(int count) {
        BsonDocument result = whole().getArray("callResults").getFirst().asDocument();
        return Variant.with(whole(), "callResults", new BsonArray(Collections.nCopies(count, result)));
    }
}
