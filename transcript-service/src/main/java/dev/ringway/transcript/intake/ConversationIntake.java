package dev.ringway.transcript.intake;

import com.mongodb.MongoWriteException;
import dev.ringway.events.Event;
import dev.ringway.events.StoredPayload;
import dev.ringway.events.elevenlabs.CallInitiationFailed;
import dev.ringway.events.elevenlabs.ConversationAudioStored;
import dev.ringway.events.elevenlabs.ConversationEnded;
import dev.ringway.events.elevenlabs.ElevenLabsEvent;
import dev.ringway.events.elevenlabs.InitiationRequested;
import dev.ringway.events.elevenlabs.OtherWebhookReceived;
import dev.ringway.starter.kafka.RejectedEventException;
import dev.ringway.transcript.analysis.Analysis;
import dev.ringway.transcript.conversation.Conversation;
import dev.ringway.transcript.intake.analysis.ConversationAnalysis;
import dev.ringway.transcript.intake.analysis.CriterionNames;
import dev.ringway.transcript.kept.Links;
import dev.ringway.transcript.kept.Transcript;
import dev.ringway.transcript.kept.TranscriptStatus;
import dev.ringway.transcript.provider.ConversationReading;
import dev.ringway.transcript.provider.ConversationStatus;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.bson.BsonSerializationException;
import org.bson.codecs.configuration.CodecConfigurationException;
import org.springframework.stereotype.Component;

/**
 * Conversations that ElevenLabs tells of become transcripts. The same conversation told twice, late or after something that
 * says less, is one transcript. Blocks.
 */
@Component
public final class ConversationIntake {

    private static final int VALIDATION = 121;
    private static final int TOO_LARGE = 10_334;

    private final Payloads payloads;
    private final ConversationAnalysis analyses;
    private final CriterionNames names;
    private final Keeping keeping;
    private final DeletedBefore deleted;
    private final ErasedPayloads erased;

    ConversationIntake(
            Payloads payloads,
            ConversationAnalysis analyses,
            CriterionNames names,
            Keeping keeping,
            DeletedBefore deleted,
            ErasedPayloads erased) {
        this.payloads = payloads;
        this.analyses = analyses;
        this.names = names;
        this.keeping = keeping;
        this.deleted = deleted;
        this.erased = erased;
    }

    public void take(Event<ElevenLabsEvent> event) {
        switch (event.data()) {
            case ConversationEnded ended -> {
                if (!deleted.includes(
                        ended.conversationId(), ended.callSid(), ended.payload(), ended.storedPayload())) {
                    keep(
                            event,
                            ended.conversationId(),
                            payloads.place(ended.conversationId(), ended.payload(), ended.storedPayload()),
                            () -> whole(event, ended));
                }
            }
            case CallInitiationFailed failed -> {
                if (!deleted.includes(
                        failed.conversationId(), failed.callSid(), failed.payload(), failed.storedPayload())) {
                    keep(
                            event,
                            failed.conversationId(),
                            payloads.place(failed.conversationId(), failed.payload(), failed.storedPayload()),
                            () -> failed(event, failed));
                }
            }
            case ConversationAudioStored sound -> lies(sound.conversationId(), sound.audio());
            case OtherWebhookReceived other ->
                other.conversationId().ifPresent(id -> other.storedPayload().ifPresent(body -> lies(id, body)));
            case InitiationRequested _ -> {}
        }
    }

    private Transcript whole(Event<ElevenLabsEvent> event, ConversationEnded ended) {
        Payloads.Kept kept = payloads.keep(event, ended.conversationId(), ended.payload(), ended.storedPayload());
        ConversationReading reading = new ConversationReading(kept.data());
        TranscriptStatus status = status(reading);
        Conversation conversation = analyses.heard(reading);
        return new Transcript(
                ended.conversationId(),
                status,
                Links.told(ended.callSid(), ended.agentId(), ended.campaignId(), ended.attemptId(), ended.contactId()),
                conversation,
                analyses.of(status, conversation, names.in(reading.analysis(), ended.agentId())),
                reading.cost(),
                reading.terminationReason(),
                Optional.of(kept.raw()),
                toldAt(event));
    }

    private static TranscriptStatus status(ConversationReading reading) {
        return switch (reading.status().orElse(ConversationStatus.DONE)) {
            case GOES_ON -> TranscriptStatus.PROCESSING;
            case FAILED -> TranscriptStatus.FAILED;
            case DONE -> TranscriptStatus.DONE;
        };
    }

    private Transcript failed(Event<ElevenLabsEvent> event, CallInitiationFailed failed) {
        Payloads.Kept kept = payloads.keep(event, failed.conversationId(), failed.payload(), failed.storedPayload());
        Conversation nothing = new Conversation(Optional.empty(), Optional.empty(), Optional.empty(), List.of());
        return new Transcript(
                failed.conversationId(),
                TranscriptStatus.FAILED,
                Links.told(
                        failed.callSid(),
                        failed.agentId(),
                        failed.campaignId(),
                        failed.attemptId(),
                        failed.contactId()),
                nothing,
                analyses.of(TranscriptStatus.FAILED, nothing, Analysis.NONE),
                Optional.empty(),
                Optional.of(failed.failureReason()),
                Optional.of(kept.raw()),
                toldAt(event));
    }

    /** As it comes back from the database. */
    private static Optional<Instant> toldAt(Event<?> event) {
        return Optional.of(event.time().truncatedTo(ChronoUnit.MILLIS));
    }

    /**
     * Of what was refused, too, nothing is kept that was erased before.
     *
     * @param place where it lies as it came
     */
    private void keep(Event<ElevenLabsEvent> event, String conversationId, String place, Supplier<Transcript> told) {
        try {
            keep(event, told.get());
        } catch (RejectedEventException | BsonSerializationException | CodecConfigurationException refused) {
            erased.keepNone(conversationId, place);
            throw refused;
        }
        erased.keepNone(conversationId, place);
    }

    private void keep(Event<ElevenLabsEvent> event, Transcript told) {
        try {
            keeping.keep(told);
        } catch (MongoWriteException refused) {
            if (refused.getCode() != VALIDATION && refused.getCode() != TOO_LARGE) {
                throw refused;
            }
            throw new RejectedEventException(
                    event, "It cannot be stored: the database refuses it (" + refused.getCode() + ")");
        }
    }

    /** No transcript is made of it, and it has to be known here for when the conversation is to be erased. */
    private void lies(String conversationId, StoredPayload payload) {
        payloads.note(conversationId, payload.location());
        erased.keepNone(conversationId, payload.location());
    }
}
