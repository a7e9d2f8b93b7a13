package dev.ringway.acceptance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** Looks at a service's heap four times a second by its own metrics, and at what the system gives its process. */
final class HeapWatch implements AutoCloseable {

    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
    private final HttpClient http = HttpClient.newHttpClient();
    private final AtomicLong peak = new AtomicLong();
    private final AtomicLong resident = new AtomicLong();
    private final AtomicInteger looks = new AtomicInteger();
    private final URI metrics;
    private final Path status;
    private final ScheduledFuture<?> looking;

    HeapWatch(String service, long pid) {
        metrics = URI.create(service + "/actuator/prometheus");
        status = Path.of("/proc/" + pid + "/status");
        looking = timer.scheduleAtFixedRate(this::look, 0, 250, TimeUnit.MILLISECONDS);
    }

    private void look() {
        try {
            peak.accumulateAndGet(heap("jvm_memory_used_bytes"), Math::max);
            resident.accumulateAndGet(
                    Files.readAllLines(status).stream()
                            .filter(line -> line.startsWith("VmRSS:"))
                            .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                            .sum(),
                    Math::max);
            looks.incrementAndGet();
        } catch (IOException unanswered) {
            throw new UncheckedIOException(unanswered);
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }

    private long heap(String name) throws IOException, InterruptedException {
        String text = http.send(HttpRequest.newBuilder(metrics).build(), BodyHandlers.ofString())
                .body();
        return text.lines()
                .filter(line -> line.startsWith(name + "{") && line.contains("area=\"heap\""))
                .mapToLong(line -> (long) Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }

    long limitMib() throws IOException, InterruptedException {
        return heap("jvm_memory_max_bytes") >> 20;
    }

    long peakMib() {
        return peak.get() >> 20;
    }

    long residentMib() {
        return resident.get() >> 10;
    }

    int looks() {
        return looks.get();
    }

    @Override
    public void close() {
        looking.cancel(true);
        timer.shutdownNow();
    }
}
