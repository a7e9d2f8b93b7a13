package dev.ringway.ingest.web;

import dev.ringway.ingest.intake.Intake;
import dev.ringway.ingest.request.Endpoint;
import dev.ringway.ingest.twilio.TwilioWebhook;
import dev.ringway.starter.security.SignedByProvider;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Twilio's webhooks: 204 once a request is stored. */
@RestController
@RequestMapping("/webhooks/twilio")
@SignedByProvider
class TwilioWebhooks {

    private final WebhookExchange exchanges;
    private final Intake intake;
    private final TwilioWebhook twilio;

    TwilioWebhooks(WebhookExchange exchanges, Intake intake, TwilioWebhook twilio) {
        this.exchanges = exchanges;
        this.intake = intake;
        this.twilio = twilio;
    }

    /** A status callback of a call. */
    @PostMapping("/status")
    Mono<Void> status(ServerWebExchange exchange) {
        return takeIn(exchange, Endpoint.TWILIO_STATUS);
    }

    /** What answering-machine detection found. */
    @PostMapping("/amd")
    Mono<Void> amd(ServerWebExchange exchange) {
        return takeIn(exchange, Endpoint.TWILIO_AMD);
    }

    /** A recording's status callback. */
    @PostMapping("/recording")
    Mono<Void> recording(ServerWebExchange exchange) {
        return takeIn(exchange, Endpoint.TWILIO_RECORDING);
    }

    /** A callback of the real-time transcription. */
    @PostMapping("/transcription")
    Mono<Void> transcription(ServerWebExchange exchange) {
        return takeIn(exchange, Endpoint.TWILIO_TRANSCRIPTION);
    }

    private Mono<Void> takeIn(ServerWebExchange exchange, Endpoint endpoint) {
        return exchanges.answer(exchange, endpoint, HttpStatus.NO_CONTENT, request -> intake.take(twilio, request));
    }
}
