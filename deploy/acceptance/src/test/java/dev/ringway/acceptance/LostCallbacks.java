package dev.ringway.acceptance;

import static org.awaitility.Awaitility.await;

import com.twilio.http.TwilioRestClient;
import com.twilio.rest.api.v2010.account.Call;
import com.twilio.type.PhoneNumber;
import com.twilio.type.Twiml;
import dev.ringway.sandbox.client.LocalTwilio;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Calls of which callbacks come twice, late, or never; then reconciliation; then every call and recording is compared with
 * the sandbox's own record, field by field. What Twilio tells in callbacks alone (when it rang, the SIP response, how long
 * detection took, the number's place) is not compared: nobody can fetch it.
 */
final class LostCallbacks {

    /**
     * @param differentBefore calls that differ before reconciliation
     * @param different what differs after it, by Call SID
     */
    record Result(
            int calls,
            long callbacks,
            long lost,
            int differentBefore,
            Map<String, List<String>> different,
            Duration reconciled,
            JsonNode lastRun) {}

    private static final Duration PATIENCE = Duration.ofMinutes(10);
    private static final Duration A_SECOND = Duration.ofSeconds(1);
    private static final String DISORDER =
            "{\"duplicatePercent\":20,\"reorderPercent\":20,\"lostPercent\":10,\"delayPercent\":10,"
                    + "\"delayMaxMillis\":1500,\"seed\":1}";
    private static final String RECONCILIATION = "/api/v1/ops/call-store-service/reconciliation";
    private static final List<String> SCENARIOS =
            List.of("1001", "1001", "1001", "1002", "1003", "1004", "1006", "1007");

    private final RunningSystem system;
    private final int calls;
    private final String token;
    private final HttpClient http = HttpClient.newHttpClient();
    private final TwilioRestClient twilio;

    LostCallbacks(RunningSystem system, int calls) {
        this.system = system;
        this.calls = calls;
        this.token = system.token("admin");
        this.twilio = LocalTwilio.client(
                URI.create(system.sandboxUrl()), system.twilioAccountSid(), system.twilioAuthToken());
    }

    Result run() {
        sandbox("/control/reset", "{}");
        sandbox("/control/disorder", DISORDER);
        Instant begin = Instant.now().minusSeconds(60);
        List<String> sids = IntStream.range(0, calls).mapToObj(this::place).toList();
        List<JsonNode> records = await().atMost(PATIENCE)
                .pollInterval(Duration.ofSeconds(1))
                .until(() -> records(sids), those -> those.stream().allMatch(this::settled));
        sandbox("/control/disorder", "{}");
        int before = differences(records).size();
        long started = System.nanoTime();
        reconcile(begin, Instant.now().plusSeconds(5));
        Duration took = Duration.ofNanos(System.nanoTime() - started);
        List<JsonNode> callbacks = records.stream()
                .flatMap(record -> record.path("callbacks").valueStream())
                .toList();
        return new Result(
                calls,
                callbacks.size(),
                callbacks.stream()
                        .filter(callback -> callback.path("fate").asString().equals("LOST"))
                        .count(),
                before,
                differences(records),
                took,
                callStore("GET", RECONCILIATION, "").path("lastRun"));
    }

    private String place(int number) {
        String webhooks = system.publicBaseUrl() + "/webhooks/twilio/";
        return Call.creator(
                        new PhoneNumber("+1415555" + SCENARIOS.get(number % SCENARIOS.size())),
                        new PhoneNumber("+14155550100"),
                        new Twiml("<Response><Pause/></Response>"))
                .setStatusCallback(URI.create(webhooks + "status#rc=5&rp=all"))
                .setStatusCallbackEvent(List.of("initiated", "ringing", "answered", "completed"))
                .setMachineDetection("Enable")
                .setAsyncAmd("true")
                .setAsyncAmdStatusCallback(URI.create(webhooks + "amd#rc=5&rp=all"))
                .setRecord(true)
                .setRecordingStatusCallback(webhooks + "recording#rc=5&rp=all")
                .setRecordingStatusCallbackEvent(List.of("in-progress", "completed", "absent"))
                .setTimeout(25)
                .create(twilio)
                .getSid();
    }

    private List<JsonNode> records(List<String> sids) {
        Map<String, JsonNode> known = sandbox("/control/calls", "")
                .valueStream()
                .flatMap(item -> item.isArray() ? item.valueStream() : Stream.of(item))
                .collect(Collectors.toMap(
                        record -> record.path("sid").asString(), record -> record, (one, same) -> one));
        return sids.stream().map(known::get).toList();
    }

    /** Twilio knows the price of an answered call some time after its end, which the sandbox's record does from then on. */
    private boolean settled(JsonNode record) {
        return record.path("settled").asBoolean()
                && Instant.parse(record.path("endTime").asString())
                        .plusSeconds(60)
                        .isBefore(Instant.now().plusSeconds(45));
    }

    private void reconcile(Instant from, Instant to) {
        callStore("POST", RECONCILIATION, "{\"from\":\"" + from + "\",\"to\":\"" + to + "\"}");
        await().atMost(PATIENCE)
                .until(() -> callStore("GET", RECONCILIATION, "")
                        .path("sweeps")
                        .valueStream()
                        .noneMatch(sweep -> sweep.path("target").isString()));
    }

    private Map<String, List<String>> differences(List<JsonNode> records) {
        Map<String, List<String>> different = new TreeMap<>();
        for (JsonNode record : records) {
            String sid = record.path("sid").asString();
            Map<String, String> truth = truth(record);
            Map<String, String> stored = stored(sid, record.path("recording"));
            List<String> fields = truth.keySet().stream()
                    .filter(field -> !truth.get(field).equals(stored.get(field)))
                    .map(field -> field + ": " + truth.get(field) + " is stored as " + stored.get(field))
                    .collect(Collectors.toCollection(ArrayList::new));
            fields.addAll(wrongTimes(record, callStore("GET", "/api/v1/calls/" + sid, "")));
            if (!fields.isEmpty()) {
                different.put(sid, fields);
            }
        }
        return different;
    }

    private static Map<String, String> truth(JsonNode record) {
        Map<String, String> fields = new TreeMap<>();
        for (String field : List.of("sid", "status", "from", "to", "answeredBy", "parentCallSid")) {
            fields.put(field, text(record.path(field)));
        }
        fields.put("direction", "outbound");
        fields.put("endTime", seconds(record.path("endTime")));
        fields.put("duration", text(record.path("duration")));
        fields.put("price", amount(record.path("price")));
        JsonNode recording = record.path("recording");
        for (String field : List.of("sid", "status", "duration", "channels", "track", "source", "errorCode")) {
            fields.put("recording." + field, text(recording.path(field)));
        }
        fields.put("recording.startTime", seconds(recording.path("startTime")));
        for (String field : List.of("sid", "status", "duration")) {
            fields.put("recordings." + field, text(recording.path(field)));
        }
        return fields;
    }

    /**
     * When it began is the earliest that any report told: at its creation or later, never after the answer. When it was
     * answered follows, without its callback, from whole seconds.
     */
    private static List<String> wrongTimes(JsonNode record, JsonNode call) {
        Optional<Instant> answered = time(record.path("answeredAt"));
        Optional<Instant> told = time(call.path("answeredAt"));
        boolean answeredRight = answered.isPresent() == told.isPresent()
                && answered.stream()
                        .allMatch(at -> Duration.between(at, told.get()).abs().compareTo(A_SECOND) <= 0);
        Instant created = time(record.path("createdAt")).orElseThrow().truncatedTo(ChronoUnit.SECONDS);
        Instant latest = answered.or(() -> time(record.path("endTime"))).orElseThrow();
        boolean begunRight = time(call.path("startTime"))
                .filter(start -> !start.isBefore(created) && !start.isAfter(latest))
                .isPresent();
        List<String> wrong = new ArrayList<>();
        if (!answeredRight) {
            wrong.add("answeredAt: " + answered + " is stored as " + told);
        }
        if (!begunRight) {
            wrong.add("startTime: " + created + " to " + latest + " is stored as " + call.path("startTime"));
        }
        return wrong;
    }

    private static Optional<Instant> time(JsonNode time) {
        return time.isString() ? Optional.of(Instant.parse(time.asString())) : Optional.empty();
    }

    private Map<String, String> stored(String sid, JsonNode recordingOf) {
        JsonNode call = callStore("GET", "/api/v1/calls/" + sid, "");
        Map<String, String> fields = new TreeMap<>();
        for (String field :
                List.of("sid", "status", "from", "to", "answeredBy", "parentCallSid", "direction", "duration")) {
            fields.put(field, text(call.path(field)));
        }
        fields.put("endTime", seconds(call.path("endTime")));
        fields.put("price", amount(call.path("price")));
        JsonNode recording = recordingOf.isObject()
                ? callStore(
                        "GET", "/api/v1/recordings/" + recordingOf.path("sid").asString(), "")
                : JsonMapper.shared().createObjectNode();
        fields.put("recording.sid", text(recording.path("recordingSid")));
        for (String field : List.of("status", "duration", "channels", "track", "source", "errorCode")) {
            fields.put("recording." + field, text(recording.path(field)));
        }
        fields.put("recording.startTime", seconds(recording.path("startTime")));
        JsonNode summary = call.path("recordings").path(0);
        fields.put("recordings.sid", text(summary.path("recordingSid")));
        fields.put("recordings.status", text(summary.path("status")));
        fields.put("recordings.duration", text(summary.path("duration")));
        return fields;
    }

    private static String text(JsonNode value) {
        return value.isMissingNode() || value.isNull() ? "-" : value.asString();
    }

    /** Twilio tells times to the second. */
    private static String seconds(JsonNode time) {
        return time.isString()
                ? Instant.parse(time.asString()).truncatedTo(ChronoUnit.SECONDS).toString()
                : "-";
    }

    /** Twilio's prices are negative, ours are not. */
    private static String amount(JsonNode price) {
        return price.isString() || price.isNumber()
                ? new BigDecimal(price.asString()).abs().stripTrailingZeros().toPlainString()
                : "-";
    }

    private JsonNode sandbox(String path, String body) {
        return send(
                HttpRequest.newBuilder(URI.create(system.sandboxUrl() + path)), body.isEmpty() ? "GET" : "POST", body);
    }

    private JsonNode callStore(String method, String path, String body) {
        return send(
                HttpRequest.newBuilder(URI.create(system.url("call-store-service") + path))
                        .header("Authorization", "Bearer " + token)
                        .header("Content-Type", "application/json"),
                method,
                body);
    }

    private JsonNode send(HttpRequest.Builder request, String method, String body) {
        try {
            HttpResponse<String> answer = http.send(
                    request.method(method, BodyPublishers.ofString(body))
                            .timeout(Duration.ofSeconds(60))
                            .build(),
                    BodyHandlers.ofString());
            return JsonMapper.shared().readTree(answer.body().isEmpty() ? "{}" : answer.body());
        } catch (IOException unanswered) {
            throw new UncheckedIOException(unanswered);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", interrupted);
        }
    }

    /** The first differences, for people. */
    static String summary(Map<String, List<String>> different) {
        return different.isEmpty()
                ? "none"
                : new ArrayList<>(different.entrySet())
                        .subList(0, Math.min(3, different.size()))
                        .toString();
    }
}
