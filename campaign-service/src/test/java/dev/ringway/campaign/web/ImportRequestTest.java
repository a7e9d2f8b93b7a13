package dev.ringway.campaign.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringway.starter.security.Role;
import dev.ringway.starter.test.TestTokens;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.bson.Document;
import org.bson.types.ObjectId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** Who may ask for an import, how, and what is refused at once. Here a file has 3 MB at most. */
class ImportRequestTest extends Imports {

    @Test
    void aRepeatedRequestIsTheSameImport() {
        byte[] file = ("phone\n" + newNumber() + "\n").getBytes(StandardCharsets.UTF_8);
        String first = id(asked(Role.OPERATOR, "", file));
        ended(first);

        assertThat(known(asked(Role.OPERATOR, "", file))).isEqualTo(first);
        assertThat(id(asked(Role.OPERATOR, "&dryRun=true", file))).isNotEqualTo(first);
        String keyed = id(asked(Role.OPERATOR, "", file, "Idempotency-Key", group));
        assertThat(keyed).isNotEqualTo(first);
        assertThat(known(asked(Role.OPERATOR, "", file, "Idempotency-Key", group)))
                .isEqualTo(keyed);
        assertThat(asked(Role.OPERATOR, "&region=DE", file, "Idempotency-Key", group)
                        .statusCode())
                .isEqualTo(422);
        assertThat(counts(ended(keyed))).isEqualTo("1/0/0/1");
        assertThat(all("contactImports", new Document("options.groups", group))).hasSize(3);
    }

    @Test
    void aFileWithoutNumbersIsRefusedAtOnceAndToldWhatWasUnderstood() throws Exception {
        long before = storedFiles();
        HttpResponse<String> answer =
                asked(Role.OPERATOR, "", "Name;Rufnr;E-Mail\nZoe;1;\n".getBytes(StandardCharsets.UTF_8));

        assertThat(answer.statusCode()).isEqualTo(400);
        JsonNode problem = json(answer);
        assertThat(problem.path("code").asString()).isEqualTo("no-phone-number-column");
        assertThat(problem.path("errors"))
                .extracting(error -> error.path("message").asString())
                .contains("was understood: Name as name", "was understood: E-Mail as email");
        assertThat(storedFiles()).isEqualTo(before);

        JsonNode view = imported(
                "&mapping=Rufnr:phoneNumber&mapping=Name:ignore", "Name;Rufnr;E-Mail\nZoe;" + newNumber() + ";\n");
        assertThat(counts(view)).isEqualTo("1/1/0/0");
        assertThat(contact().getString("name")).isNull();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            region=XX                    | region
            region=us                    | region
            dryRun=maybe                 | dryRun
            dryRun=true&dryRun=true      | dryRun
            onDuplicate=merge            | onDuplicate
            onDuplicate=                 | onDuplicate
            mapping=phone                | mapping
            mapping=:phoneNumber         | mapping
            mapping=phone:               | mapping
            mapping=phone:$where         | mapping
            mapping=phone:version        | mapping
            mapping=fax:email            | mapping
            mapping=phone:customFields.a.b | mapping
            campaignId=X                 | campaignId
            tag=a;b                      | tag
            tag=%00                      | tag
            group=%20                    | group
            limit=1                      | limit
            """)
    void aHostileParameterIsNamed(String query, String field) {
        HttpResponse<String> answer =
                asked(Role.ADMIN, "&" + query, ("phone\n" + newNumber()).getBytes(StandardCharsets.UTF_8));

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
        assertThat(json(answer).path("errors").path(0).path("field").asString()).isEqualTo(field);
    }

    @Test
    void aHostileKeyIdOrTypeIsRefused() {
        byte[] file = "phone\n".getBytes(StandardCharsets.UTF_8);
        HttpResponse<String> key = asked(Role.OPERATOR, "", file, "Idempotency-Key", "a b");
        assertThat(key.statusCode()).isEqualTo(400);
        assertThat(json(key).path("errors").path(0).path("field").asString()).isEqualTo("Idempotency-Key");
        assertThat(get(IMPORTS + "/x", Role.VIEWER).statusCode()).isEqualTo(400);
        assertThat(get(IMPORTS + "/" + new ObjectId(), Role.VIEWER).statusCode())
                .isEqualTo(404);
        assertThat(get(IMPORTS + "/" + new ObjectId() + "/refused", Role.OPERATOR)
                        .statusCode())
                .isEqualTo(404);
        assertThat(post(IMPORTS + "/" + new ObjectId() + "/cancel", Role.OPERATOR, "{}")
                        .statusCode())
                .isEqualTo(404);
        assertThat(post(IMPORTS, Role.OPERATOR, "{}").statusCode()).isEqualTo(415);
        assertThat(get(IMPORTS + "?sort=x", Role.VIEWER).statusCode()).isEqualTo(400);
        assertThat(get(IMPORTS + "?cursor=x", Role.VIEWER).statusCode()).isEqualTo(400);
    }

    @Test
    void changingManyContactsIsForAdmins() {
        byte[] file = ("phone\n" + newNumber()).getBytes(StandardCharsets.UTF_8);
        assertThat(asked(Role.OPERATOR, "&onDuplicate=update", file).statusCode())
                .isEqualTo(403);
        id(asked(Role.OPERATOR, "&onDuplicate=update&dryRun=true", file));
        assertThat(asked(Role.VIEWER, "&dryRun=true", file).statusCode()).isEqualTo(403);
    }

    @Test
    void aFileThatIsTooLargeLeavesNothingBehind() throws Exception {
        long before = storedFiles();
        byte[] file = new byte[(3 << 20) + 1];

        assertThat(asked(Role.OPERATOR, "", file).statusCode()).isEqualTo(413);
        HttpResponse<String> chunked =
                sent(Role.OPERATOR, "", BodyPublishers.ofByteArrays(List.of(new byte[2 << 20], new byte[2 << 20])));
        assertThat(chunked.statusCode()).isEqualTo(413);
        assertThat(storedFiles()).isEqualTo(before);
    }

    @Test
    void aClientThatStopsSendingIsAnsweredAndLeavesNothingBehind() throws Exception {
        long before = storedFiles();
        try (Socket client = new Socket("localhost", port)) {
            OutputStream out = client.getOutputStream();
            out.write(("POST " + IMPORTS + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: text/csv\r\n"
                            + "Authorization: Bearer " + TestTokens.of(Role.OPERATOR)
                            + "\r\nContent-Length: 1000\r\n\r\nphone\n")
                    .getBytes(StandardCharsets.US_ASCII));
            out.flush();
            assertThat(firstLine(client.getInputStream())).contains(" 408 ");
        }
        assertThat(storedFiles()).isEqualTo(before);
    }

    private static long storedFiles() throws IOException {
        Path folder = Path.of("target/objects/contact-imports");
        if (!Files.exists(folder)) {
            return 0;
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.count();
        }
    }

    private static String firstLine(InputStream answer) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int octet = answer.read(); octet >= 0 && octet != '\n'; octet = answer.read()) {
            line.append((char) octet);
        }
        return line.toString();
    }
}
