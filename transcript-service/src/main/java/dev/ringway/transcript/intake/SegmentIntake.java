package dev.ringway.transcript.intake;

import dev.ringway.events.Event;
import dev.ringway.events.transcription.TranscriptionEvent;
import dev.ringway.events.transcription.TranscriptionReported;
import dev.ringway.starter.kafka.RejectedEventException;
import dev.ringway.transcript.conversation.Speaker;
import dev.ringway.transcript.heard.Segment;
import dev.ringway.transcript.store.LiveTranscripts;
import dev.ringway.transcript.store.SegmentRepository;
import java.math.BigDecimal;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/**
 * Takes in what is heard on calls: first it is saved, then the calls' live transcripts are folded anew. A text without a
 * sequence number has no place among the others and is not kept; Twilio numbers all of them. Blocks.
 */
@Component
public final class SegmentIntake {

    private static final String CONTENT = "transcription-content";
    private static final String OF_THE_AGENT = "outbound_track";
    private static final Pattern CALL_SID = Pattern.compile("CA[0-9a-fA-F]{32}");

    private final SegmentRepository segments;
    private final LiveTranscripts live;
    private final LiveSettings settings;
    private final CallLinkSettings links;
    private final Clock clock;

    SegmentIntake(
            SegmentRepository segments,
            LiveTranscripts live,
            LiveSettings settings,
            CallLinkSettings links,
            Clock clock) {
        this.segments = segments;
        this.live = live;
        this.settings = settings;
        this.links = links;
        this.clock = clock;
    }

    /** @throws RejectedEventException naming a text that can never be stored; all others of the batch are */
    public void take(List<Event<TranscriptionEvent>> events) {
        List<Segment> heard = new ArrayList<>();
        List<Event<TranscriptionEvent>> sources = new ArrayList<>();
        events.forEach(event -> segment(event).ifPresent(segment -> {
            heard.add(segment);
            sources.add(event);
        }));
        Set<String> refused = segments.insertNew(heard, clock.instant(), settings.segmentsKept());
        Set<String> calls = new LinkedHashSet<>();
        for (int i = 0; i < heard.size(); i++) {
            if (refused.contains(heard.get(i).id())) {
                throw new RejectedEventException(sources.get(i), "The database refuses the text");
            }
            calls.add(heard.get(i).callSid());
        }
        calls.forEach(sid -> live.hear(sid, settings.mostTurns(), links.kept()));
    }

    private static Optional<Segment> segment(Event<TranscriptionEvent> event) {
        return switch (event.data()) {
            case TranscriptionReported report ->
                report.event().equals(CONTENT)
                                && CALL_SID.matcher(report.callSid()).matches()
                        ? report.sequenceId()
                                .filter(sequence -> sequence >= 0)
                                .flatMap(sequence -> report.text().map(text -> segment(event, report, sequence, text)))
                        : Optional.empty();
        };
    }

    private static Segment segment(
            Event<TranscriptionEvent> event, TranscriptionReported report, long sequence, String text) {
        return new Segment(
                report.callSid(),
                report.transcriptionSid(),
                sequence,
                report.track().filter(OF_THE_AGENT::equals).isPresent() ? Speaker.AGENT : Speaker.USER,
                text,
                report.last().orElse(true),
                report.timestamp().orElseGet(event::time),
                report.confidence()
                        .map(BigDecimal::doubleValue)
                        .filter(confidence -> confidence >= 0 && confidence <= 1),
                report.languageCode().filter(language -> !language.isEmpty()));
    }
}
