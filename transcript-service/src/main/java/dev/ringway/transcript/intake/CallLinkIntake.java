package dev.ringway.transcript.intake;

import dev.ringway.events.Deletion;
import dev.ringway.events.Event;
import dev.ringway.events.TopicRecord;
import dev.ringway.events.calls.CallChanged;
import dev.ringway.events.calls.CallEvent;
import dev.ringway.events.calls.RecordingSummary;
import dev.ringway.transcript.kept.CallLink;
import dev.ringway.transcript.store.CallLinkRepository;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * Takes in what call-store says of calls: first it is saved, then the conversations that are held on them are joined. A
 * crash in between is repaired when the batch is delivered again. Blocks.
 */
@Component
public final class CallLinkIntake {

    private static final Pattern CALL_SID = Pattern.compile("CA[0-9a-fA-F]{32}");
    private static final Set<String> ENDS = Set.of("completed", "busy", "failed", "no-answer", "canceled");
    private static final Set<String> NO_SOUND = Set.of("absent", "deleted");

    private final CallLinkRepository calls;
    private final Keeping keeping;
    private final CallLinkSettings settings;
    private final Clock clock;

    CallLinkIntake(CallLinkRepository calls, Keeping keeping, CallLinkSettings settings, Clock clock) {
        this.calls = calls;
        this.keeping = keeping;
        this.settings = settings;
        this.clock = clock;
    }

    public void take(List<TopicRecord<CallEvent>> records) {
        NewestOfEach.of(records, CallLinkIntake::version).forEach(this::take);
    }

    private static long version(CallEvent told) {
        return switch (told) {
            case CallChanged call -> call.version();
        };
    }

    private void take(TopicRecord<CallEvent> told) {
        switch (told) {
            case Event<CallEvent> event -> {
                switch (event.data()) {
                    case CallChanged call when CALL_SID.matcher(call.sid()).matches() -> take(link(call));
                    case CallChanged _ -> {}
                }
            }
            case Deletion<CallEvent> deletion -> calls.remove(deletion.key(), clock.instant());
        }
    }

    private void take(CallLink call) {
        calls.put(call, clock.instant(), settings.kept());
        calls.conversations(call).forEach(keeping::join);
    }

    private static CallLink link(CallChanged call) {
        return new CallLink(
                call.sid(),
                call.version(),
                Stream.of(call.conversationId(), call.transcriptId())
                        .flatMap(Optional::stream)
                        .filter(id -> !id.isEmpty())
                        .collect(Collectors.toSet()),
                call.recordings().stream()
                        .filter(recording -> !NO_SOUND.contains(recording.status()))
                        .map(RecordingSummary::recordingSid)
                        .findFirst(),
                text(call.agentId()),
                text(call.campaignId()),
                text(call.attemptId()),
                text(call.contactId()),
                text(call.contactName()),
                ENDS.contains(call.status()));
    }

    private static Optional<String> text(Optional<String> text) {
        return text.filter(some -> !some.isEmpty());
    }
}
