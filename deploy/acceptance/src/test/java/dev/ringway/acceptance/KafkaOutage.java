package dev.ringway.acceptance;

import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import org.awaitility.core.ConditionTimeoutException;

/** Webhooks at a steady rate, Kafka stopped, and the ingest killed and started in the middle of that. */
record KafkaOutage(RunningSystem system, int perSecond, Duration around, Duration away) {

    private static final Duration LIMIT = Duration.ofMinutes(5);
    private static final String INGEST = "webhook-ingest-service";

    /**
     * @param spooled records in the spool when Kafka came back
     * @param drained from then until the spool was empty
     * @param wrong calls whose stored events are not exactly those that were acknowledged
     */
    record Result(
            int sent,
            int acknowledged,
            int repeated,
            int late,
            String answerMillis,
            long spooled,
            Duration drained,
            int calls,
            Set<String> wrong) {}

    Result run() {
        long spooled;
        Duration drained;
        SteadyWebhooks webhooks = new SteadyWebhooks(system, perSecond);
        try (webhooks) {
            pause(around);
            system.ringway("stop", "kafka");
            long gone = System.nanoTime();
            pause(away.dividedBy(2));
            system.ringway("kill", INGEST);
            system.ringway("restart", INGEST);
            pause(away.minusNanos(System.nanoTime() - gone));
            spooled = spooledRecords();
            system.ringway("restart", "kafka");
            long back = System.nanoTime();
            await().atMost(LIMIT).until(() -> spooledRecords() == 0);
            drained = Duration.ofNanos(System.nanoTime() - back);
            pause(around);
        }
        Map<String, Queue<String>> acknowledged = webhooks.acknowledged();
        return new Result(
                webhooks.sent(),
                acknowledged.values().stream().mapToInt(Queue::size).sum(),
                webhooks.repeated(),
                webhooks.late(),
                percentiles(webhooks.sortedAnswerMillis()),
                spooled,
                drained,
                acknowledged.size(),
                notExact(acknowledged));
    }

    private Set<String> notExact(Map<String, Queue<String>> acknowledged) {
        CallApi calls = new CallApi(system.url("call-store-service"), system.token("operator"));
        Set<String> left = new HashSet<>(acknowledged.keySet());
        try {
            await().atMost(LIMIT).pollInterval(Duration.ofSeconds(1)).until(() -> {
                left.removeIf(sid -> calls.eventIds(sid).stream()
                        .sorted()
                        .toList()
                        .equals(acknowledged.get(sid).stream().sorted().toList()));
                return left.isEmpty();
            });
        } catch (ConditionTimeoutException stillWrong) {
            return left;
        }
        return left;
    }

    /** Asked again where a service that has just begun, and has hundreds of callers, gives no answer. */
    private long spooledRecords() {
        return await().atMost(LIMIT).ignoreExceptions().until(this::spooledNow, spooled -> true);
    }

    private long spooledNow() {
        HttpRequest request = HttpRequest.newBuilder(URI.create(system.url(INGEST) + "/actuator/prometheus"))
                .timeout(Duration.ofSeconds(10))
                .build();
        try (HttpClient http = HttpClient.newHttpClient()) {
            HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                throw new IllegalStateException("metrics answer " + answer.statusCode());
            }
            return answer.body()
                    .lines()
                    .filter(line -> line.startsWith("ringway_ingest_spool_records"))
                    .mapToLong(line -> (long) Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                    .sum();
        } catch (java.io.IOException unanswered) {
            throw new java.io.UncheckedIOException(unanswered);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", interrupted);
        }
    }

    /** The length of an outage is part of the claim. */
    private static void pause(Duration length) {
        if (length.isPositive()) {
            await().pollDelay(length).atMost(length.plusSeconds(5)).until(() -> true);
        }
    }

    private static String percentiles(List<Long> sorted) {
        return "%d / %d / %d"
                .formatted(sorted.get(sorted.size() / 2), sorted.get(sorted.size() * 99 / 100), sorted.getLast());
    }
}
