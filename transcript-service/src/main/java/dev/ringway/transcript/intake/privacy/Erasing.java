package dev.ringway.transcript.intake.privacy;

import dev.ringway.starter.jobs.Turn;
import dev.ringway.starter.storage.ObjectNotFoundException;
import dev.ringway.starter.storage.ObjectStorage;
import dev.ringway.transcript.kept.Transcript;
import dev.ringway.transcript.privacy.Erasure;
import dev.ringway.transcript.provider.ConversationsAtElevenLabs;
import dev.ringway.transcript.provider.ElevenLabsAnswer;
import dev.ringway.transcript.provider.ElevenLabsFailure;
import dev.ringway.transcript.provider.ElevenLabsFailure.NotFound;
import dev.ringway.transcript.provider.ElevenLabsFailure.NotNow;
import dev.ringway.transcript.store.ConversationObjects;
import dev.ringway.transcript.store.ErasedTranscripts;
import dev.ringway.transcript.store.Erasures;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/**
 * Takes away elsewhere what was deleted or redacted here: the provider's payload in the object storage, and the conversation
 * with its sound at ElevenLabs, which has no way to redact. All of it can be done again, so a run may end anywhere. Blocks.
 */
@Component
final class Erasing {

    private static final Logger log = LoggerFactory.getLogger(Erasing.class);
    private static final int TOGETHER = 50;

    private final Erasures erasures;
    private final ErasedTranscripts erased;
    private final ConversationObjects objects;
    private final ObjectStorage storage;
    private final ConversationsAtElevenLabs elevenLabs;
    private final ErasureSettings settings;
    private final Clock clock;

    Erasing(
            Erasures erasures,
            ErasedTranscripts erased,
            ConversationObjects objects,
            ObjectStorage storage,
            ConversationsAtElevenLabs elevenLabs,
            ErasureSettings settings,
            Clock clock) {
        this.erasures = erasures;
        this.erased = erased;
        this.objects = objects;
        this.storage = storage;
        this.elevenLabs = elevenLabs;
        this.settings = settings;
        this.clock = clock;
    }

    /** Until none is due. */
    void run(Turn turn) {
        List<Erasure> due = erasures.due(clock.instant(), TOGETHER);
        while (!due.isEmpty()) {
            for (Erasure erasure : due) {
                turn.keep();
                erase(erasure);
            }
            due = erasures.due(clock.instant(), TOGETHER);
        }
    }

    private void erase(Erasure erasure) {
        List<Failure> failures = Stream.of(objects(erasure), atElevenLabs(erasure))
                .flatMap(Optional::stream)
                .toList();
        erased.silence(erasure);
        if (erasure.isDeletion()) {
            erased.forget(erasure.conversationId());
        }
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        if (failures.isEmpty()) {
            erasures.replace(erasure, erasure.done(now));
            return;
        }
        String why = failures.stream().map(Failure::reason).collect(Collectors.joining("; "));
        Duration atLeast =
                failures.stream().map(Failure::atLeast).max(Duration::compareTo).orElseThrow();
        log.warn("{} is not erased everywhere yet: {}", erasure.conversationId(), why);
        erasures.replace(erasure, erasure.failed(why, atLeast, settings.longestPause(), now));
    }

    /** @param atLeast how long to wait */
    private record Failure(String reason, Duration atLeast) {}

    private Optional<Failure> objects(Erasure erasure) {
        Optional<Failure> failure = Optional.empty();
        for (String location : objects.of(erasure.conversationId())) {
            try {
                storage.delete(location);
                objects.forget(location);
            } catch (ObjectNotFoundException elsewhere) {
                failure = Optional.of(
                        new Failure("a payload lies in another object storage than this one", Duration.ZERO));
            } catch (IOException away) {
                failure = Optional.of(new Failure("the object storage does not answer", Duration.ZERO));
            }
        }
        return failure;
    }

    private Optional<Failure> atElevenLabs(Erasure erasure) {
        if (Transcript.isLiveId(erasure.conversationId())) {
            return Optional.empty();
        }
        return switch (elevenLabs.delete(erasure.conversationId())) {
            case ElevenLabsAnswer.Done<JsonNode> _ -> Optional.empty();
            case ElevenLabsAnswer.Failed<JsonNode>(NotFound _) -> Optional.empty();
            case ElevenLabsAnswer.Failed<JsonNode>(NotNow later) ->
                Optional.of(new Failure(later.reason(), later.retryAfter().orElse(Duration.ZERO)));
            case ElevenLabsAnswer.Failed<JsonNode>(ElevenLabsFailure other) ->
                Optional.of(new Failure(other.reason(), Duration.ZERO));
        };
    }
}
