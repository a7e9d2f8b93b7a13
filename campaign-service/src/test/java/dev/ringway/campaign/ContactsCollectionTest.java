package dev.ringway.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringway.starter.test.mongo.CollectionContract;
import dev.ringway.starter.test.mongo.Variant;
import java.util.List;
import java.util.Set;
import org.bson.BsonDocument;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ContactsCollectionTest extends CollectionContract {

    private static final int DUPLICATE_KEY = 11000;

    ContactsCollectionTest() {
        super("contacts");
    }

    @Override
    protected Set<String> required() {
        return Set.of("_id", "phoneNumber", "status", "createdAt", "updatedAt", "version");
    }

    @Override
    protected Set<String> free() {
        return Set.of("customFields");
    }

    @Override
    protected List<String> indexes() {
        return List.of(
                "{key: {phoneNumber: 1}, unique: true}",
                "{key: {email: 1}, partialFilterExpression: {email: {$exists: true}}}",
                "{key: {tags: 1}}",
                "{key: {groups: 1}}",
                "{key: {'details.address.location': '2dsphere'}}",
                """
                {key: {_fts: 'text', _ftsx: 1}, weights: {'details.company': 1, email: 1, name: 1},
                 default_language: 'none', language_override: 'language'}""",
                "{key: {updatedAt: -1}}",
                "{key: {tags: 1, _id: -1}}",
                "{key: {groups: 1, _id: -1}}",
                "{key: {status: 1, _id: -1}}");
    }

    @Override
    protected BsonDocument whole() {
        return BsonDocument.parse("""
                {
                  _id: {$oid: "68ef6a5d1c2b3a4d5e6f7001"},
                  phoneNumber: "+12025550147",
                  name: "Zoë Will",
                  email: "zoe@example.com",
                  status: "active",
                  details: {
                    company: "Acme",
                    title: "Buyer",
                    address: {
                      line: "1 Main Street", city: "Albany", state: "NY", zip: "12207", country: "US",
                      location: {type: "Point", coordinates: [-73.7562, 42.6526]}
                    },
                    timeZone: "America/New_York",
                    preferredCallTime: {start: "09:00", end: "11:30"}
                  },
                  consent: {basis: "contract", at: {$date: "2026-03-01T00:00:00Z"}, source: "crm"},
                  history: {
                    totalCalls: 4, lastCallDate: {$date: "2026-11-02T15:00:00Z"}, lastCallStatus: "no-answer",
                    averageCallDuration: 41.5
                  },
                  tags: ["renewal"],
                  groups: ["north"],
                  source: "import",
                  customFields: {plan: "gold", seats: 12},
                  priority: 10,
                  createdAt: {$date: "2026-10-30T09:11:00Z"},
                  updatedAt: {$date: "2026-11-02T15:01:00Z"},
                  version: {$numberLong: "5"}
                }""");
    }

    @Override
    protected String refused() {
        return """
                _id => "68ef6a5d1c2b3a4d5e6f7001"
                phoneNumber => "12025550147"
                phoneNumber => "+02025550147"
                phoneNumber => "+1 202 555 0147"
                phoneNumber => "+1202555014712345"
                phoneNumber => "+12025550147\\n"
                phoneNumber => 12025550147
                phoneNumber => null
                status => "blocked"
                email => "zoe"
                details.address.location => [-73.7562, 42.6526]
                details.address.location.type => "Polygon"
                details.address.location.coordinates => [-73.7562]
                details.address.location.coordinates => [-73.7562, 42.6526, 5]
                details.address.location.coordinates => [181, 0]
                details.address.location.coordinates => [0, 91]
                details.timeZone => "GMT +2"
                details.preferredCallTime.start => "9am"
                details.preferredCallTime.end =>
                consent.basis =>
                consent.at => "2026-03-01"
                history.totalCalls => -1
                history.lastCallStatus => "answered"
                tags => "renewal"
                tags.0 => ""
                customFields => "gold"
                priority => -1
                priority => 11
                priority => 1.5
                version => 5
                version => {$numberLong: "0"}
                """;
    }

    @Test
    void refusesAPhoneNumberThatAnotherContactHas() {
        stored().insert(whole());
        BsonDocument sameNumber = Variant.with(whole(), "_id", "{$oid: '68ef6a5d1c2b3a4d5e6f7002'}");
        assertThat(stored().refusal(sameNumber)).contains(DUPLICATE_KEY);
    }

    @Test
    void takesManyContactsWithoutAnEmailAndFindsOneThatHasIt() {
        stored().insert(Variant.without(whole(), "email"));
        stored().insert(other("+12025550148"));
        assertThat(stored().find(BsonDocument.parse("{email: 'zoe@example.com'}")))
                .hasSize(1);
        assertThat(stored().indexFor(BsonDocument.parse("{email: 'zoe@example.com'}")))
                .contains("email_1");
    }

    @ParameterizedTest
    @CsvSource({"zoe", "zoë", "will", "acme", "zoe@example.com"})
    void findsByWordsOfNameEmailAndCompany(String words) {
        stored().insert(whole());
        assertThat(stored().find(BsonDocument.parse("{$text: {$search: '" + words + "'}}")))
                .hasSize(1);
    }

    @Test
    void findsContactsNearAPlace() {
        stored().insert(whole());
        assertThat(stored().find(BsonDocument.parse("""
                        {'details.address.location': {$near: {
                            $geometry: {type: 'Point', coordinates: [-73.75, 42.65]}, $maxDistance: 2000}}}"""))).hasSize(1);
    }

    private BsonDocument other(String phoneNumber) {
        return Variant.with(
                Variant.with(whole(), "_id", "{$oid: '68ef6a5d1c2b3a4d5e6f7002'}"),
                "phoneNumber",
                '"' + phoneNumber + '"');
    }
}
