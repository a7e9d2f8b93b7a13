package dev.ringway.transcript.provider;

import dev.ringway.transcript.provider.ElevenLabsAnswer.Done;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** The conversations of the workspace. Blocks. */
@Component
public final class ConversationsAtElevenLabs {

    private static final String CONVERSATIONS = "/v1/convai/conversations";
    /** Without what a path takes for something else: {@code .} and {@code ..}. */
    private static final Pattern ID = Pattern.compile("(?!\\.+$)[A-Za-z0-9._-]{1,128}");

    private final ElevenLabsClient client;

    ConversationsAtElevenLabs(ElevenLabsClient client) {
        this.client = client;
    }

    /**
     * A conversation of a list.
     *
     * @param status empty where the list does not tell it
     */
    public record Listed(
            String conversationId,
            Optional<String> agentId,
            Optional<ConversationStatus> status,
            Optional<Instant> startedAt,
            Optional<Duration> duration) {

        /** Whether there is all of it to be read. */
        public boolean isOver() {
            return status.filter(ConversationStatus::isOver).isPresent();
        }

        public boolean hasFailed() {
            return status.filter(ConversationStatus.FAILED::equals).isPresent();
        }

        /** As far as the list tells. */
        public Optional<Instant> endedAt() {
            return startedAt.map(start -> start.plus(duration.orElse(Duration.ZERO)));
        }
    }

    /** @param next where the list goes on; empty at its end */
    public record Page(List<Listed> conversations, Optional<String> next) {}

    /** Whether it can be the id of one. */
    static boolean isId(String text) {
        return ID.matcher(text).matches();
    }

    /** Whether they can be asked for at all. */
    public boolean areReachable() {
        return client.hasKey();
    }

    /**
     * Those that began in a span of time, the newest first. ElevenLabs counts whole seconds, and does not say whether it takes
     * "after" as including the second itself: it is asked from one second before, so that none falls between two spans.
     *
     * @param cursor where a page before ended
     */
    public ElevenLabsAnswer<Page> list(Instant from, Instant to, Optional<String> cursor, int pageSize) {
        String query = "?page_size=" + pageSize + "&call_start_after_unix=" + (from.getEpochSecond() - 1)
                + "&call_start_before_unix=" + to.getEpochSecond()
                + cursor.map(at -> "&cursor=" + URLEncoder.encode(at, StandardCharsets.UTF_8))
                        .orElse("");
        return client.get(CONVERSATIONS + query).map(ConversationsAtElevenLabs::page);
    }

    /** The same that its post-call webhook has as {@code data}; empty as long as it is not over, or does not say so. */
    public ElevenLabsAnswer<Optional<JsonNode>> read(String conversationId) {
        return client.get(CONVERSATIONS + "/" + conversationId)
                .then(data -> new Done<>(Optional.of(data)
                        .filter(told -> ConversationStatus.in(told)
                                .filter(ConversationStatus::isOver)
                                .isPresent())));
    }

    /** With its sound, for good. */
    public ElevenLabsAnswer<JsonNode> delete(String conversationId) {
        return client.delete(CONVERSATIONS + "/" + conversationId);
    }

    private static Page page(JsonNode answer) {
        return new Page(
                answer.path("conversations")
                        .valueStream()
                        .flatMap(one -> listed(one).stream())
                        .toList(),
                Json.text(answer.path("next_cursor"))
                        .filter(_ -> answer.path("has_more").asBoolean(true)));
    }

    private static Optional<Listed> listed(JsonNode one) {
        return Json.text(one.path("conversation_id"))
                .filter(ConversationsAtElevenLabs::isId)
                .map(id -> new Listed(
                        id,
                        Json.text(one.path("agent_id")),
                        ConversationStatus.in(one),
                        Json.seconds(one.path("start_time_unix_secs")),
                        Json.duration(one.path("call_duration_secs"))
                                .filter(seconds -> seconds <= Duration.ofDays(2).toSeconds())
                                .map(Duration::ofSeconds)));
    }
}
