package dev.ringway.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.model.Collation;
import com.mongodb.client.model.CollationStrength;
import com.mongodb.reactivestreams.client.FindPublisher;
import dev.ringway.starter.test.mongo.CollectionContract;
import dev.ringway.starter.test.mongo.Variant;
import java.util.List;
import java.util.Set;
import org.bson.BsonDocument;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;

class CampaignsCollectionTest extends CollectionContract {

    CampaignsCollectionTest() {
        super("campaigns");
    }

    @Override
    protected Set<String> required() {
        return Set.of("_id", "name", "status", "createdAt", "updatedAt", "version");
    }

    @Override
    protected Set<String> free() {
        return Set.of("elevenLabs.dynamicVariables");
    }

    @Override
    protected List<String> indexes() {
        return List.of(
                "{key: {status: 1, startDate: -1}}",
                "{key: {name: 1}, collation: {locale: 'en', strength: 2}}",
                "{key: {createdAt: -1}}",
                "{key: {status: 1, _id: 1}}",
                "{key: {nameWords: 1}}",
                "{key: {updatedAt: 1}, partialFilterExpression: {status: 'stopped', hangUp: true}}");
    }

    @Override
    protected BsonDocument whole() {
        return BsonDocument.parse("""
                {
                  _id: {$oid: "68ef6a5d1c2b3a4d5e6f7081"},
                  name: "Renewals, autumn",
                  nameWords: ["renewals", "autumn"],
                  description: "Customers whose contract ends this year",
                  status: "active",
                  statusReason: "started by ana",
                  startDate: {$date: "2026-11-02T08:00:00Z"},
                  endDate: {$date: "2026-12-18T17:00:00Z"},
                  config: {
                    maxConcurrentCalls: 20,
                    callsPerSecond: 0.5,
                    callerIds: ["+12025550100", "+12025550101"],
                    retry: {
                      maxAttempts: 3,
                      perOutcome: {
                        busy: {retry: true, delays: [300, 900]},
                        "no-answer": {retry: true, delays: [3600, 86400]},
                        voicemail: {retry: true, delays: [86400]},
                        failed: {retry: false, delays: []}
                      }
                    },
                    schedule: {
                      timeZone: "America/New_York",
                      days: [{day: "monday", windows: [{start: "09:00", end: "12:30"}, {start: "14:00", end: "24:00"}]}],
                      holidays: ["2026-11-26"],
                      useContactTimeZone: true
                    },
                    amd: {mode: "detect-message-end", onMachine: "leave-message"},
                    caps: {
                      perCall: {$numberDecimal: "0.50"},
                      perDay: {$numberDecimal: "25"},
                      perCampaign: {$numberDecimal: "400"}
                    },
                    breaker: {failurePercent: 30, windowSeconds: 300, minimumCalls: 20},
                    consent: {required: true, bases: ["contract"]},
                    record: true,
                    liveTranscript: false
                  },
                  hangUp: true,
                  rulesEdited: true,
                  mostAttempts: 3,
                  lookAgain: true,
                  archivedAt: {$date: "2027-01-31T00:00:00Z"},
                  elevenLabs: {
                    agentId: "agent_7101k5zvyjhmfg983brhmhkd98n6",
                    voiceId: "voice_1",
                    promptOverride: "You are Ava.",
                    firstMessage: "Hello, this is Ava.",
                    dynamicVariables: {offer: "10 %", level: 2}
                  },
                  stats: {
                    totalContacts: 500, pending: 480, inProgress: 3, attempted: 20, completed: 12, succeeded: 9,
                    failed: 4, suppressed: 1, answered: 20,
                    totalCallTime: {$numberLong: "1860"}, averageCallTime: 93.0, successRate: 0.45,
                    spend: {$numberDecimal: "3.7125"}
                  },
                  sheet: {linkId: "68ef6a5d1c2b3a4d5e6f7099"},
                  createdAt: {$date: "2026-10-30T09:11:00Z"},
                  updatedAt: {$date: "2026-11-02T08:10:00Z"},
                  changedVersion: {$numberLong: "40"},
                  version: {$numberLong: "41"}
                }""");
    }

    @Override
    protected String refused() {
        return """
                _id => "68ef6a5d1c2b3a4d5e6f7081"
                name => ""
                nameWords.0 => ""
                hangUp => "yes"
                rulesEdited => 1
                mostAttempts => 0
                lookAgain => "soon"
                changedVersion => {$numberLong: "0"}
                config.amd.mode => "DetectMessageEnd"
                status => "running"
                version => 1
                version => {$numberLong: "0"}
                createdAt => "2026-10-30T09:11:00Z"
                archivedAt => null
                config.maxConcurrentCalls => 0
                config.maxConcurrentCalls => 2.5
                config.callsPerSecond => 0
                config.callerIds.0 => "2025550100"
                config.callerIds => "+12025550100"
                config.retry.maxAttempts => 0
                config.retry.perOutcome.undialable => {retry: true, delays: [60]}
                config.retry.perOutcome.busy.delays.0 => -1
                config.schedule.timeZone => "Eastern Standard Time"
                config.schedule.days.0.day => "mon"
                config.schedule.days.0.windows.0.start => "9:00"
                config.schedule.days.0.windows.0.start => "24:00"
                config.schedule.days.0.windows.0.end => "25:00"
                config.schedule.days.0.windows.0.end =>
                config.schedule.holidays.0 => "26.11.2026"
                config.amd.onMachine => "ignore"
                config.caps.perDay => 25.0
                config.caps.perCall => {$numberDecimal: "-1"}
                config.breaker.failurePercent => 101
                config.breaker.windowSeconds => 0
                config.consent.required => "yes"
                elevenLabs.agentId => ""
                stats.pending => -1
                stats.successRate => 45
                stats.spend => 3.7125
                sheet.linkId =>
                """;
    }

    @Test
    void findsANameWhateverItsCaseByItsIndex() {
        stored().insert(whole());
        Collation anyCase = Collation.builder()
                .locale("en")
                .collationStrength(CollationStrength.SECONDARY)
                .build();
        FindPublisher<BsonDocument> named = stored().documents()
                .find(BsonDocument.parse("{name: 'RENEWALS, Autumn'}"))
                .collation(anyCase);
        assertThat(Flux.from(named).collectList().block()).hasSize(1);
        assertThat(stored().indexFor(named)).contains("name_1");
    }

    @Test
    void findsAWordOfANameByItsIndex() {
        stored().insert(whole());
        BsonDocument begun = BsonDocument.parse("{nameWords: {$elemMatch: {$gte: 'ren', $lt: 'ren\\uffff'}}}");
        assertThat(stored().find(begun)).hasSize(1);
        assertThat(stored().indexFor(begun)).contains("nameWords_1");
    }

    @Test
    void takesTwoCampaignsOfOneName() {
        stored().insert(whole());
        stored().insert(Variant.with(whole(), "_id", "{$oid: '68ef6a5d1c2b3a4d5e6f7082'}"));
        assertThat(stored().find(new BsonDocument())).hasSize(2);
    }
}
