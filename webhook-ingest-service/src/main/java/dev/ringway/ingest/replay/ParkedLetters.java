package dev.ringway.ingest.replay;

import dev.ringway.events.EventCodec;
import dev.ringway.events.StoredPayload;
import dev.ringway.events.Topic;
import dev.ringway.ingest.initiation.InitiationWebhook;
import dev.ringway.ingest.kafka.ParkedRequest;
import dev.ringway.ingest.kafka.WebhookLog;
import dev.ringway.ingest.postcall.BodyGoneException;
import dev.ringway.ingest.postcall.ParkedPostCall;
import dev.ringway.ingest.request.Endpoint;
import dev.ringway.ingest.request.Naming;
import dev.ringway.ingest.request.RawBody;
import dev.ringway.ingest.request.ReceivedRequest;
import dev.ringway.ingest.request.RequestHeaders;
import dev.ringway.ingest.request.UnreadableReason;
import dev.ringway.ingest.request.Webhook;
import dev.ringway.ingest.twilio.TwilioWebhook;
import dev.ringway.starter.deadletter.DeadLetter;
import dev.ringway.starter.deadletter.DeadLetterKind;
import dev.ringway.starter.problems.ProblemException;
import dev.ringway.starter.security.Role;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;

/**
 * Parked requests: replaying one names it again by what this version knows, and publishes the event like that of any
 * webhook. It was genuine when it was parked, so it is not verified again; that is why only admins may change and replay
 * one. One that still cannot be named is refused with the reason, and stays as it is.
 */
@Component
final class ParkedLetters implements DeadLetterKind {

    private final TwilioWebhook twilio;
    private final ParkedPostCall postCall;
    private final InitiationWebhook initiation;
    private final WebhookLog webhookLog;

    ParkedLetters(TwilioWebhook twilio, ParkedPostCall postCall, InitiationWebhook initiation, WebhookLog webhookLog) {
        this.twilio = twilio;
        this.postCall = postCall;
        this.initiation = initiation;
        this.webhookLog = webhookLog;
    }

    @Override
    public boolean isOf(Topic<?> source, String group) {
        return group.equals(ParkedRequest.GROUP);
    }

    @Override
    public Role replayRole() {
        return Role.ADMIN;
    }

    @Override
    public Optional<Object> data(DeadLetter letter, byte[] body) {
        try {
            return Optional.ofNullable(EventCodec.jsonMapper().readValue(body, Object.class));
        } catch (JacksonException notJson) {
            return Form.read(new String(body, StandardCharsets.UTF_8)).map(form -> form);
        }
    }

    @Override
    public boolean concerns(DeadLetter letter, String callSid) {
        return new String(letter.body(), StandardCharsets.UTF_8).contains(callSid);
    }

    @Override
    public Instant receivedAt(DeadLetter letter) {
        return letter.header("webhook-received-at").map(Instant::parse).orElseGet(letter::rejectedAt);
    }

    /** A form as its text or as its fields, JSON as the object that it is; of a stored body also where another one was put. */
    @Override
    public byte[] corrected(DeadLetter letter, @Nullable Object data) {
        byte[] body = switch (data) {
            case String form -> form.getBytes(StandardCharsets.UTF_8);
            case Map<?, ?> fields when isForm(letter) -> Form.write(fields).getBytes(StandardCharsets.UTF_8);
            case Map<?, ?> object -> EventCodec.jsonMapper().writeValueAsBytes(object);
            case null, default ->
                throw ProblemException.invalid(
                        "data", "must be the request's body: a form as text or as its fields, or an object");
        };
        return switch (name(letter, body)) {
            case Naming.Unreadable(var reason) -> throw unfit(reason);
            case Naming.UnreadableAndStored(var reason, var _) -> throw unfit(reason);
            case Naming.Named _, Naming.Ignored _ -> body;
        };
    }

    private static boolean isForm(DeadLetter letter) {
        return letter.header("webhook-content-type")
                .filter(type -> type.toLowerCase(Locale.ROOT).startsWith("application/x-www-form-urlencoded"))
                .isPresent();
    }

    @Override
    public CompletableFuture<?> replay(DeadLetter letter, byte[] body) {
        // naming is waited for: whoever replays is told at once what it lacks
        return switch (name(letter, body)) {
            case Naming.Named(var event, var _) -> webhookLog.publish(event);
            case Naming.Unreadable(var reason) -> throw stillUnreadable(reason);
            case Naming.UnreadableAndStored(var reason, var _) -> throw stillUnreadable(reason);
            case Naming.Ignored(var reason) ->
                throw new ProblemException(
                        HttpStatus.CONFLICT, "not-ours", "It is none of ours (" + reason.code() + "). Discard it.");
        };
    }

    private static ProblemException unfit(UnreadableReason reason) {
        return ProblemException.invalid("data", "cannot become an event either: " + reason.code());
    }

    private static ProblemException stillUnreadable(UnreadableReason reason) {
        return new ProblemException(
                HttpStatus.CONFLICT,
                "still-unreadable",
                "It cannot become an event: " + reason.code() + ". Correct it first.");
    }

    private Naming name(DeadLetter letter, byte[] body) {
        Endpoint endpoint = endpoint(letter).orElseThrow(ParkedLetters::notHere);
        Webhook webhook = switch (endpoint) {
            case ELEVENLABS_POST_CALL -> postCall;
            case ELEVENLABS_INITIATION -> initiation;
            case TWILIO_STATUS, TWILIO_AMD, TWILIO_RECORDING, TWILIO_TRANSCRIPTION, TWILIO_VOICE, TWILIO_FALLBACK ->
                twilio;
        };
        Map<String, List<String>> headers = letter.header("webhook-content-type")
                .map(type -> Map.of("Content-Type", List.of(type)))
                .orElse(Map.of());
        ReceivedRequest request = new ReceivedRequest(
                endpoint,
                letter.header("webhook-url").orElseThrow(ParkedLetters::notHere),
                new RequestHeaders(headers),
                saysWhere(letter, body) ? RawBody.placeOf(body) : new RawBody(body),
                receivedAt(letter));
        try {
            return webhook.name(request).join();
        } catch (CompletionException failed) {
            throw problem(failed);
        } catch (NoSuchElementException accountMissing) {
            // Verification, which this body has not passed, makes sure of it otherwise.
            ProblemException problem = ProblemException.invalid("data", "must name the account in AccountSid");
            problem.initCause(accountMissing);
            throw problem;
        }
    }

    /** Only of a letter that was parked so: a webhook may look the same. */
    private static boolean saysWhere(DeadLetter letter, byte[] body) {
        try {
            return letter.header(ParkedRequest.BODY)
                            .filter(ParkedRequest.STORED::equals)
                            .isPresent()
                    && EventCodec.jsonMapper()
                                    .readValue(body, StoredPayload.class)
                                    .size()
                            > 0;
        } catch (JacksonException aBody) {
            return false;
        }
    }

    private static ProblemException problem(CompletionException failed) {
        ProblemException problem = failed.getCause() instanceof BodyGoneException gone
                ? new ProblemException(
                        HttpStatus.CONFLICT,
                        "body-gone",
                        gone.getMessage() + " Correct it with a whole body, or with the place of one.")
                : new ProblemException(
                        HttpStatus.SERVICE_UNAVAILABLE,
                        "unavailable",
                        "The object storage or the quarantine does not take it for the moment. Try again in a few"
                                + " seconds.");
        problem.initCause(failed);
        return problem;
    }

    private static Optional<Endpoint> endpoint(DeadLetter letter) {
        return letter.header("webhook-url")
                .map(url -> URI.create(url.replaceFirst("[?#].*", "")).getPath())
                .flatMap(path -> Arrays.stream(Endpoint.values())
                        .filter(one -> path.endsWith("/webhooks/" + one.provider() + "/" + one.endpoint()))
                        .findFirst());
    }

    private static ProblemException notHere() {
        return new ProblemException(
                HttpStatus.CONFLICT,
                "not-replayed-here",
                "Requests to this webhook are not named again. Have the provider send it once more.");
    }
}
