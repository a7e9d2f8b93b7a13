package dev.ringway.gateway.relay;

import dev.ringway.events.Deletion;
import dev.ringway.events.Event;
import dev.ringway.events.EventCodec;
import dev.ringway.events.TopicRecord;
import dev.ringway.events.imports.ContactImportProgressed;
import dev.ringway.events.imports.ImportEvent;
import dev.ringway.gateway.live.Step;
import dev.ringway.gateway.live.Step.Phase;
import dev.ringway.gateway.live.Thing;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import tools.jackson.databind.json.JsonMapper;

/** What a record of {@code imports.progress} means for the live view: an import stays in its list for a while after its end. */
final class ImportSteps {

    private final JsonMapper json = EventCodec.jsonMapper();
    private final Clock clock;
    private final Duration endedRetention;
    private final Duration silentRetention;

    /** @param silentRetention how long an import stays that never told its end */
    ImportSteps(Clock clock, Duration endedRetention, Duration silentRetention) {
        this.clock = clock;
        this.endedRetention = endedRetention;
        this.silentRetention = silentRetention;
    }

    Step of(TopicRecord<ImportEvent> message) {
        return switch (message) {
            case Deletion<ImportEvent> _ -> new Step.Nothing();
            case Event<ImportEvent> event ->
                switch (event.data()) {
                    case ContactImportProgressed order -> step(order);
                };
        };
    }

    private Step step(ContactImportProgressed order) {
        Instant leaves = order.endedAt()
                .map(end -> end.plus(endedRetention))
                .orElseGet(() -> order.updatedAt().plus(silentRetention));
        return new Step.Changed(
                Thing.IMPORT,
                order.importId(),
                leaves.isAfter(clock.instant()) ? Phase.ACTIVE : Phase.PAST,
                order.version(),
                json.writeValueAsString(order),
                Optional.of(leaves));
    }
}
