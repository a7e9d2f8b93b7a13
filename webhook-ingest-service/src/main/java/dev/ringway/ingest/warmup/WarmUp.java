package dev.ringway.ingest.warmup;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/**
 * Runs before readiness turns up: the way of a webhook is loaded and compiled, without a webhook. Half of the time goes
 * to the inner way, half to the server's own HTTP by way of its liveness page. Kafka's connection and metadata are
 * fetched by the shared start. If it fails, only the first answers are slower.
 */
@Component
class WarmUp implements ApplicationRunner {

    private static final Logger log = LoggerFactory.getLogger(WarmUp.class);

    private final Duration time;
    private final Environment environment;

    WarmUp(WarmUpSettings settings, Environment environment) {
        this.time = settings.time();
        this.environment = environment;
    }

    @Override
    public void run(ApplicationArguments arguments) throws InterruptedException {
        long start = System.nanoTime();
        int rehearsed = rehearse(start + time.toNanos() / 2);
        int answered = callItself(start + time.toNanos());
        log.info("Warmed up by {} rehearsals and {} requests to itself", rehearsed, answered);
    }

    private static int rehearse(long until) {
        Rehearsal rehearsal = new Rehearsal();
        int rehearsed = 0;
        while (System.nanoTime() < until && rehearsal.once() > 0) {
            rehearsed++;
        }
        return rehearsed;
    }

    private int callItself(long until) throws InterruptedException {
        URI liveness = URI.create(
                "http://localhost:" + environment.getProperty("local.server.port") + "/actuator/health/liveness");
        HttpRequest request =
                HttpRequest.newBuilder(liveness).timeout(Duration.ofSeconds(2)).build();
        int answered = 0;
        try (HttpClient http =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
            while (System.nanoTime() < until) {
                http.send(request, HttpResponse.BodyHandlers.discarding());
                answered++;
            }
        } catch (IOException unreachable) {
            log.warn("The service does not reach itself at {}: {}", liveness, unreachable.getMessage());
        }
        return answered;
    }
}
