package dev.ringway.ingest.web;

import dev.ringway.ingest.initiation.InitiationReplies;
import dev.ringway.ingest.initiation.InitiationWebhook;
import dev.ringway.ingest.intake.Intake;
import dev.ringway.ingest.request.Endpoint;
import dev.ringway.starter.security.SignedByProvider;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** ElevenLabs' question at the beginning of an inbound call. */
@RestController
@SignedByProvider
class InitiationWebhooks {

    private final WebhookExchange exchanges;
    private final Intake intake;
    private final InitiationWebhook initiation;
    private final InitiationReplies replies;

    InitiationWebhooks(
            WebhookExchange exchanges, Intake intake, InitiationWebhook initiation, InitiationReplies replies) {
        this.exchanges = exchanges;
        this.intake = intake;
        this.initiation = initiation;
        this.replies = replies;
    }

    /** What the agent should know of the call: every variable that it defines. */
    @PostMapping("/webhooks/elevenlabs/initiation")
    Mono<Void> initiation(ServerWebExchange exchange) {
        return exchanges.answer(
                exchange,
                Endpoint.ELEVENLABS_INITIATION,
                HttpStatus.OK,
                request -> intake.answer(initiation, request, replies));
    }
}
