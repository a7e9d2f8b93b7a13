package dev.ringway.ingest.initiation;

import dev.ringway.events.Event;
import dev.ringway.events.elevenlabs.InitiationRequested;
import dev.ringway.ingest.directory.Contact;
import dev.ringway.ingest.directory.Contacts;
import dev.ringway.ingest.request.Naming;
import dev.ringway.ingest.request.ReceivedRequest;
import dev.ringway.ingest.request.Refusal;
import dev.ringway.ingest.request.Unfamiliar;
import dev.ringway.ingest.request.UnreadableReason;
import dev.ringway.ingest.request.Webhook;
import java.net.URI;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.regex.Pattern;

/** The conversation-initiation webhook: {@code {caller_id, agent_id, called_number, call_sid}}, proved by a header. */
public final class InitiationWebhook implements Webhook {

    private static final URI CONVERSATIONS = URI.create("/elevenlabs/conversations");
    private static final Pattern CALL_SID = Pattern.compile("CA[0-9a-fA-F]{32}");
    private static final Set<String> FIELDS = Set.of("caller_id", "agent_id", "called_number", "call_sid");
    private static final int LONGEST_TEXT = 512;

    private final HeaderSecret secret;
    private final Contacts contacts;
    private final Function<byte[], Optional<Map<String, Object>>> json;

    /** @param json reads an object; empty where the bytes are none */
    public InitiationWebhook(
            HeaderSecret secret, Contacts contacts, Function<byte[], Optional<Map<String, Object>>> json) {
        this.secret = secret;
        this.contacts = contacts;
        this.json = json;
    }

    @Override
    public Optional<Refusal> refusal(ReceivedRequest request) {
        List<String> given = request.headers().all(secret.header());
        if (given.size() != 1) {
            return Optional.of(Refusal.SIGNATURE_MISSING);
        }
        return secret.is(given.getFirst()) ? Optional.empty() : Optional.of(Refusal.SIGNATURE_WRONG);
    }

    @Override
    public CompletableFuture<Naming> name(ReceivedRequest request) {
        return CompletableFuture.completedFuture(json.apply(request.body().bytes())
                .map(payload -> named(request, payload))
                .orElseGet(() -> new Naming.Unreadable(UnreadableReason.NOT_JSON)));
    }

    private Naming named(ReceivedRequest request, Map<String, Object> payload) {
        Optional<String> callerId = text(payload, "caller_id");
        InitiationRequested data = new InitiationRequested(
                request.body().sha256(),
                text(payload, "agent_id"),
                text(payload, "call_sid").filter(sid -> CALL_SID.matcher(sid).matches()),
                callerId,
                text(payload, "called_number"),
                callerId.flatMap(contacts::byNumber).map(Contact::contactId),
                payload);
        Event<InitiationRequested> event = new Event<>(
                "initiation:sha256:" + data.bodySha256(),
                CONVERSATIONS,
                request.receivedAt(),
                request.receivedAt(),
                Optional.empty(),
                data);
        return new Naming.Named(
                event,
                FIELDS.containsAll(payload.keySet())
                        ? EnumSet.noneOf(Unfamiliar.class)
                        : EnumSet.of(Unfamiliar.PARAMETER));
    }

    private static Optional<String> text(Map<String, Object> payload, String field) {
        return Optional.ofNullable(payload.get(field))
                .filter(String.class::isInstance)
                .map(String.class::cast)
                .filter(text -> !text.isEmpty() && text.length() <= LONGEST_TEXT);
    }
}
