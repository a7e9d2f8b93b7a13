package dev.ringway.ingest.web;

import dev.ringway.ingest.intake.Answer;
import dev.ringway.ingest.postcall.PostCallIntake;
import dev.ringway.ingest.postcall.PostCallSettings;
import dev.ringway.ingest.proxy.TrustedProxies;
import dev.ringway.ingest.quarantine.BodyTooLargeException;
import dev.ringway.ingest.quarantine.QuarantineFullException;
import dev.ringway.ingest.request.Endpoint;
import dev.ringway.ingest.request.ReceivedRequest;
import dev.ringway.starter.security.SignedByProvider;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import reactor.netty.channel.AbortedException;

/** ElevenLabs' post-call webhooks, of any size up to their limit: 200 once one is stored. */
@RestController
@RequestMapping("/webhooks/elevenlabs")
@SignedByProvider
class PostCallWebhooks {

    private static final Logger log = LoggerFactory.getLogger(PostCallWebhooks.class);

    private final WebhookRequests requests;
    private final WebhookExchange exchanges;
    private final PostCallIntake intake;
    private final TrustedProxies proxies;
    private final PostCallSettings settings;
    private final Pace pace;
    private final MeterRegistry meters;

    PostCallWebhooks(
            WebhookRequests requests,
            WebhookExchange exchanges,
            PostCallIntake intake,
            TrustedProxies proxies,
            PostCallSettings settings,
            MeterRegistry meters) {
        this.requests = requests;
        this.exchanges = exchanges;
        this.intake = intake;
        this.proxies = proxies;
        this.settings = settings;
        this.pace = new Pace(
                settings.longestPause(), settings.grace(), settings.lowestRate().toBytes());
        this.meters = meters;
        List.of("too-large", "too-slow", "no-room", "broken-off").forEach(this::unread);
    }

    /** A conversation is over, its sound, a call that did not come about, or what ElevenLabs adds later. */
    @PostMapping("/post-call")
    Mono<Void> postCall(ServerWebExchange exchange) {
        ServerHttpRequest request = exchange.getRequest();
        if (request.getHeaders().getContentLength() > settings.maxBody().toBytes()) {
            return tooLarge(exchange);
        }
        ReceivedRequest head = requests.head(Endpoint.ELEVENLABS_POST_CALL, request);
        // A client that goes away does not call back what is on its way to the log; its failure is an outcome as any
        // other.
        return Mono.fromFuture(
                        () -> intake.take(
                                        head,
                                        proxies.client(request),
                                        () -> new BodyInput(request.getBody(), pace, settings.bodyTimeout()))
                                .handle((answer, failure) ->
                                        failure == null ? written(exchange, answer) : notRead(exchange, failure)),
                        true)
                .flatMap(outcome -> outcome)
                .onErrorComplete(AbortedException.class);
    }

    private Counter unread(String reason) {
        return meters.counter(
                "ringway.ingest.unread", "provider", "elevenlabs", "endpoint", "post-call", "reason", reason);
    }

    private Mono<Void> written(ServerWebExchange exchange, Answer answer) {
        return Mono.defer(() -> answer instanceof Answer.Refused refused
                ? exchanges.refusedUnread(exchange, refused)
                : exchanges.write(exchange, HttpStatus.OK, answer));
    }

    private Mono<Void> tooLarge(ServerWebExchange exchange) {
        unread("too-large").increment();
        return Mono.defer(() -> exchanges.unread(exchange, HttpStatus.CONTENT_TOO_LARGE));
    }

    private Mono<Void> notRead(ServerWebExchange exchange, Throwable failure) {
        Throwable reason = Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .filter(cause -> cause instanceof BodyTooLargeException
                        || cause instanceof QuarantineFullException
                        || cause instanceof BodyTooSlowException)
                .findFirst()
                .orElse(failure);
        return switch (reason) {
            case BodyTooLargeException tooLarge -> tooLarge(exchange);
            case BodyTooSlowException tooSlow -> {
                unread("too-slow").increment();
                yield Mono.defer(() -> exchanges.unread(exchange, HttpStatus.REQUEST_TIMEOUT));
            }
            case QuarantineFullException full -> {
                log.warn("A body was not taken in: {}", full.getMessage());
                unread("no-room").increment();
                yield Mono.defer(() -> exchanges.noRoom(exchange));
            }
            default -> {
                // most likely the client is gone; if not, it is to send it again
                log.info("A body broke off: {}", reason.toString());
                unread("broken-off").increment();
                yield Mono.defer(() -> exchanges.write(exchange, HttpStatus.OK, new Answer.Unavailable()));
            }
        };
    }
}
