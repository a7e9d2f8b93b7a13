package dev.ringway.benchmark;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;

/**
 * Signed status callbacks at a fixed rate (open loop: a slow answer delays no other request, and the wait counts), with
 * the figures of what came back. Only ever against this machine.
 *
 * <p>Arguments: requests per second (at most 5,000), seconds (at most 120). Environment: {@code PUBLIC_BASE_URL},
 * {@code TWILIO_ACCOUNT_SID}, {@code TWILIO_AUTH_TOKEN}.
 */
public final class IngestLoad {

    private static final int MOST_PER_SECOND = 5_000;
    private static final int MOST_SECONDS = 120;

    private final Map<Integer, LongAdder> answers = new ConcurrentHashMap<>();
    private final ConcurrentSkipListMap<Long, LongAdder> micros = new ConcurrentSkipListMap<>();
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();

    public static void main(String[] arguments) throws InterruptedException {
        int perSecond = Math.clamp(Integer.parseInt(arguments[0]), 1, MOST_PER_SECOND);
        int seconds = Math.clamp(Integer.parseInt(arguments[1]), 1, MOST_SECONDS);
        String publicBaseUrl = environment("PUBLIC_BASE_URL");
        if (!onThisMachine(URI.create(publicBaseUrl).getHost())) {
            throw new IllegalArgumentException("PUBLIC_BASE_URL is not this machine: load goes to localhost only");
        }
        SignedCallbacks callbacks = new SignedCallbacks(
                publicBaseUrl,
                environment("TWILIO_ACCOUNT_SID"),
                environment("TWILIO_AUTH_TOKEN"),
                System.currentTimeMillis());
        new IngestLoad().run(callbacks, perSecond, seconds);
    }

    private void run(SignedCallbacks callbacks, int perSecond, int seconds) throws InterruptedException {
        int total = perSecond * seconds;
        long interval = Duration.ofSeconds(1).toNanos() / perSecond;
        long start = System.nanoTime();
        try (ExecutorService senders = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int n = 0; n < total; n++) {
                long due = start + n * interval;
                LockSupport.parkNanos(due - System.nanoTime());
                int number = n;
                senders.execute(() -> send(callbacks, number, due));
            }
        }
        report(total, (System.nanoTime() - start) / 1e9);
    }

    private void send(SignedCallbacks callbacks, int number, long due) {
        int status;
        try {
            status = http.send(callbacks.request(number), BodyHandlers.discarding())
                    .statusCode();
        } catch (IOException unanswered) {
            status = 0;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            status = 0;
        }
        micros.computeIfAbsent((System.nanoTime() - due) / 1_000, any -> new LongAdder())
                .increment();
        answers.computeIfAbsent(status, any -> new LongAdder()).increment();
    }

    private void report(int total, double seconds) {
        System.out.printf("sent %d in %.1f s: %.0f/s%n", total, seconds, total / seconds);
        System.out.printf("answers by HTTP status (0: none): %s%n", answers);
        for (double share : new double[] {0.5, 0.9, 0.99, 0.999}) {
            System.out.printf("p%s: %.1f ms%n", share * 100, percentile(total, share) / 1_000.0);
        }
    }

    private long percentile(int total, double share) {
        long wanted = (long) Math.ceil(total * share);
        long seen = 0;
        for (Map.Entry<Long, LongAdder> entry : micros.entrySet()) {
            seen += entry.getValue().sum();
            if (seen >= wanted) {
                return entry.getKey();
            }
        }
        return micros.lastKey();
    }

    private static boolean onThisMachine(String host) {
        return host.equals("localhost") || host.equals("127.0.0.1") || host.equals("[::1]");
    }

    private static String environment(String name) {
        String value = System.getenv(name);
        if (value == null || value.isEmpty()) {
            throw new IllegalArgumentException("set " + name);
        }
        return value;
    }
}
