package dev.ringway.ingest.web;

import dev.ringway.ingest.intake.Intake;
import dev.ringway.ingest.request.Endpoint;
import dev.ringway.ingest.twilio.TwilioWebhook;
import dev.ringway.ingest.voice.VoiceReplies;
import dev.ringway.starter.openapi.Answers;
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
    private final VoiceReplies voiceReplies;

    TwilioWebhooks(WebhookExchange exchanges, Intake intake, TwilioWebhook twilio, VoiceReplies voiceReplies) {
        this.exchanges = exchanges;
        this.intake = intake;
        this.twilio = twilio;
        this.voiceReplies = voiceReplies;
    }

    /** A status callback of a call. */
    @PostMapping("/status")
    @Answers(HttpStatus.NO_CONTENT)
    Mono<Void> status(ServerWebExchange exchange) {
        return takeIn(exchange, Endpoint.TWILIO_STATUS);
    }

    /** What answering-machine detection found. */
    @PostMapping("/amd")
    @Answers(HttpStatus.NO_CONTENT)
    Mono<Void> amd(ServerWebExchange exchange) {
        return takeIn(exchange, Endpoint.TWILIO_AMD);
    }

    /** A recording's status callback. */
    @PostMapping("/recording")
    @Answers(HttpStatus.NO_CONTENT)
    Mono<Void> recording(ServerWebExchange exchange) {
        return takeIn(exchange, Endpoint.TWILIO_RECORDING);
    }

    /** A callback of the real-time transcription. */
    @PostMapping("/transcription")
    @Answers(HttpStatus.NO_CONTENT)
    Mono<Void> transcription(ServerWebExchange exchange) {
        return takeIn(exchange, Endpoint.TWILIO_TRANSCRIPTION);
    }

    /** What to do with a call: TwiML, always, once the request is genuine. */
    @PostMapping("/voice")
    Mono<Void> voice(ServerWebExchange exchange) {
        return answer(exchange, Endpoint.TWILIO_VOICE);
    }

    /** What to do with a call for which the voice URL had no usable answer: an apology in TwiML. */
    @PostMapping("/fallback")
    Mono<Void> fallback(ServerWebExchange exchange) {
        return answer(exchange, Endpoint.TWILIO_FALLBACK);
    }

    private Mono<Void> answer(ServerWebExchange exchange, Endpoint endpoint) {
        return exchanges.answer(
                exchange, endpoint, HttpStatus.OK, request -> intake.answer(twilio, request, voiceReplies));
    }

    private Mono<Void> takeIn(ServerWebExchange exchange, Endpoint endpoint) {
        return exchanges.answer(exchange, endpoint, HttpStatus.NO_CONTENT, request -> intake.take(twilio, request));
    }
}
