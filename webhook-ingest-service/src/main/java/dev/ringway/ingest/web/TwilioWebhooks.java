package dev.ringway.ingest.web;

import dev.ringway.ingest.intake.Answer;
import dev.ringway.ingest.intake.Intake;
import dev.ringway.ingest.twilio.ReceivedRequest;
import dev.ringway.starter.problems.ProblemException;
import dev.ringway.starter.problems.ProblemWriter;
import dev.ringway.starter.security.SignedByProvider;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import reactor.netty.channel.AbortedException;

/** Twilio's webhooks. They are answered here and not by exceptions: a refusal is an everyday answer, not an error. */
@RestController
@RequestMapping("/webhooks/twilio")
@SignedByProvider
class TwilioWebhooks {

    private final WebhookRequests requests;
    private final Intake intake;
    private final ProblemWriter problems;
    private final String retryAfterSeconds;

    TwilioWebhooks(WebhookRequests requests, Intake intake, ProblemWriter problems, WebhookSettings settings) {
        this.requests = requests;
        this.intake = intake;
        this.problems = problems;
        this.retryAfterSeconds = Long.toString(settings.retryAfter().toSeconds());
    }

    /** A status callback of a call: 204 once it is on Kafka. */
    @PostMapping("/status")
    Mono<Void> status(ServerWebExchange exchange) {
        return takeIn(exchange, intake::status);
    }

    private Mono<Void> takeIn(
            ServerWebExchange exchange, Function<ReceivedRequest, CompletableFuture<Answer>> handler) {
        return requests.read(exchange.getRequest())
                // a client that goes away does not call back what is on its way to the log
                .flatMap(request -> Mono.fromFuture(() -> handler.apply(request), true))
                .flatMap(answer -> write(exchange, answer))
                .onErrorResume(
                        DataBufferLimitException.class, tooLarge -> unread(exchange, HttpStatus.CONTENT_TOO_LARGE))
                .onErrorResume(TimeoutException.class, tooSlow -> unread(exchange, HttpStatus.REQUEST_TIMEOUT))
                // the client is gone: there is nobody to answer
                .onErrorComplete(AbortedException.class);
    }

    private Mono<Void> write(ServerWebExchange exchange, Answer answer) {
        return switch (answer) {
            case Answer.Accepted accepted -> {
                exchange.getResponse().setStatusCode(HttpStatus.NO_CONTENT);
                yield exchange.getResponse().setComplete();
            }
            case Answer.Refused refused ->
                problems.write(
                        exchange,
                        new ProblemException(
                                HttpStatus.FORBIDDEN,
                                "signature-refused",
                                "Sign the request with the auth token of an account that is known here."));
            case Answer.Unavailable unavailable -> {
                exchange.getResponse().getHeaders().set(HttpHeaders.RETRY_AFTER, retryAfterSeconds);
                yield problems.write(
                        exchange,
                        new ProblemException(
                                HttpStatus.SERVICE_UNAVAILABLE,
                                "not-stored",
                                "The request could not be stored and was not accepted. Send it again."));
            }
        };
    }

    /** The rest of the body is not waited for, so the connection cannot be used again. */
    private Mono<Void> unread(ServerWebExchange exchange, HttpStatus status) {
        exchange.getResponse().getHeaders().set(HttpHeaders.CONNECTION, "close");
        return problems.write(
                exchange,
                status == HttpStatus.CONTENT_TOO_LARGE
                        ? new ProblemException(status, "too-large", "Send a smaller body.")
                        : new ProblemException(status, "too-slow", "Send the whole body at once."));
    }
}
