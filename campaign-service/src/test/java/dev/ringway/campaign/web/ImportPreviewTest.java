package dev.ringway.campaign.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ringway.starter.security.Role;
import dev.ringway.starter.test.TestTokens;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What somebody sees of a file before it is imported. */
class ImportPreviewTest extends Campaigns {

    private static final String PATH = "/api/v1/contact-imports/preview";

    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    @Test
    void rowsAreReadAsAnImportReadsThemAndNothingIsKept() {
        long imports = all("contactImports", new Document()).size();
        String number = newNumber();

        JsonNode preview = json(asked(
                "?region=DE",
                ("Name;Handy;Plan\nZoë;0" + number.substring(3) + ";gold\n\nNobody;12;\n").getBytes(UTF_8)));

        assertThat(preview.path("delimiter").asString()).isEqualTo(";");
        assertThat(preview.path("encoding").asString()).isEqualTo("UTF-8");
        assertThat(columns(preview)).containsExactly("Name=name", "Handy=phoneNumber", "Plan=customFields.Plan");
        assertThat(preview.path("fields").valueStream().map(JsonNode::asString))
                .contains("phoneNumber", "email", "details.company", "consent.basis");
        assertThat(preview.path("mistakes")).isEmpty();
        assertThat(preview.path("rows")).hasSize(2);
        assertThat(preview.at("/rows/0/contact/phoneNumber").asString()).isEqualTo(number);
        assertThat(preview.at("/rows/0/contact/name").asString()).isEqualTo("Zoë");
        assertThat(preview.at("/rows/0/contact/customFields/Plan").asString()).isEqualTo("gold");
        assertThat(preview.at("/rows/0").has("refused")).isFalse();
        assertThat(preview.at("/rows/1/line").asLong()).isEqualTo(4);
        assertThat(preview.at("/rows/1/refused/reason").asString()).isEqualTo("invalid-phone-number");
        assertThat(preview.at("/rows/1/cells/0").asString()).isEqualTo("Nobody");
        assertThat(all("contactImports", new Document())).hasSize(Math.toIntExact(imports));
        assertThat(all("contacts", new Document("phoneNumber", number))).isEmpty();
    }

    @Test
    void aMappingIsTriedOutAndWhatStandsInTheWayIsToldWithTheColumns() {
        byte[] file = "Rufnr.,Kunde\n+4915112999999,Zoe\n".getBytes(UTF_8);

        JsonNode unmapped = json(asked("", file));

        assertThat(columns(unmapped)).containsExactly("Rufnr.=customFields.Rufnr.", "Kunde=customFields.Kunde");
        assertThat(unmapped.path("mistakes")
                        .valueStream()
                        .map(mistake -> mistake.path("message").asString()))
                .contains("has no column that is known to hold telephone numbers");
        JsonNode mapped =
                json(asked("?mapping=" + encoded("Rufnr.:phoneNumber") + "&mapping=" + encoded("Kunde:name"), file));
        assertThat(mapped.path("mistakes")).isEmpty();
        assertThat(mapped.at("/rows/0/contact/name").asString()).isEqualTo("Zoe");
    }

    @Test
    void ofALongFileTheBeginningIsEnough() {
        byte[] whole = ("phone;name\n" + newNumber() + ";Zoë\n" + newNumber() + ";Zoë\n").getBytes(UTF_8);
        byte[] cutInACharacter = Arrays.copyOf(whole, whole.length - 2);

        JsonNode preview = json(asked("?part=true", cutInACharacter));

        assertThat(preview.path("encoding").asString()).isEqualTo("UTF-8");
        assertThat(preview.path("rows")).as("half a row is none").hasSize(1);
        byte[] western = "phone;name\n+4915112000000;Zoë\n+4915112000000;Zo".getBytes(Charset.forName("windows-1252"));
        assertThat(json(asked("?part=true", western)).path("encoding").asString())
                .isEqualTo("Windows-1252");
        assertThat(json(asked("", whole)).path("rows")).hasSize(2);
    }

    @Test
    void onlyTheFirstRowsAreTold() {
        JsonNode preview = json(asked("", ("phone\n" + "+4915112000000\n".repeat(50)).getBytes(UTF_8)));

        assertThat(preview.path("rows")).hasSize(10);
    }

    @Test
    void whatCannotBeReadIsRefusedWithWhatToDo() {
        HttpResponse<String> empty = asked("", " ".getBytes(UTF_8));
        assertThat(empty.statusCode()).isEqualTo(400);
        assertThat(code(empty)).isEqualTo("no-header");
        byte[] large = ("phone\n" + "x".repeat(300 * 1024)).getBytes(StandardCharsets.US_ASCII);
        assertThat(asked("", large).statusCode()).isEqualTo(413);
        assertThat(fields(asked("?part=perhaps", "phone\n".getBytes(UTF_8)))).containsExactly("part");
        assertThat(fields(asked("?region=XX", "phone\n".getBytes(UTF_8)))).containsExactly("region");
        assertThat(asked("", "phone\n".getBytes(UTF_8), Role.VIEWER).statusCode())
                .isEqualTo(403);
    }

    private static List<String> columns(JsonNode preview) {
        return preview.path("columns")
                .valueStream()
                .map(column -> column.path("header").asString() + "="
                        + column.path("field").asString())
                .toList();
    }

    private HttpResponse<String> asked(String query, byte[] file) {
        return asked(query, file, Role.OPERATOR);
    }

    private HttpResponse<String> asked(String query, byte[] file, Role role) {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + PATH + query))
                .POST(BodyPublishers.ofByteArray(file))
                .header("Authorization", "Bearer " + TestTokens.of(role))
                .header("Content-Type", "text/csv")
                .timeout(LIMIT)
                .build();
        try {
            return CLIENT.send(request, BodyHandlers.ofString(UTF_8));
        } catch (IOException unanswered) {
            throw new AssertionError(unanswered);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new AssertionError(interrupted);
        }
    }
}
