package dev.ringway.ingest.postcall;

import dev.ringway.ingest.elevenlabs.BodySignature;
import dev.ringway.ingest.elevenlabs.Claim;
import dev.ringway.ingest.elevenlabs.ElevenLabsAuthenticity;
import dev.ringway.ingest.intake.Answer;
import dev.ringway.ingest.intake.Intake;
import dev.ringway.ingest.quarantine.Quarantine;
import dev.ringway.ingest.quarantine.QuarantinedBody;
import dev.ringway.ingest.request.RawBody;
import dev.ringway.ingest.request.ReceivedRequest;
import io.micrometer.context.ContextExecutorService;
import io.micrometer.context.ContextSnapshotFactory;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/**
 * The way of a post-call webhook: its headers are judged, its body waits in quarantine while its signature is computed,
 * and only then does anybody look at the content. Safe to call on an event loop: each request has a thread of its own.
 */
@Component
public class PostCallIntake implements DisposableBean {

    private static final Logger log = LoggerFactory.getLogger(PostCallIntake.class);

    private final ElevenLabsAuthenticity authenticity;
    private final Quarantine quarantine;
    private final PostCallNaming naming;
    private final Intake intake;

    // the request's trace goes along to its thread
    private final ExecutorService threads = ContextExecutorService.wrap(
            Executors.newThreadPerTaskExecutor(
                    Thread.ofVirtual().name("post-call-", 0).factory()),
            ContextSnapshotFactory.builder().build()::captureAll);

    PostCallIntake(
            ElevenLabsAuthenticity authenticity,
            Quarantine quarantine,
            PostCallNaming naming,
            Intake intake,
            MeterRegistry meters) {
        this.authenticity = authenticity;
        this.quarantine = quarantine;
        this.naming = naming;
        this.intake = intake;
        meters.gauge("ringway.ingest.quarantine.bytes", quarantine, Quarantine::used);
    }

    /**
     * @param head the request without its body
     * @param client who sends it, so that no one takes the room of all
     * @param body its body, opened if the headers promise anything; read on a thread that may block
     * @return fails where the body did not arrive; the cause is its stream's exception, {@code BodyTooLargeException} or
     *     {@code QuarantineFullException}
     */
    public CompletableFuture<Answer> take(ReceivedRequest head, String client, Supplier<InputStream> body) {
        return switch (authenticity.claim(head.headers(), head.receivedAt())) {
            case Claim.Refused refused -> intake.take(new RefusedUnread(refused.reason()), head);
            case Claim.Made(BodySignature signature) -> read(head, client, body, signature);
        };
    }

    private CompletableFuture<Answer> read(
            ReceivedRequest head, String client, Supplier<InputStream> body, BodySignature signature) {
        return CompletableFuture.supplyAsync(() -> receive(client, body, signature), threads)
                .thenCompose(received -> {
                    PostCall webhook = new PostCall(signature.isGenuine(), received, naming, threads);
                    return intake.take(webhook, head.with(known(received)))
                            .whenComplete((answer, failure) -> delete(received));
                });
    }

    private QuarantinedBody receive(String client, Supplier<InputStream> body, BodySignature signature) {
        try (InputStream bytes = body.get()) {
            return quarantine.receive(client, bytes, signature::update);
        } catch (IOException brokenOff) {
            throw new UncheckedIOException(brokenOff);
        }
    }

    private static RawBody known(QuarantinedBody body) {
        return switch (body) {
            case QuarantinedBody.InMemory small -> new RawBody(small.bytes());
            case QuarantinedBody.InFile large -> RawBody.elsewhere(large.size(), large.sha256());
        };
    }

    private static void delete(QuarantinedBody body) {
        try {
            body.close();
        } catch (IOException unreadable) {
            log.warn("A file of the quarantine could not be closed: {}", unreadable.toString());
        }
    }

    @Override
    public void destroy() {
        threads.close();
    }
}
