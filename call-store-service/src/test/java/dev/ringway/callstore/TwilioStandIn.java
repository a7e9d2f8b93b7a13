package dev.ringway.callstore;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.json.JsonMapper;

/**
 * Twilio's REST API over HTTP with what a test says is there, and with the failures that it asks for. Each test takes SIDs
 * of its own, so all of a JVM share one.
 */
public final class TwilioStandIn {

    /** What happens to the next change of a call or recording. */
    public enum Fault {
        /** It is done, and the answer is 500. */
        DONE_AND_LOST,
        /** 500, and nothing is done. */
        LOST,
        /** 429. */
        TOO_MANY,
        /** The call was answered the moment before. */
        ANSWERED_BEFORE,
        /** So it was, and the answer does not tell yet. */
        ANSWERED_BEFORE_UNTOLD,
        /** The call has ended the moment before. */
        OVER_BEFORE
    }

    public record Received(String method, String path, Map<String, String> form) {}

    public static final String TOKEN = "a-token-of-the-tests";

    private static final TwilioStandIn SHARED = new TwilioStandIn();
    private static final Pattern CALL = Pattern.compile(".*/Calls/(CA\\w+)\\.json");
    private static final Pattern RECORDING = Pattern.compile(".*/Recordings/(RE\\w+)\\.(json|mp3|wav)");
    private static final Pattern RANGE = Pattern.compile("bytes=(\\d*)-(\\d*)");

    private final JsonMapper json = new JsonMapper();
    private final HttpServer server;
    private final Map<String, Map<String, Object>> calls = new ConcurrentHashMap<>();
    private final Map<String, Map<String, Object>> recordings = new ConcurrentHashMap<>();
    private final Map<String, byte[]> media = new ConcurrentHashMap<>();
    private final Map<String, Fault> faults = new ConcurrentHashMap<>();
    private final Map<String, Integer> mediaStatus = new ConcurrentHashMap<>();
    private final Queue<Received> received = new ConcurrentLinkedQueue<>();
    private final Map<String, Runnable> before = new ConcurrentHashMap<>();
    private final Set<String> refused = ConcurrentHashMap.newKeySet();
    private volatile boolean ranges = true;

    private TwilioStandIn() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 100);
        } catch (IOException noPort) {
            throw new UncheckedIOException(noPort);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::serve);
        server.start();
    }

    public static TwilioStandIn shared() {
        return SHARED;
    }

    public String origin() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    public void call(String sid, String status) {
        call(sid, Map.of("status", status, "direction", "outbound-api", "from", "+14155550100", "to", "+14155550199"));
    }

    /** @param fields in Twilio's names, beside or in place of the usual ones */
    public void call(String sid, Map<String, Object> fields) {
        Map<String, Object> call = new LinkedHashMap<>();
        call.put("sid", sid);
        call.put("account_sid", ServiceSettings.TWILIO_ACCOUNT);
        call.put("date_created", DateTimeFormatter.RFC_1123_DATE_TIME.format(ZonedDateTime.now(ZoneOffset.UTC)));
        call.putAll(fields);
        calls.put(sid, call);
    }

    public void recording(String sid, String callSid, byte[] bytes) {
        recordings.put(
                sid,
                Map.of(
                        "sid",
                        sid,
                        "call_sid",
                        callSid,
                        "status",
                        "completed",
                        "duration",
                        "12",
                        "channels",
                        2,
                        "source",
                        "StartCallRecordingTwiML",
                        "start_time",
                        "Sun, 22 Nov 2026 10:00:05 +0000",
                        "media_url",
                        "https://api.twilio.com/2010-04-01/Accounts/" + ServiceSettings.TWILIO_ACCOUNT + "/Recordings/"
                                + sid));
        media.put(sid, bytes);
    }

    /** As of a conference. */
    public void recordingOfNoCall(String sid) {
        recordings.put(sid, Map.of("sid", sid, "status", "completed", "duration", "12"));
    }

    public void next(String sid, Fault fault) {
        faults.put(sid, fault);
    }

    /** Run when the next change of this call has arrived, before anything comes of it. */
    public void beforeNext(String sid, Runnable look) {
        before.put(sid, look);
    }

    /** From now on no transcription of this call is taken: 429. */
    public void refuseTranscriptions(String sid) {
        refused.add(sid);
    }

    /** From now on the media of this recording is answered with this status; 0: not at all, -1: the connection breaks. */
    public void mediaStatus(String sid, int status) {
        mediaStatus.put(sid, status);
    }

    /** All media is had again. */
    public void mediaAgain() {
        mediaStatus.clear();
    }

    /** How often it was asked for. */
    public long asked(String method, String sid) {
        return received.stream()
                .filter(request ->
                        request.method().equals(method) && request.path().contains(sid))
                .count();
    }

    public void ranges(boolean honoured) {
        ranges = honoured;
    }

    public boolean hasRecording(String sid) {
        return recordings.containsKey(sid);
    }

    /** Changes of this call or recording, in order. */
    public List<Received> changes(String sid) {
        return received.stream()
                .filter(request ->
                        request.path().contains(sid) && !request.method().equals("GET"))
                .filter(request -> !request.method().equals("HEAD"))
                .toList();
    }

    private void serve(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getPath();
            Map<String, String> form =
                    form(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            received.add(new Received(exchange.getRequestMethod(), path, form));
            String basic = Base64.getEncoder()
                    .encodeToString((ServiceSettings.TWILIO_ACCOUNT + ":" + TOKEN).getBytes(StandardCharsets.UTF_8));
            if (!("Basic " + basic).equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
                refuse(exchange, 401, 20003);
                return;
            }
            Matcher recording = RECORDING.matcher(path);
            if (recording.matches()) {
                recording(exchange, recording.group(1), recording.group(2));
            } else {
                call(exchange, path, form);
            }
        }
    }

    private void call(HttpExchange exchange, String path, Map<String, String> form) throws IOException {
        Matcher one = CALL.matcher(path);
        if (path.endsWith("/Calls.json")) {
            String parent = form(exchange.getRequestURI().getRawQuery()).get("ParentCallSid");
            List<Map<String, Object>> children = calls.values().stream()
                    .filter(call -> parent.equals(call.get("parent_call_sid")))
                    .toList();
            answer(exchange, 200, Map.of("calls", children));
        } else if (path.endsWith("/Recordings.json")) {
            answer(exchange, 200, Map.of("recordings", recordings.values()));
        } else if (path.endsWith("/Transcriptions.json") && refused.stream().anyMatch(path::contains)) {
            exchange.getResponseHeaders().set("Retry-After", "0");
            refuse(exchange, 429, 20429);
        } else if (path.endsWith("/Transcriptions.json")) {
            answer(exchange, 201, Map.of("sid", "GT" + "0".repeat(32), "status", "started"));
        } else if (!one.matches() || !calls.containsKey(one.group(1))) {
            refuse(exchange, 404, 20404);
        } else if (exchange.getRequestMethod().equals("GET")) {
            answer(exchange, 200, calls.get(one.group(1)));
        } else {
            change(exchange, one.group(1), form);
        }
    }

    private void change(HttpExchange exchange, String sid, Map<String, String> form) throws IOException {
        Map<String, Object> call = calls.get(sid);
        Optional.ofNullable(before.remove(sid)).ifPresent(Runnable::run);
        Fault fault = faults.remove(sid);
        if (fault == Fault.TOO_MANY) {
            exchange.getResponseHeaders().set("Retry-After", "0");
            refuse(exchange, 429, 20429);
            return;
        }
        Map<String, Object> told = new HashMap<>(call);
        if (fault == Fault.ANSWERED_BEFORE || fault == Fault.ANSWERED_BEFORE_UNTOLD) {
            call.put("status", "in-progress");
        }
        if (fault == Fault.OVER_BEFORE) {
            call.put("status", "completed");
        }
        String status = String.valueOf(call.get("status"));
        if (List.of("completed", "canceled", "busy").contains(status)) {
            refuse(exchange, 400, 21220);
            return;
        }
        String wanted = form.get("Status");
        if (fault != Fault.LOST && wanted != null && (wanted.equals("completed") || !status.equals("in-progress"))) {
            call.put("status", wanted);
        }
        if (fault == Fault.LOST || fault == Fault.DONE_AND_LOST) {
            refuse(exchange, 500, 20500);
        } else {
            answer(exchange, 200, fault == Fault.ANSWERED_BEFORE_UNTOLD ? told : call);
        }
    }

    private void recording(HttpExchange exchange, String sid, String form) throws IOException {
        Fault fault = exchange.getRequestMethod().equals("DELETE") ? faults.remove(sid) : null;
        if (!recordings.containsKey(sid)) {
            refuse(exchange, 404, 20404);
        } else if (exchange.getRequestMethod().equals("DELETE")) {
            if (fault != Fault.LOST) {
                recordings.remove(sid);
            }
            if (fault == null) {
                exchange.sendResponseHeaders(204, -1);
            } else {
                refuse(exchange, 500, 20500);
            }
        } else if (form.equals("json")) {
            answer(exchange, 200, recordings.get(sid));
        } else {
            media(exchange, sid);
        }
    }

    private void media(HttpExchange exchange, String sid) throws IOException {
        byte[] bytes = media.get(sid);
        int status = mediaStatus.getOrDefault(sid, 200);
        if (status == 0) {
            awaitTheEnd();
        }
        if (status < 0) {
            exchange.close();
            return;
        }
        if (status != 200) {
            exchange.getResponseHeaders().set("Location", "http://127.0.0.1:1/elsewhere");
            exchange.sendResponseHeaders(status, -1);
            return;
        }
        String asked = exchange.getRequestHeaders().getFirst("Range");
        Matcher range = RANGE.matcher(asked == null ? "" : asked);
        if (ranges && range.matches()) {
            part(exchange, bytes, range);
            return;
        }
        send(exchange, 200, bytes);
    }

    private static void awaitTheEnd() {
        try {
            Thread.currentThread().join();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private static void part(HttpExchange exchange, byte[] bytes, Matcher range) throws IOException {
        int first = range.group(1).isEmpty()
                ? Math.max(0, bytes.length - Integer.parseInt(range.group(2)))
                : Integer.parseInt(range.group(1));
        int last = range.group(1).isEmpty() || range.group(2).isEmpty()
                ? bytes.length - 1
                : Math.min(bytes.length - 1, Integer.parseInt(range.group(2)));
        if (first >= bytes.length) {
            exchange.getResponseHeaders().set("Content-Range", "bytes */" + bytes.length);
            exchange.sendResponseHeaders(416, -1);
            return;
        }
        exchange.getResponseHeaders().set("Content-Range", "bytes " + first + "-" + last + "/" + bytes.length);
        send(exchange, 206, Arrays.copyOfRange(bytes, first, last + 1));
    }

    private static void send(HttpExchange exchange, int status, byte[] bytes) throws IOException {
        boolean head = exchange.getRequestMethod().equals("HEAD");
        if (head) {
            exchange.getResponseHeaders().set("Content-Length", Integer.toString(bytes.length));
        }
        exchange.sendResponseHeaders(status, head ? -1 : bytes.length);
        if (!head) {
            exchange.getResponseBody().write(bytes);
        }
    }

    private void refuse(HttpExchange exchange, int status, int code) throws IOException {
        answer(exchange, status, Map.of("code", code, "message", "no", "status", status));
    }

    private void answer(HttpExchange exchange, int status, Object body) throws IOException {
        byte[] bytes = json.writeValueAsBytes(body);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    private static Map<String, String> form(String text) {
        Map<String, String> form = new LinkedHashMap<>();
        if (text != null && text.contains("=")) {
            for (String pair : text.split("&", -1)) {
                int equals = pair.indexOf('=');
                form.put(
                        URLDecoder.decode(pair.substring(0, equals), StandardCharsets.UTF_8),
                        URLDecoder.decode(pair.substring(equals + 1), StandardCharsets.UTF_8));
            }
        }
        return form;
    }
}
