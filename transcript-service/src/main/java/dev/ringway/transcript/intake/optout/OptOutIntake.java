package dev.ringway.transcript.intake.optout;

import dev.ringway.events.Event;
import dev.ringway.events.commands.OptOutRequested;
import dev.ringway.starter.kafka.EventPublisher;
import dev.ringway.transcript.store.AskedFor;
import dev.ringway.transcript.store.CollectedData;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/**
 * Asks campaign-service to call nobody again who has said so to an agent. Each conversation asks by an event of its own, which
 * is done once: told again with every change of the conversation, it does not come back over an admin who has taken the opt-out
 * back. Blocks.
 */
@Component
public final class OptOutIntake {

    private static final URI CONVERSATIONS = URI.create("/transcript-service/conversations");

    /** Shorter than campaign-service knows which events it has done. */
    private static final Duration TOLD = Duration.ofDays(60);

    private static final Pattern CALL_SID = Pattern.compile("CA[0-9a-fA-F]{32}");

    private final CollectedData collected;
    private final EventPublisher events;
    private final OptOutSettings settings;
    private final Clock clock;

    OptOutIntake(CollectedData collected, EventPublisher events, OptOutSettings settings, Clock clock) {
        this.collected = collected;
        this.events = events;
        this.settings = settings;
        this.clock = clock;
    }

    /** Returns when all that they ask for is on the topic. */
    public void take(Collection<String> conversationIds) {
        List<CompletableFuture<?>> asked = wishes(conversationIds).stream()
                .<CompletableFuture<?>>map(events::publish)
                .toList();
        asked.forEach(CompletableFuture::join);
    }

    List<Event<OptOutRequested>> wishes(Collection<String> conversationIds) {
        Instant since = clock.instant().minus(TOLD);
        return collected.saidYes(conversationIds, settings.data()).stream()
                .filter(said -> said.at().isAfter(since))
                .flatMap(said -> wish(said).stream())
                .toList();
    }

    /** Empty while nobody knows with whom it was: what is told of its call later is a change of the conversation too. */
    private Optional<Event<OptOutRequested>> wish(AskedFor said) {
        Optional<String> call =
                said.callSid().filter(sid -> CALL_SID.matcher(sid).matches());
        if (call.isEmpty() && said.contactId().isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Event<>(
                "opt-out:" + said.conversationId(),
                CONVERSATIONS,
                said.at(),
                clock.instant(),
                Optional.empty(),
                new OptOutRequested(
                        Optional.empty(),
                        said.contactId(),
                        call,
                        Optional.empty(),
                        "conversation",
                        Optional.of(said.key() + " in conversation " + said.conversationId()),
                        said.at())));
    }
}
