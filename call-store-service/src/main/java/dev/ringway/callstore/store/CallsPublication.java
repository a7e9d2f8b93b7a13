package dev.ringway.callstore.store;

import dev.ringway.callstore.call.Call;
import dev.ringway.callstore.call.CallSuccess;
import dev.ringway.callstore.call.Direction;
import dev.ringway.callstore.call.Price;
import dev.ringway.callstore.call.Remarks;
import dev.ringway.callstore.call.StoredCall;
import dev.ringway.callstore.call.TerminatedBy;
import dev.ringway.events.Event;
import dev.ringway.events.Topics;
import dev.ringway.events.calls.Amd;
import dev.ringway.events.calls.CallChanged;
import dev.ringway.events.calls.CallEvent;
import dev.ringway.events.calls.Cost;
import dev.ringway.events.calls.Geo;
import dev.ringway.events.calls.Outcome;
import dev.ringway.events.calls.RecordingSummary;
import dev.ringway.starter.outbox.PublishedCollection;
import java.net.URI;
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
        return new PublishedCollection<>(
                "calls", Topics.CALLS_CHANGED, Set.of("metadata.customFields"), CallsPublication::event);
    }

    static Event<CallChanged> event(Document document) {
        StoredCall stored = CallDocument.read(document);
        return new Event<>(
                stored.call().sid() + ":" + stored.version(),
                SOURCE,
                stored.updatedAt(),
                stored.updatedAt(),
                Optional.empty(),
                changed(stored, stored.call()));
    }

    private static CallChanged changed(StoredCall stored, Call call) {
        return new CallChanged(
                call.sid(),
                stored.version(),
                call.status().text(),
                call.direction().map(Direction::text),
                call.from(),
                call.to(),
                call.parentCallSid(),
                call.accountSid(),
                call.conversationId(),
                call.attemptId(),
                call.attemptNumber(),
                call.campaignId(),
                call.contactId(),
                call.contactName(),
                call.agentId(),
                call.agentName(),
                call.startTime(),
                call.ringingAt(),
                call.answeredAt(),
                call.endTime(),
                call.duration(),
                call.ringDuration(),
                call.answeredBy(),
                call.answer().amd().map(amd -> new Amd(amd.result(), amd.durationMs())),
                call.sipResponseCode(),
                call.network().stirVerstat(),
                call.terminatedBy().map(TerminatedBy::text),
                call.terminationReason(),
                call.agentFailure(),
                outcome(call, stored.remarks()),
                call.price().map(Price::amount),
                call.price().flatMap(Price::currency),
                call.cost().map(cost -> new Cost(cost.telephony(), cost.agent(), Optional.of(cost.currency()))),
                call.parties().geo().map(geo -> new Geo(geo.city(), geo.state(), geo.zip(), geo.country())),
                call.recordings().stream()
                        .map(recording -> new RecordingSummary(
                                recording.recordingSid(), recording.status().text(), recording.duration()))
                        .toList(),
                call.conversationId(),
                call.callSuccessful().map(CallSuccess::text),
                Optional.of(call.source().text()),
                stored.tags(),
                stored.createdAt(),
                stored.updatedAt());
    }

    /** What people wrote before the call was over has no outcome to stand beside yet. */
    private static Optional<Outcome> outcome(Call call, Remarks remarks) {
        return call.outcome()
                .map(outcome -> new Outcome(
                        outcome.status().text(),
                        outcome.reason(),
                        remarks.notes(),
                        remarks.followUpRequired(),
                        remarks.followUpDate()));
    }
}
