package dev.ringway.gateway.socketio;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringway.gateway.Instance;
import java.util.Arrays;
import java.util.Base64;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Socket.IO v5 as its protocol document has it, over both transports, on an instance in conformance mode. */
class SocketIoProtocolTest {

    private static final String ONE = "bAQID";
    private static final String TWO = "bBAUG";
    private static final String FIRST = "{\"_placeholder\":true,\"num\":0}";
    private static final String SECOND = "{\"_placeholder\":true,\"num\":1}";

    private static Instance server;

    @BeforeAll
    static void start() {
        server = Instance.startConformance("SOCKETIO_ADMISSION_TIMEOUT=2s");
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @ParameterizedTest
    @EnumSource
    void a_client_connects_to_the_main_namespace(RawClient.Transport transport) {
        try (RawClient client = transport.open(server.socketUrl())) {
            client.send("40");
            assertThat(client.next()).matches("40\\{\"sid\":\"[^\"]{20,}\"}");
            assertThat(client.next()).isEqualTo("42[\"auth\",{}]");
        }
    }

    @ParameterizedTest
    @EnumSource
    void its_payload_reaches_the_server(RawClient.Transport transport) {
        try (RawClient client = transport.open(server.socketUrl())) {
            client.send("40{\"token\":\"123\",\"more\":[1,{}]}");
            client.next();
            assertThat(client.next()).isEqualTo("42[\"auth\",{\"token\":\"123\",\"more\":[1,{}]}]");
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_client_connects_to_another_namespace_only(RawClient.Transport transport) {
        try (RawClient client = transport.open(server.socketUrl())) {
            client.send("40/custom,{\"token\":\"abc\"}");
            assertThat(client.next()).matches("40/custom,\\{\"sid\":\"[^\"]{20,}\"}");
            assertThat(client.next()).isEqualTo("42/custom,[\"auth\",{\"token\":\"abc\"}]");
            client.send("42[\"message\",1]");
            client.awaitClosed();
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_session_in_two_namespaces_is_a_client_of_each(RawClient.Transport transport) {
        try (RawClient client = transport.open(server.socketUrl())) {
            client.send("40");
            String main = client.next();
            assertThat(client.next()).startsWith("42[\"auth\"");
            client.send("40/custom");
            assertThat(client.next()).startsWith("40/custom,{\"sid\":").doesNotContain(main.substring(2));
            assertThat(client.next()).isEqualTo("42/custom,[\"auth\",{}]");
            client.send("42[\"message\",1]");
            assertThat(client.next()).isEqualTo("42[\"message-back\",1]");
        }
    }

    @ParameterizedTest
    @EnumSource
    void an_unknown_namespace_is_refused_and_the_session_goes_on(RawClient.Transport transport) {
        try (RawClient client = transport.open(server.socketUrl())) {
            client.send("40/random");
            assertThat(client.next()).isEqualTo("44/random,{\"message\":\"Invalid namespace\"}");
            connect(client);
            client.send("40/random,{\"token\":\"x\"}");
            assertThat(client.next()).isEqualTo("44/random,{\"message\":\"Invalid namespace\"}");
            client.send("42[\"message\"]");
            assertThat(client.next()).isEqualTo("42[\"message-back\"]");
        }
    }

    @ParameterizedTest
    @EnumSource
    void who_does_not_connect_in_time_is_closed(RawClient.Transport transport) {
        try (RawClient client = transport.open(server.socketUrl())) {
            client.awaitClosed();
        }
    }

    @ParameterizedTest
    @EnumSource
    void who_leaves_the_main_namespace_may_come_back_but_not_stay_outside(RawClient.Transport transport) {
        try (RawClient client = transport.open(server.socketUrl())) {
            connect(client);
            client.send("41");
            connect(client);
            client.send("41");
            client.awaitClosed();
        }
    }

    @ParameterizedTest
    @EnumSource
    void an_event_after_leaving_ends_the_session(RawClient.Transport transport) {
        try (RawClient client = transport.open(server.socketUrl())) {
            connect(client);
            client.send("41", "42[\"message\",1]");
            client.awaitClosed();
        }
    }

    @ParameterizedTest
    @EnumSource
    void leaving_one_namespace_leaves_the_others_alone(RawClient.Transport transport) {
        try (RawClient client = transport.open(server.socketUrl())) {
            connect(client);
            client.send("40/custom");
            client.next(2);
            client.send("41/custom,");
            client.send("42[\"message\",\"to the main namespace\"]");
            assertThat(client.next()).isEqualTo("42[\"message-back\",\"to the main namespace\"]");
        }
    }

    @ParameterizedTest
    @EnumSource
    void every_kind_of_argument_comes_back_as_it_was(RawClient.Transport transport) {
        String arguments = "1,\"2\",{\"3\":[true,null]},-4.5,[],\"\u00e9\u4f60\ud83d\ude00\"";
        try (RawClient client = transport.open(server.socketUrl())) {
            connect(client);
            client.send("42[\"message\"," + arguments + "]", "42456[\"message-with-ack\"," + arguments + "]");
            assertThat(client.next()).isEqualTo("42[\"message-back\"," + arguments + "]");
            assertThat(client.next()).isEqualTo("43456[" + arguments + "]");
        }
    }

    @ParameterizedTest
    @EnumSource
    void an_event_nobody_knows_is_no_violation(RawClient.Transport transport) {
        try (RawClient client = transport.open(server.socketUrl())) {
            connect(client);
            client.send("427[\"what-is-this\",1]", "428[\"message-with-ack\"]");
            assertThat(client.next()).isEqualTo("438[]");
        }
    }

    @ParameterizedTest
    @EnumSource
    void binary_data_come_back_in_an_event(RawClient.Transport transport) {
        try (RawClient client = transport.open(server.socketUrl())) {
            connect(client);
            client.send("452-[\"message\"," + FIRST + "," + SECOND + "]", ONE, TWO);
            assertThat(client.next(3)).containsExactly("452-[\"message-back\"," + FIRST + "," + SECOND + "]", ONE, TWO);
        }
    }

    @ParameterizedTest
    @EnumSource
    void binary_data_come_back_in_an_acknowledgement(RawClient.Transport transport) {
        try (RawClient client = transport.open(server.socketUrl())) {
            connect(client);
            client.send("452-789[\"message-with-ack\"," + FIRST + ",[{\"deep\":" + SECOND + "}]]", ONE, TWO);
            assertThat(client.next(3)).containsExactly("462-789[" + FIRST + ",[{\"deep\":" + SECOND + "}]]", ONE, TWO);
        }
    }

    /** Their order in the packet is the sender's choice; here they come back by their places. */
    @ParameterizedTest
    @EnumSource
    void attachments_go_where_their_numbers_say(RawClient.Transport transport) {
        try (RawClient client = transport.open(server.socketUrl())) {
            connect(client);
            client.send("452-[\"message\"," + SECOND + "," + FIRST + "]", ONE, TWO);
            assertThat(client.next(3)).containsExactly("452-[\"message-back\"," + FIRST + "," + SECOND + "]", TWO, ONE);
        }
    }

    @ParameterizedTest
    @EnumSource
    void many_binary_events_stay_whole_and_in_order(RawClient.Transport transport) {
        try (RawClient client = transport.open(server.socketUrl())) {
            connect(client);
            for (int n = 0; n < 60; n++) {
                client.send("451-[\"message\"," + n + "," + FIRST + "]", numbered(n), "42[\"message\"," + n + "]");
            }
            for (int n = 0; n < 60; n++) {
                assertThat(client.next(3))
                        .containsExactly(
                                "451-[\"message-back\"," + n + "," + FIRST + "]",
                                numbered(n),
                                "42[\"message-back\"," + n + "]");
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void acknowledgements_nobody_asked_for_are_read_and_dropped(RawClient.Transport transport) {
        try (RawClient client = transport.open(server.socketUrl())) {
            connect(client);
            client.send("435[1]", "461-6[" + FIRST + "]", ONE, "42[\"message\"]");
            assertThat(client.next()).isEqualTo("42[\"message-back\"]");
        }
    }

    /** Several packets of one violation are parted by a space, which none of them has. */
    @ParameterizedTest
    @MethodSource
    void what_is_no_packet_of_the_protocol_ends_the_session(RawClient.Transport transport, String violation) {
        try (RawClient client = transport.open(server.socketUrl())) {
            connect(client);
            client.send(violation.split(" ", -1));
            client.awaitClosed();
        }
    }

    static Stream<Arguments> what_is_no_packet_of_the_protocol_ends_the_session() {
        return violations()
                .flatMap(violation ->
                        Arrays.stream(RawClient.Transport.values()).map(one -> Arguments.of(one, violation)));
    }

    private static Stream<String> violations() {
        return Stream.of(
                "4",
                "4abc",
                "47[\"message\"]",
                "44{\"message\":\"no\"}",
                "42",
                "42{}",
                "42[]",
                "42[1]",
                "42\"message\"",
                "42[\"message\"",
                "42[\"message\"]]",
                "42abc[\"message-with-ack\",1]",
                "42-1[\"message-with-ack\",1]",
                "421234567890123456[\"message-with-ack\",1]",
                "42[\"connect\"]",
                "42[\"disconnect\"]",
                "42[\"connect_error\"]",
                "42[\"disconnecting\"]",
                "42[\"newListener\"]",
                "42[\"removeListener\"]",
                "42/custom,[\"message\",1]",
                "42[\"message\"," + "[".repeat(60) + "]".repeat(60) + "]",
                "43[1]",
                "43",
                "435{}",
                "41{}",
                "417",
                "41/custom",
                "40",
                "405",
                "40[]",
                "40\"token\"",
                "421-[\"message\"]",
                "45[\"message\"," + FIRST + "]",
                "45-[\"message\"," + FIRST + "]",
                "451-[\"message\"]",
                "451-[\"message\"," + SECOND + "]",
                "451-[\"message\",{\"_placeholder\":true,\"num\":-1}]",
                "451-[\"message\",{\"_placeholder\":true,\"num\":\"0\"}]",
                "451-[\"message\",{\"_placeholder\":true}]",
                "451-[\"message\"," + FIRST + "," + FIRST + "]",
                "451-[\"message\"," + FIRST + "," + SECOND + "]",
                "450-[\"message\"," + FIRST + "]",
                "4511-[\"message\"" + elevenPlaceholders() + "]",
                "459999-[\"message\"]",
                "4599999-[\"message\"," + FIRST + "]",
                "45-1-[\"message\"]",
                "451-{}",
                "461-[" + FIRST + "] " + ONE,
                "451-[\"message\"," + FIRST + "] 42[\"message\"]",
                "451-[\"message\"," + FIRST + "] 451-[\"message\"," + FIRST + "]",
                "451-[\"message\"," + FIRST + "] " + ONE + " " + ONE,
                ONE,
                "451-[\"connect\"," + FIRST + "]",
                "451-/custom,[\"message\"," + FIRST + "]");
    }

    @ParameterizedTest
    @EnumSource
    void attachments_above_the_limit_end_the_session(RawClient.Transport transport) {
        String large = "b" + Base64.getEncoder().encodeToString(new byte[60_000]);
        try (RawClient client = transport.open(server.socketUrl())) {
            connect(client);
            client.send("451-[\"message\"," + FIRST + "]");
            client.send(large);
            client.next(2);
            client.send("452-[\"message\"," + FIRST + "," + SECOND + "]");
            client.send(large);
            client.send(large);
            client.awaitClosed();
        }
    }

    @Test
    void what_is_no_base64_ends_a_polling_session() {
        try (Polling client = new Polling(server.socketUrl())) {
            connect(client);
            client.send("451-[\"message\"," + FIRST + "]", "b%%%");
            client.awaitClosed();
        }
    }

    /** As the official client for Java writes it. */
    @Test
    void base64_may_have_line_ends() {
        try (Polling client = new Polling(server.socketUrl())) {
            connect(client);
            client.send("451-[\"message\"," + FIRST + "]", "bAQ\nID\n");
            assertThat(client.next(2)).containsExactly("451-[\"message-back\"," + FIRST + "]", ONE);
        }
    }

    @ParameterizedTest
    @EnumSource
    void no_binary_packet_comes_before_connect(RawClient.Transport transport) {
        try (RawClient client = transport.open(server.socketUrl())) {
            client.send("451-[\"message\"," + FIRST + "]", ONE);
            client.awaitClosed();
        }
    }

    private static void connect(RawClient client) {
        client.send("40");
        assertThat(client.next()).startsWith("40{\"sid\":");
        assertThat(client.next()).startsWith("42[\"auth\",");
    }

    private static String numbered(int n) {
        return "b" + Base64.getEncoder().encodeToString(new byte[] {(byte) n, 1, 2});
    }

    private static String elevenPlaceholders() {
        StringBuilder places = new StringBuilder();
        for (int n = 0; n < 11; n++) {
            places.append(",{\"_placeholder\":true,\"num\":").append(n).append('}');
        }
        return places.toString();
    }
}
