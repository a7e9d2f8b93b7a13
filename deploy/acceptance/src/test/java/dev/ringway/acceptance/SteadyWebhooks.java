package dev.ringway.acceptance;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/**
 * Signed status callbacks at a fixed rate, four per call, whatever becomes of those before. One that is not acknowledged
 * (no answer, or any but 204) is sent again until it is, as Twilio does with the right callback URL.
 */
final class SteadyWebhooks implements AutoCloseable {

    private static final List<String> STATUSES = List.of("initiated", "ringing", "in-progress", "completed");
    /** As long as Twilio waits. */
    private static final Duration WAITED = Duration.ofSeconds(15);

    private static final Duration FIRST_PAUSE = Duration.ofMillis(500);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(8);

    private final RunningSystem system;
    private final String authToken;
    private final long nanosBetween;
    private final ExecutorService senders = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();
    private final Map<String, Queue<String>> acknowledged = new ConcurrentHashMap<>();
    private final Queue<Long> answerMillis = new ConcurrentLinkedQueue<>();
    private final AtomicInteger sent = new AtomicInteger();
    private final AtomicInteger repeated = new AtomicInteger();
    private final AtomicInteger late = new AtomicInteger();
    private final Thread scheduler;
    private volatile boolean stopping;

    SteadyWebhooks(RunningSystem system, int perSecond) {
        this.system = system;
        this.authToken = system.twilioAuthToken();
        this.nanosBetween = TimeUnit.SECONDS.toNanos(1) / perSecond;
        scheduler = Thread.ofVirtual().unstarted(this::schedule);
        scheduler.start();
    }

    private void schedule() {
        long start = System.nanoTime();
        String sid = TwilioCallback.randomCallSid();
        for (int n = 0; !stopping; n++) {
            LockSupport.parkNanos(start + n * nanosBetween - System.nanoTime());
            int sequence = n % STATUSES.size();
            if (sequence == 0) {
                sid = TwilioCallback.randomCallSid();
            }
            String callSid = sid;
            sent.incrementAndGet();
            senders.execute(() -> sendUntilTaken(callSid, sequence));
        }
    }

    private void sendUntilTaken(String callSid, int sequence) {
        TwilioCallback callback = TwilioCallback.of(system, callSid, STATUSES.get(sequence), sequence);
        HttpRequest request = HttpRequest.newBuilder(URI.create(callback.url()))
                .timeout(WAITED)
                .header("Content-Type", "application/x-www-form-urlencoded; charset=utf-8")
                .header("X-Twilio-Signature", callback.signature(authToken))
                .POST(HttpRequest.BodyPublishers.ofString(callback.body()))
                .build();
        long pause = FIRST_PAUSE.toNanos();
        while (!isTaken(request)) {
            repeated.incrementAndGet();
            LockSupport.parkNanos(pause);
            pause = Math.min(2 * pause, LONGEST_PAUSE.toNanos());
        }
        acknowledged
                .computeIfAbsent(callSid, any -> new ConcurrentLinkedQueue<>())
                .add(callback.eventId());
    }

    private boolean isTaken(HttpRequest request) {
        long start = System.nanoTime();
        try {
            boolean taken = http.send(request, BodyHandlers.discarding()).statusCode() == 204;
            if (taken) {
                answerMillis.add(TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start));
            }
            return taken;
        } catch (HttpTimeoutException tooLate) {
            late.incrementAndGet();
            return false;
        } catch (IOException unanswered) {
            return false;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", interrupted);
        }
    }

    /** Sends no new ones and returns when all are acknowledged. */
    @Override
    public void close() {
        stopping = true;
        try {
            scheduler.join();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", interrupted);
        }
        senders.close();
    }

    /** Event ids by call. */
    Map<String, Queue<String>> acknowledged() {
        return acknowledged;
    }

    int sent() {
        return sent.get();
    }

    int repeated() {
        return repeated.get();
    }

    /** Of the repeated ones, those that had a connection and no answer in time. */
    int late() {
        return late.get();
    }

    /** How long acknowledged requests took, in order. */
    List<Long> sortedAnswerMillis() {
        return answerMillis.stream().sorted().toList();
    }
}
