package dev.ringway.sandbox.demo;

import dev.ringway.sandbox.call.CallStatus;
import dev.ringway.sandbox.web.Refusal;
import dev.ringway.sandbox.web.Request;
import dev.ringway.sandbox.web.Response;
import dev.ringway.sandbox.web.Routes;
import dev.ringway.sandbox.web.WebServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Takes status callbacks and answers for its calls in one process: as much of the system as the demo sees. */
final class SmallSystem implements AutoCloseable {

    static final String TOKEN = "a-viewer";

    private record Report(String status, long duration) {}

    private final Map<String, Map<String, Report>> calls = new ConcurrentHashMap<>();
    private final AtomicInteger away = new AtomicInteger();
    private final AtomicInteger voiceRequests = new AtomicInteger();
    private final AtomicInteger recordings = new AtomicInteger();
    private final AtomicInteger detections = new AtomicInteger();
    private final WebServer server;
    private volatile String forgotten = "";

    SmallSystem() throws IOException {
        var routes = new Routes()
                .on("POST", "/webhooks/twilio/status", this::report)
                .on("POST", "/webhooks/twilio/voice", this::voice)
                .on("POST", "/webhooks/twilio/recording", _ -> count(recordings))
                .on("POST", "/webhooks/twilio/amd", _ -> count(detections))
                .on("GET", "/api/v1/calls/{sid}", this::call)
                .on("GET", "/api/v1/calls/{sid}/events", this::events);
        server = new WebServer(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), routes);
    }

    String origin() {
        return "http://127.0.0.1:" + server.port();
    }

    /** Acknowledges reports of this status and does not store them. */
    void forget(String status) {
        forgotten = status;
    }

    /** The next requests, callbacks and reads alike, are answered with 503. */
    void beAwayFor(int requests) {
        away.set(requests);
    }

    int voiceRequests() {
        return voiceRequests.get();
    }

    int recordings() {
        return recordings.get();
    }

    int detections() {
        return detections.get();
    }

    private Response voice(Request request) {
        voiceRequests.incrementAndGet();
        return Response.text(200, "text/xml", "<Response><Pause length=\"20\"/></Response>");
    }

    private static Response count(AtomicInteger what) {
        what.incrementAndGet();
        return Response.noContent();
    }

    private Response report(Request request) {
        checkAway();
        var form = request.form();
        String status = form.text("CallStatus").orElseThrow();
        String id = status + form.text("SequenceNumber").orElseThrow();
        if (!status.equals(forgotten)) {
            calls.computeIfAbsent(form.text("CallSid").orElseThrow(), _ -> new ConcurrentSkipListMap<>())
                    .put(
                            id,
                            new Report(
                                    status,
                                    form.text("CallDuration").map(Long::valueOf).orElse(0L)));
        }
        return Response.noContent();
    }

    private Response call(Request request) {
        Report last = known(request).values().stream()
                .max(Comparator.comparingInt(report -> rank(report.status)))
                .orElseThrow();
        return Response.json(200, Map.of("status", last.status, "duration", last.duration));
    }

    private Response events(Request request) {
        List<Map<String, String>> items = known(request).keySet().stream()
                .map(id -> Map.of("eventId", id, "eventType", "dev.ringway.call.status-reported.v1"))
                .toList();
        return Response.json(200, Map.of("items", items));
    }

    private Map<String, Report> known(Request request) {
        checkAway();
        if (!request.authorization().orElse("").equals("Bearer " + TOKEN)) {
            throw new Refusal(401, 20003, "no");
        }
        var reports = calls.get(request.variables().getFirst());
        if (reports == null) {
            throw Refusal.notFound(request.path());
        }
        return new TreeMap<>(reports);
    }

    private void checkAway() {
        if (away.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
            throw new Refusal(503, 20503, "away");
        }
    }

    private static int rank(String status) {
        return Arrays.stream(CallStatus.values()).map(CallStatus::wire).toList().indexOf(status);
    }

    @Override
    public void close() {
        server.close();
    }
}
