package dev.ringway.callstore.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringway.callstore.call.CallFilter;
import dev.ringway.callstore.call.CallOrder;
import dev.ringway.callstore.store.StoredCalls;
import dev.ringway.starter.http.Cursor;
import dev.ringway.starter.security.Role;
import dev.ringway.starter.test.TestTokens;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever stands in a query: results, or a 4xx that tells nothing of what is inside. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HostileQueriesTest extends RunningCallStore {

    private static final int REQUESTS = 3_000;

    private static final List<String> NAMES = List.of(
            "status",
            "from",
            "to",
            "agent",
            "campaign",
            "contact",
            "direction",
            "outcome",
            "answeredBy",
            "tag",
            "attempt",
            "attemptNumber",
            "conversation",
            "hasRecording",
            "followUp",
            "minDuration",
            "maxDuration",
            "startedAfter",
            "startedBefore",
            "cursor",
            "limit",
            "sort",
            "count",
            "format",
            "statsu",
            "$where",
            "a[b]",
            "%00",
            "");

    private static final List<String> VALUES = List.of(
            "",
            "%",
            "%zz",
            "%00",
            "%ff%fe",
            "%c0%af",
            "%ed%a0%80",
            "%F0%9F%98%80",
            "$ne",
            "%7B%22$gt%22:%22%22%7D",
            "completed",
            "busy,failed",
            "-startTime",
            "startTime",
            "exact",
            "estimated",
            "true",
            "due",
            "csv",
            "ndjson",
            "1",
            "0",
            "-1",
            "200",
            "99999999999999999999",
            "1e9",
            "NaN",
            "2026-11-22T10:00:00Z",
            "2026-11-22T10:00:00+14:00",
            "+1000000000-01-01T00:00:00Z",
            "-999999999-01-01T00:00:00Z",
            "0000-00-00T00:00:00Z",
            "2026-02-30T00:00:00Z",
            "+14155550123",
            "%2B14155550123",
            "sip:a@b",
            "..%2f..%2fetc",
            "';drop",
            "(",
            "[",
            "*",
            "^.*$",
            "\\",
            "\"",
            "<script>",
            "{{7*7}}",
            "${jndi:x}",
            "a".repeat(600),
            "1".repeat(4_000),
            "machine",
            "human",
            "vip",
            "%0d%0aX: y",
            "AAAAAAAAAAAAAAAA",
            "____",
            "====",
            "é");

    @BeforeAll
    void fill() {
        StoredCalls.insert(database, 0, 500);
    }

    @Test
    void everyQueryIsAnsweredWithResultsOrWithAMistakeOfTheClient() throws IOException {
        Random random = new Random(20_261_122);
        List<String> paths = List.of(
                "/api/v1/calls",
                "/api/v1/calls",
                "/api/v1/calls/active",
                "/api/v1/calls/stats",
                "/api/v1/calls/export",
                "/api/v1/calls/" + StoredCalls.sid(7),
                "/api/v1/calls/" + StoredCalls.sid(7) + "/events");
        Map<Integer, Integer> answers = new TreeMap<>();
        for (int i = 0; i < REQUESTS; i++) {
            String target = paths.get(random.nextInt(paths.size())) + "?" + query(random);
            String answer = ask(target);
            int status = Integer.parseInt(answer.substring(9, 12));
            answers.merge(status, 1, Integer::sum);
            assertThat(status).as(target).isLessThan(500);
            assertThat(answer).as(target).doesNotContain("Exception", "\tat ", "mongodb");
        }
        assertThat(answers).containsKeys(200, 400);
    }

    /** Anybody can write a cursor, so its values are read as carefully as any others. */
    @ParameterizedTest
    @MethodSource
    void aCursorWhoseValuesAreNoneIsAMistakeThatNamesIt(String path, List<String> good, List<String> bad)
            throws IOException {
        Cursor cursors = new Cursor(
                switch (path) {
                    case "/api/v1/calls" -> "calls " + CallOrder.NEWEST_FIRST + " " + CallFilter.ALL;
                    case "/api/v1/recordings" -> "recordings Optional.empty[]Optional.emptyOptional.empty";
                    default -> "events of " + StoredCalls.sid(7);
                });

        assertThat(ask(path + "?cursor=" + cursors.write(good))).startsWith("HTTP/1.1 200");
        assertThat(ask(path + "?cursor=" + cursors.write(bad)))
                .startsWith("HTTP/1.1 400")
                .contains("\"field\":\"cursor\"");
    }

    static Stream<Arguments> aCursorWhoseValuesAreNoneIsAMistakeThatNamesIt() {
        String time = "2026-11-22T10:00:00Z";
        String never = "+1000000000-01-01T00:00:00Z";
        String events = "/api/v1/calls/" + StoredCalls.sid(7) + "/events";
        return Stream.of(
                Arguments.of(events, List.of(time, "1", "e"), List.of("x", "1", "e")),
                Arguments.of(events, List.of(time, "1", "e"), List.of(time, "first", "e")),
                Arguments.of("/api/v1/calls", List.of(time, "CA1"), List.of(never, "CA1")),
                Arguments.of("/api/v1/recordings", List.of(time, "RE1"), List.of("", "RE1")));
    }

    private static String query(Random random) {
        List<String> parts = new ArrayList<>();
        for (int i = random.nextInt(4); i >= 0; i--) {
            String value = VALUES.get(random.nextInt(VALUES.size()));
            parts.add(random.nextInt(20) == 0 ? value : NAMES.get(random.nextInt(NAMES.size())) + "=" + value);
        }
        return String.join(random.nextInt(30) == 0 ? ";" : "&", parts);
    }

    /** Over a plain connection, since no client would send such things. */
    private String ask(String target) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            String request =
                    "GET " + target + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nAuthorization: Bearer "
                            + TestTokens.of(Role.OPERATOR) + "\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
            InputStream answer = socket.getInputStream();
            return new String(answer.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
