package dev.ringway.campaign.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringway.starter.security.Role;
import java.io.ByteArrayOutputStream;
import java.net.http.HttpResponse;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** Files as they come from spreadsheets, other systems and people who mean harm. Here a row has 2000 characters at most. */
class NastyFilesTest extends Imports {

    private static final String NAME = "Zoë Müller";
    private static final Charset WINDOWS = Charset.forName("windows-1252");

    /** Files that name one contact, however they do it. */
    static Stream<Arguments> files() {
        return Stream.of(
                file("plain", "phone,name\n@,Zoë Müller\n"),
                file("without a last line end", "phone,name\n@,Zoë Müller"),
                file("lines of Windows", "phone,name\r\n@,Zoë Müller\r\n"),
                file("lines of old Macs", "phone,name\r@,Zoë Müller\r"),
                file("semicolons", "name;phone\nZoë Müller;@\n"),
                file("tabs", "name\tphone\nZoë Müller\t@\n"),
                file("bars", "name|phone\nZoë Müller|@\n"),
                file("commas in a file parted by semicolons", "name;phone;note\nZoë Müller;@;a,b,c,d,e\n"),
                file("one column and another in quotes", "\"phone\",\"name\"\n\"@\",\"Zoë Müller\"\n"),
                file("empty lines", "\n\n , \nphone,name\n\n,\n@,Zoë Müller\n\n ,\t\n"),
                file("empty cells behind the last column", "phone,name\n@,Zoë Müller,,\n"),
                file("blanks around", "  phone , name \n @ ,  Zoë Müller \n"),
                file("hard blanks around a number", "phone,name\n\u00a0@\u00a0,Zoë Müller\n"),
                file("a column without a name", "phone,,name\n@,,Zoë Müller\n"),
                file("parts of a name", "first name,phone,LAST_NAME\nZoë,@,Müller\n"),
                file("a number as a formula", "phone,name\n\"=\"\"@\"\"\",Zoë Müller\n"),
                file("a guarded number", "phone,name\n'@,Zoë Müller\n"),
                file("a number as people write it", "phone,name\ntel:@,Zoë Müller\n"),
                Arguments.of("UTF-8 with BOM", StandardCharsets.UTF_8, "\uFEFFphone,name\n@,Zoë Müller\n"),
                Arguments.of("UTF-16LE", StandardCharsets.UTF_16LE, "\uFEFFphone;name\r\n@;Zoë Müller\r\n"),
                Arguments.of("UTF-16BE", StandardCharsets.UTF_16BE, "\uFEFFphone\tname\n@\tZoë Müller\n"),
                Arguments.of("Windows-1252", WINDOWS, "Telefon;Name;Straße\n@;Zoë Müller;Grüner Weg\n"));
    }

    private static Arguments file(String what, String text) {
        return Arguments.of(what, StandardCharsets.UTF_8, text);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("files")
    void saysTheSame(String what, Charset charset, String text) {
        String number = newNumber();

        JsonNode view = imported("", text.replace("@", number).getBytes(charset));

        assertThat(counts(view)).as(view.toString()).isEqualTo("1/1/0/0");
        assertThat(contact().getString("phoneNumber")).isEqualTo(number);
        assertThat(contact().getString("name")).isEqualTo(NAME);
    }

    /** Rows between two good ones: what becomes of them by their lines, and the good ones are taken. */
    static Stream<Arguments> rows() {
        return Stream.of(
                Arguments.of(
                        "unclosed", "\"x,y\nb,c\n", Map.of(3L, "bad-quotes ", 4L, "invalid-phone-number phoneNumber")),
                Arguments.of("behind a quote", "\"x\"y,z\n", Map.of(3L, "bad-quotes ")),
                Arguments.of("too few", "x\n", Map.of(3L, "cell-count ")),
                Arguments.of("too many", "x,y,z\n", Map.of(3L, "cell-count ")),
                Arguments.of("1 MB in quotes", "x,\"" + "y".repeat(1 << 20) + "\"\n", Map.of(3L, "row-too-long ")),
                Arguments.of(
                        "many lines in quotes",
                        "x,\"" + "\n".repeat(101) + "\"\n",
                        Map.of(3L, "bad-quotes ", 104L, "bad-quotes ")),
                Arguments.of("1 MB", "x," + "y".repeat(1 << 20) + "\n", Map.of(3L, "row-too-long ")),
                Arguments.of("1 MB unclosed", "x,\"" + "y".repeat(1 << 20) + "\n", Map.of(3L, "bad-quotes ")),
                Arguments.of("a NUL", "+491511200\0,y\n", Map.of(3L, "invalid-field ")),
                Arguments.of("letters", "none,y\n", Map.of(3L, "invalid-phone-number phoneNumber")),
                Arguments.of(
                        "an extension", "+49 30 901820 ext. 7,y\n", Map.of(3L, "invalid-phone-number phoneNumber")),
                Arguments.of("rounded", "4.91511E+12,y\n", Map.of(3L, "invalid-phone-number phoneNumber")),
                Arguments.of("no number", ",y\n", Map.of(3L, "invalid-phone-number phoneNumber")),
                Arguments.of("a long name", "+4930901820," + "y".repeat(500) + "\n", Map.of(3L, "invalid-field name")),
                Arguments.of("a name of two lines", "+4930901820,\"a\nb\"\n", Map.of(3L, "invalid-field name")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rows")
    void costsItselfOnly(String what, String bad, Map<Long, String> refused) {
        String text = "phone,name\n" + newNumber() + ",One\n" + bad + newNumber() + ",\"Two\"\n";

        JsonNode view = imported("", text);

        assertThat(view.path("state").asString()).isEqualTo("done");
        assertThat(refused(view)).as(view.path("counts").toString()).isEqualTo(refused);
        assertThat(contacts()).extracting(contact -> contact.getString("name")).containsExactly("One", "Two");
    }

    @Test
    void aFormulaIsKeptAsTheTextThatItIs() {
        JsonNode view = imported("", "phone,name,note\n" + newNumber() + ",=1+1,\"@SUM(A1)\n-2\"\n");

        assertThat(counts(view)).isEqualTo("1/1/0/0");
        assertThat(contact().getString("name")).isEqualTo("=1+1");
        assertThat(get(CONTACTS + "/export?group=" + group, Role.OPERATOR).body())
                .contains(",'=1+1,");
    }

    @Test
    void aHeaderAloneIsAnImportOfNothing() {
        assertThat(counts(imported("", "phone,name\n"))).isEqualTo("0/0/0/0");
        assertThat(counts(imported("", "phone"))).isEqualTo("0/0/0/0");
    }

    static Stream<Arguments> unreadable() {
        byte[] marked = "\uFEFFphone,name\n+4930901820,Zo?\n".getBytes(StandardCharsets.UTF_8);
        marked[marked.length - 2] = (byte) 0xEB;
        byte[] half = "\uFEFFphone,name\n+4930901820,ZoXa\n".getBytes(StandardCharsets.UTF_16LE);
        half[half.length - 5] = (byte) 0xD8;
        ByteArrayOutputStream archive = new ByteArrayOutputStream();
        archive.writeBytes(new byte[] {'P', 'K', 3, 4, 20, 0, 6, 0, 8, 0});
        archive.writeBytes("phone,name\n".getBytes(StandardCharsets.UTF_8));
        return Stream.of(
                Arguments.of("no-header", new byte[0]),
                Arguments.of("no-header", "\n\n\n".getBytes(StandardCharsets.UTF_8)),
                Arguments.of("no-header", "\"phone,name\n".getBytes(StandardCharsets.UTF_8)),
                Arguments.of("no-header", ("phone," + "x".repeat(5_000)).getBytes(StandardCharsets.UTF_8)),
                Arguments.of("no-text", archive.toByteArray()),
                Arguments.of("not-as-marked", marked),
                Arguments.of("not-as-marked", half),
                Arguments.of("no-text", "phone,name\n".getBytes(StandardCharsets.UTF_16LE)),
                Arguments.of("no-phone-number-column", "a,b\n1,2\n".getBytes(StandardCharsets.UTF_8)),
                Arguments.of("invalid-request", "phone,$where\n1,2\n".getBytes(StandardCharsets.UTF_8)),
                Arguments.of("invalid-request", "phone,a,a\n1,2,3\n".getBytes(StandardCharsets.UTF_8)));
    }

    @ParameterizedTest
    @MethodSource("unreadable")
    void isRefusedAtOnce(String code, byte[] file) {
        HttpResponse<String> answer = asked(Role.OPERATOR, "", file);

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
        assertThat(json(answer).path("code").asString()).isEqualTo(code);
    }
}
