package dev.ringway.callstore.kafka;

import dev.ringway.events.Event;
import dev.ringway.events.EventData;
import dev.ringway.starter.problems.ProblemException;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Does something for every event of a batch: one that has to wait for its account at Twilio holds no other of them up. */
final class EachEvent {

    private EachEvent() {}

    /** @throws RuntimeException the first one's reason to wait, after all had their turn: the batch is to come again */
    static <T extends EventData> void of(List<Event<T>> events, Consumer<Event<T>> what) {
        Optional<RuntimeException> waiting = Optional.empty();
        for (Event<T> event : events) {
            try {
                what.accept(event);
            } catch (ProblemException | IllegalStateException later) {
                waiting = waiting.or(() -> Optional.of(later));
            }
        }
        waiting.ifPresent(later -> {
            throw later;
        });
    }
}
