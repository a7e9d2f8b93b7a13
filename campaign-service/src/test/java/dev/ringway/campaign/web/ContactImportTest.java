package dev.ringway.campaign.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringway.events.contract.EventSchemas;
import dev.ringway.starter.security.Role;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What the rows of a file become. */
class ContactImportTest extends Imports {

    @Test
    void aFileBecomesContactsAndWhatIsNotTakenIsToldByItsLine() throws Exception {
        String number = newNumber();
        String file = """
                Telefon;Vorname;Nachname;E-Mail;Firma;Zeitzone;Tags;Priorität;Plan
                %s;Zoë;Will;zoe@example.com;"A ""B""; C";Europe/Vienna;vip; 7 ;gold
                ;;;;;;;;
                no number;Ann;;;;;;;
                %s;Twice;;;;;;;
                %s;Ben;;no mail;;;;11;
                %s;too;few

                """.formatted(number, number, newNumber(), newNumber());

        JsonNode view = imported("&tag=import&tag=two&region=DE", file);

        assertThat(view.path("state").asString()).isEqualTo("done");
        assertThat(view.path("progress").path("percent").asInt()).isEqualTo(100);
        assertThat(view.path("file").path("delimiter").asString()).isEqualTo(";");
        assertThat(view.path("columns").path(0).path("field").asString()).isEqualTo("phoneNumber");
        assertThat(view.path("columns").path(8).path("field").asString()).isEqualTo("customFields.Plan");
        assertThat(counts(view)).isEqualTo("5/1/0/0 cell-count=1 invalid-field=1 invalid-phone-number=1 same-number=1");
        assertThat(refused(view))
                .isEqualTo(Map.of(
                        4L, "invalid-phone-number phoneNumber",
                        5L, "same-number phoneNumber",
                        6L, "invalid-field email",
                        7L, "cell-count "));
        assertThat(view.path("refused").path(1).path("message").asString()).contains("same number as line 2");
        assertThat(view.path("refused").path(2).path("message").asString()).contains("priority");
        assertThat(view.path("refused").path(0).path("text").asString()).isEqualTo("no number;Ann;;;;;;;");
        Document contact = contact();
        assertThat(contact.getString("phoneNumber")).isEqualTo(number);
        assertThat(contact.getString("name")).isEqualTo("Zoë Will");
        assertThat(contact.get("details", Document.class).getString("company")).isEqualTo("A \"B\"; C");
        assertThat(contact.getList("tags", String.class)).containsExactly("vip", "import", "two");
        assertThat(contact.getInteger("priority")).isEqualTo(7);
        assertThat(contact.getString("source")).isEqualTo("import");
        assertThat(contact.get("customFields", Document.class)).isEqualTo(new Document("Plan", "gold"));
        assertThat(all(
                        "contactImportNumbers",
                        new Document(
                                "_id",
                                new Document("$regex", "^" + view.path("id").asString()))))
                .isEmpty();
        awaitRecord(
                "contacts.changed.v1",
                record -> contact.getObjectId("_id").toHexString().equals(record.key()));
    }

    @Test
    void aNumberWithoutACountryIsOfTheRegionThatIsSaid() {
        String number = newNumber();
        String file = "phone\n0" + number.substring(3) + "\n";

        assertThat(counts(imported("", file))).isEqualTo("1/0/0/0 invalid-phone-number=1");
        assertThat(counts(imported("&region=DE", file))).isEqualTo("1/1/0/0");
        assertThat(contact().getString("phoneNumber")).isEqualTo(number);
    }

    @Test
    void aDryRunTellsTheSameAndWritesNoContact() {
        String number = newNumber();
        String file = "phone,name\n" + number + ",Zoe\n" + number + ",Zoe\nx,y\n";

        JsonNode dry = imported("&dryRun=true", file);

        assertThat(contacts()).isEmpty();
        assertThat(dry.path("options").path("dryRun").asBoolean()).isTrue();
        JsonNode real = imported("", file);
        assertThat(counts(dry))
                .isEqualTo("3/1/0/0 invalid-phone-number=1 same-number=1")
                .isEqualTo(counts(real));
        assertThat(refused(dry)).isEqualTo(refused(real));
        assertThat(contacts()).hasSize(1);
    }

    @Test
    void aContactThatIsThereStaysOrGetsWhatTheRowNames() {
        JsonNode there = added("""
                "name": "Old", "email": "old@example.com", "status": "do-not-call", "tags": ["a"], "groups": ["%s"],
                "details": {"company": "Old Ltd", "address": {"city": "Wien", "zip": "1010"}},
                "customFields": {"plan": "gold"}, "source": "api", "priority": 3""".formatted(group));
        String number = there.path("phoneNumber").asString();
        String file = "phone,name,email,company,city,tags,plan,status\n" + number + ",New,,,Graz,a;b,silver,active\n";

        assertThat(counts(imported("", file))).isEqualTo("1/0/0/1");
        assertThat(contact().getString("name")).isEqualTo("Old");
        assertThat(counts(imported("&onDuplicate=update", file))).isEqualTo("1/0/1/0");

        Document contact = contact();
        assertThat(contact.getString("name")).isEqualTo("New");
        assertThat(contact.getString("email")).isEqualTo("old@example.com");
        assertThat(contact.getString("status")).isEqualTo("do-not-call");
        assertThat(contact.get("details", Document.class))
                .isEqualTo(Document.parse("{company: 'Old Ltd', address: {city: 'Graz', zip: '1010'}}"));
        assertThat(contact.getList("tags", String.class)).containsExactly("a", "b");
        assertThat(contact.get("customFields", Document.class)).isEqualTo(new Document("plan", "silver"));
        assertThat(contact.getString("source")).isEqualTo("api");
        assertThat(contact.getInteger("priority")).isEqualTo(3);
        assertThat(contact.getLong("version")).isEqualTo(2);
        assertThat(counts(imported("&onDuplicate=update", file + "\n"))).isEqualTo("1/0/0/1");
        assertThat(contact().getLong("version")).isEqualTo(2);
    }

    @Test
    void aRowThatWouldGiveAContactTooMuchIsRefused() {
        String tags = IntStream.range(0, 50).mapToObj(i -> "\"t" + i + "\"").collect(Collectors.joining(","));
        JsonNode there = added("\"tags\": [" + tags + "], \"groups\": [\"" + group + "\"]");

        JsonNode view = imported(
                "&onDuplicate=update&tag=one-more",
                "phone\n" + there.path("phoneNumber").asString() + "\n");

        assertThat(counts(view)).isEqualTo("1/0/0/0 too-much=1");
        assertThat(contact().getLong("version")).isEqualTo(1);
    }

    @Test
    void ourOwnExportIsTakenBack() {
        JsonNode first = added("""
                "name": "=1+1", "tags": ["@vip"], "groups": ["%s"], "consent": {"basis": "contract"},
                "details": {"address": {"location": {"type": "Point", "coordinates": [16.37, 48.2]}},
                            "preferredCallTime": {"start": "09:00", "end": "10:00"}},
                "customFields": {"seats": 12, "open": true}, "priority": 0""".formatted(group));
        String export = get(CONTACTS + "/export?group=" + group, Role.ADMIN).body();

        JsonNode view = imported("&onDuplicate=update", export);

        assertThat(counts(view)).as(view.toString()).isEqualTo("1/0/0/1");
        assertThat(contact(first.path("id").asString())).isEqualTo(first);
    }

    @Test
    void theEndOfAnImportIsOnKafka() {
        JsonNode view = imported("", "phone\n" + newNumber() + "\nx");
        String id = view.path("id").asString();

        EventSchemas schemas = new EventSchemas();
        awaitRecord("imports.progress.v1", record -> {
            String text = new String(record.value(), StandardCharsets.UTF_8);
            if (id.equals(record.key())) {
                schemas.assertConforms(record.headers(), record.value());
            }
            return id.equals(record.key())
                    && text.contains("\"done\"")
                    && text.contains("\"created\":1")
                    && text.contains("\"refused\":1");
        });
    }
}
