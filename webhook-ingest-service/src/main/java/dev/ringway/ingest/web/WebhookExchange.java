package dev.ringway.ingest.web;

import dev.ringway.ingest.intake.Answer;
import dev.ringway.ingest.limits.GenuineConnection;
import dev.ringway.ingest.limits.LargeForms;
import dev.ringway.ingest.limits.TooBusyException;
import dev.ringway.ingest.proxy.TrustedProxies;
import dev.ringway.ingest.request.Content;
import dev.ringway.ingest.request.Endpoint;
import dev.ringway.ingest.request.ReceivedRequest;
import dev.ringway.starter.problems.ProblemException;
import dev.ringway.starter.problems.ProblemWriter;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import reactor.netty.channel.AbortedException;

/** Request in, answer out. A refusal is an everyday answer, not an error, so it does not come by exceptions. */
@Component
class WebhookExchange {

    private final WebhookRequests requests;
    private final TrustedProxies proxies;
    private final LargeForms largeForms;
    private final ProblemWriter problems;
    private final String retryAfterSeconds;

    WebhookExchange(
            WebhookRequests requests,
            TrustedProxies proxies,
            LargeForms largeForms,
            ProblemWriter problems,
            WebhookSettings settings) {
        this.requests = requests;
        this.proxies = proxies;
        this.largeForms = largeForms;
        this.problems = problems;
        this.retryAfterSeconds = Long.toString(settings.retryAfter().toSeconds());
    }

    /** @param accepted the status that the provider wants to see once its request is stored */
    Mono<Void> answer(
            ServerWebExchange exchange,
            Endpoint endpoint,
            HttpStatus accepted,
            Function<ReceivedRequest, CompletableFuture<Answer>> intake) {
        return requests.read(endpoint, exchange.getRequest())
                // a client that goes away does not call back what is on its way to the log
                .flatMap(request -> Mono.fromFuture(
                        () -> largeForms.begin(
                                proxies.client(exchange.getRequest()),
                                request.body().size(),
                                () -> intake.apply(request)),
                        true))
                .flatMap(answer -> write(exchange, accepted, answer))
                .onErrorResume(
                        DataBufferLimitException.class, tooLarge -> unread(exchange, HttpStatus.CONTENT_TOO_LARGE))
                .onErrorResume(TimeoutException.class, tooSlow -> unread(exchange, HttpStatus.REQUEST_TIMEOUT))
                .onErrorResume(TooBusyException.class, tooBusy -> tooBusy(exchange))
                // the client is gone: there is nobody to answer
                .onErrorComplete(AbortedException.class);
    }

    Mono<Void> write(ServerWebExchange exchange, HttpStatus accepted, Answer answer) {
        if (!(answer instanceof Answer.Refused)) {
            GenuineConnection.mark(exchange.getRequest());
        }
        return switch (answer) {
            case Answer.Accepted ignored -> {
                exchange.getResponse().setStatusCode(accepted);
                yield exchange.getResponse().setComplete();
            }
            case Answer.Answered(Content content) -> {
                exchange.getResponse().setStatusCode(HttpStatus.OK);
                exchange.getResponse().getHeaders().set(HttpHeaders.CONTENT_TYPE, content.mediaType());
                exchange.getResponse().getHeaders().setContentLength(content.body().length);
                yield exchange.getResponse()
                        .writeWith(
                                Mono.just(exchange.getResponse().bufferFactory().wrap(content.body())));
            }
            case Answer.Refused ignored ->
                problems.write(
                        exchange,
                        new ProblemException(
                                HttpStatus.FORBIDDEN,
                                "signature-refused",
                                "Sign the request with a secret of an account that is known here."));
            case Answer.Unavailable ignored -> {
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

    /** Answered {@code refused} though its body may not have been read to its end. */
    Mono<Void> refusedUnread(ServerWebExchange exchange, Answer.Refused refused) {
        exchange.getResponse().getHeaders().set(HttpHeaders.CONNECTION, "close");
        return write(exchange, HttpStatus.FORBIDDEN, refused);
    }

    /** 503: no room for the body just now. */
    Mono<Void> noRoom(ServerWebExchange exchange) {
        exchange.getResponse().getHeaders().set(HttpHeaders.CONNECTION, "close");
        exchange.getResponse().getHeaders().set(HttpHeaders.RETRY_AFTER, retryAfterSeconds);
        return problems.write(
                exchange,
                new ProblemException(
                        HttpStatus.SERVICE_UNAVAILABLE,
                        "no-room",
                        "Too many large bodies are being taken in, so this one was not. Send it again later."));
    }

    private Mono<Void> tooBusy(ServerWebExchange exchange) {
        exchange.getResponse().getHeaders().set(HttpHeaders.RETRY_AFTER, retryAfterSeconds);
        return problems.write(
                exchange,
                new ProblemException(
                        HttpStatus.SERVICE_UNAVAILABLE,
                        "too-busy",
                        "Too many large requests wait to be verified. Send it again."));
    }

    /** The rest of the body is not waited for, so the connection cannot be used again. */
    Mono<Void> unread(ServerWebExchange exchange, HttpStatus status) {
        exchange.getResponse().getHeaders().set(HttpHeaders.CONNECTION, "close");
        return problems.write(
                exchange,
                status == HttpStatus.CONTENT_TOO_LARGE
                        ? new ProblemException(status, "too-large", "Send a smaller body.")
                        : new ProblemException(status, "too-slow", "Send the whole body at once."));
    }
}
