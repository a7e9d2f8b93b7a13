package dev.ringway.transcript.web;

import dev.ringway.starter.security.Caller;
import dev.ringway.starter.security.DataMask;
import dev.ringway.transcript.export.PlainText;
import dev.ringway.transcript.export.SpeakerNames;
import dev.ringway.transcript.export.WebVtt;
import dev.ringway.transcript.kept.StoredTranscript;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.springframework.http.MediaType;
import tools.jackson.databind.json.JsonMapper;

/** In which shape a conversation is handed out as a file. */
enum TranscriptExport {
    JSON(MediaType.APPLICATION_JSON),
    TEXT(new MediaType("text", "plain", StandardCharsets.UTF_8)),
    VTT(new MediaType("text", "vtt", StandardCharsets.UTF_8));

    @SuppressWarnings("ImmutableEnumChecker") // nobody changes the parameters of a media type
    private final MediaType type;

    TranscriptExport(MediaType type) {
        this.type = type;
    }

    /**
     * The JSON of it.
     *
     * @param speakers how the roles agent and user are called
     */
    record WithNames(SpeakerNames speakers, TranscriptView transcript) {}

    static Optional<TranscriptExport> of(String text) {
        return Stream.of(values()).filter(format -> format.text().equals(text)).findFirst();
    }

    MediaType type() {
        return type;
    }

    /** Without what file systems take for something else. */
    String filename(String conversationId) {
        return conversationId.replace(':', '-') + "." + (this == TEXT ? "txt" : text());
    }

    byte[] write(StoredTranscript stored, SpeakerNames names, Caller caller, JsonMapper json) {
        UnaryOperator<String> mask = text -> DataMask.shownTo(caller, text);
        return switch (this) {
            case JSON -> json.writeValueAsBytes(new WithNames(names.shown(mask), TranscriptView.whole(stored, caller)));
            case TEXT -> bytes(PlainText.of(stored.transcript(), names, mask));
            case VTT -> bytes(WebVtt.of(stored.transcript().conversation(), names, mask));
        };
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
