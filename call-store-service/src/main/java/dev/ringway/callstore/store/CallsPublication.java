package dev.ringway.callstore.store;

import dev.ringway.callstore.call.Call;
import dev.ringway.callstore.call.Direction;
import dev.ringway.callstore.call.StoredCall;
import dev.ringway.events.Event;
import dev.ringway.events.Topics;
import dev.ringway.events.calls.CallChanged;
import dev.ringway.events.calls.CallEvent;
import dev.ringway.starter.outbox.PublishedCollection;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.bson.Document;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Every change of a call goes out on {@code calls.changed.v1}; the change stream of {@code calls} is the outbox. */
@Configuration(proxyBeanMethods = false)
class CallsPublication {

    private static final URI SOURCE = URI.create("/call-store-service/calls");

    @Bean
    PublishedCollection<CallEvent> publishedCalls() {
        return new PublishedCollection<>("calls", Topics.CALLS_CHANGED, Set.of(), CallsPublication::event);
    }

    static Event<CallChanged> event(Document document) {
        StoredCall stored = CallDocument.read(document);
        Call call = stored.call();
        return new Event<>(
                call.sid() + ":" + stored.version(),
                SOURCE,
                stored.updatedAt(),
                stored.updatedAt(),
                Optional.empty(),
                new CallChanged(
                        call.sid(),
                        stored.version(),
                        call.status().text(),
                        call.direction().map(Direction::text),
                        call.from(),
                        call.to(),
                        call.parentCallSid(),
                        Optional.empty(),
                        call.attemptId(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        call.startTime(),
                        call.ringingAt(),
                        call.answeredAt(),
                        call.standing().endTime(),
                        call.standing().duration(),
                        call.ringDuration(),
                        call.answeredBy(),
                        Optional.empty(),
                        call.sipResponseCode(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        List.of(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(call.source().text()),
                        stored.tags(),
                        stored.createdAt(),
                        stored.updatedAt()));
    }
}
