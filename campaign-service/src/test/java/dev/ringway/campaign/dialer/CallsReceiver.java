package dev.ringway.campaign.dialer;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.twilio.twiml.VoiceResponse;
import com.twilio.twiml.voice.Pause;
import dev.ringway.campaign.attempt.CallReport;
import dev.ringway.campaign.dial.CallEnd;
import dev.ringway.campaign.dial.CallEnd.Talk;
import dev.ringway.campaign.dialer.AttemptIntake.Reported;
import dev.ringway.sandbox.web.Parameters;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/** What Twilio asks and tells about calls, and what the call store would make of it. */
final class CallsReceiver implements AutoCloseable {

    private final HttpServer server;
    private final Map<String, AtomicLong> versions = new ConcurrentHashMap<>();
    private final Map<String, String> answeredBy = new ConcurrentHashMap<>();
    private volatile Consumer<List<Reported>> reader = reports -> {};
    private volatile Clock clock = Clock.systemUTC();
    private volatile boolean deaf;

    CallsReceiver() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 256);
        } catch (IOException noPort) {
            throw new UncheckedIOException(noPort);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/webhooks/twilio/voice", exchange -> {
            exchange.getRequestBody().readAllBytes();
            byte[] twiml = new VoiceResponse.Builder()
                    .pause(new Pause.Builder().length(20).build())
                    .build()
                    .toXml()
                    .getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "text/xml");
            exchange.sendResponseHeaders(200, twiml.length);
            exchange.getResponseBody().write(twiml);
            exchange.close();
        });
        server.createContext("/", this::take);
        server.start();
    }

    String origin() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** @param readersClock on which calls end */
    void readBy(AttemptIntake intake, Clock readersClock) {
        reader = intake::take;
        clock = readersClock;
        deaf = false;
    }

    /** From now on nothing that is reported arrives. */
    void deaf() {
        deaf = true;
    }

    private void take(HttpExchange exchange) throws IOException {
        try (exchange) {
            Map<String, List<String>> form = Parameters.parse(
                            new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8))
                    .values();
            Map<String, List<String>> query =
                    Parameters.parse(exchange.getRequestURI().getRawQuery()).values();
            if (!deaf) {
                reader.accept(List.of(new Reported(query.get("attempt").getFirst(), report(form))));
            }
            exchange.sendResponseHeaders(204, -1);
        } catch (RuntimeException lost) {
            exchange.sendResponseHeaders(500, -1);
        }
    }

    private CallReport report(Map<String, List<String>> form) {
        String sid = form.get("CallSid").getFirst();
        text(form, "AnsweredBy").ifPresent(who -> answeredBy.put(sid, who));
        String status = text(form, "CallStatus").orElse("in-progress");
        boolean over = text(form, "CallDuration").isPresent() && status.equals("completed");
        return new CallReport(
                sid,
                Optional.of(
                        versions.computeIfAbsent(sid, call -> new AtomicLong()).incrementAndGet()),
                new CallEnd(status, Optional.ofNullable(answeredBy.get(sid)), Optional.empty(), Talk.ANY),
                new CallReport.Result(
                        over ? Optional.of("success") : Optional.empty(),
                        text(form, "CallDuration").map(Long::valueOf),
                        over ? Optional.of(new BigDecimal("0.02")) : Optional.empty(),
                        over ? Optional.of(clock.instant()) : Optional.empty()));
    }

    private static Optional<String> text(Map<String, List<String>> form, String name) {
        return Optional.ofNullable(form.get(name)).map(List::getFirst);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
