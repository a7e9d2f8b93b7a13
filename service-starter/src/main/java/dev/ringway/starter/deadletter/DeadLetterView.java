package dev.ringway.starter.deadletter;

import dev.ringway.starter.deadletter.DeadLetterLookup.Found;
import dev.ringway.starter.security.Caller;
import dev.ringway.starter.security.DataMask;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A dead letter. What it says is shown to those who may replay it, and to nobody once it was erased; all else to whoever
 * looks, with phone numbers as the caller may see them.
 *
 * @param id {@code <topic>:<partition>:<offset>}
 * @param state open, replayed or discarded
 * @param replays how often it was replayed
 * @param lastReplay what the group made of the last replay; left out before one, for what no group reads from a replay
 *     topic, and where too many letters lie behind it
 * @param rejectedAt when it became a dead letter
 * @param rejectedBy the class that says why
 * @param receivedAt when Ringway first learnt of the event
 * @param origin the record that it was
 * @param predecessor the dead letter whose replay failed and became this one
 * @param type the event's type, where it has one
 * @param erased whether what it says was deleted or redacted since
 * @param headers all of them, as text; left out where what it says is not shown, as are data and text
 * @param data what the original says, where it can be read
 * @param text the original where it cannot, as text or in base64
 * @param size of the original, bytes
 * @param correction what is replayed instead; without its data where what the letter says is not shown
 * @param decisions who decided what and when, the oldest first
 */
record DeadLetterView(
        String id,
        String state,
        long replays,
        Optional<LastReplay> lastReplay,
        Instant rejectedAt,
        String reason,
        Optional<String> rejectedBy,
        Instant receivedAt,
        Origin origin,
        Optional<String> predecessor,
        String key,
        Optional<String> type,
        boolean erased,
        Optional<Map<String, String>> headers,
        Optional<Object> data,
        Optional<String> text,
        int size,
        Optional<Correction> correction,
        List<Made> decisions) {

    /**
     * @param state waiting, taken or rejected
     * @param successor the dead letter that it became, where it was rejected
     */
    record LastReplay(String state, Optional<String> successor) {

        static LastReplay of(ReplayOutcome outcome) {
            return new LastReplay(outcome.state().text(), outcome.successor().map(DeadLetterId::toString));
        }
    }

    /** @param time of the record; place and time are absent for what was parked before it became a record */
    record Origin(Optional<String> topic, Optional<String> partition, Optional<String> offset, Optional<String> time) {}

    record Correction(Optional<Object> data, String by, Instant at, String why) {}

    /** @param decision corrected, replayed, discarded or reopened */
    record Made(String decision, String by, Instant at, String why) {}

    static DeadLetterView of(Found found, Optional<ReplayOutcome> outcome, LetterSight sight, Caller caller) {
        DeadLetter letter = found.letter();
        boolean whole = sight == LetterSight.WHOLE;
        Optional<Object> data = whole ? found.kind().data(letter, letter.body()) : Optional.empty();
        return new DeadLetterView(
                letter.id().toString(),
                found.state().status().text(),
                found.state().replays(),
                outcome.map(LastReplay::of),
                letter.rejectedAt(),
                DataMask.shownTo(caller, letter.reason()),
                letter.header("dlt-class"),
                found.kind().receivedAt(letter),
                new Origin(
                        letter.header("dlt-topic"),
                        letter.header("dlt-partition"),
                        letter.header("dlt-offset"),
                        letter.header("dlt-time")),
                letter.header("dlt-predecessor"),
                DataMask.shownTo(caller, letter.key()),
                letter.type(),
                sight == LetterSight.ERASED,
                Optional.of(letter).filter(_ -> whole).map(said -> headers(said, caller)),
                data.map(said -> shown(caller, said)),
                Optional.of(letter.body())
                        .filter(body -> whole && data.isEmpty() && body.length > 0)
                        .map(DeadLetterView::text),
                letter.body().length,
                found.state().correction().map(made -> correction(found, made, whole, caller)),
                found.state().decisions().stream()
                        .map(made -> new Made(
                                made.kind().text(), made.by(), made.at(), DataMask.shownTo(caller, made.why())))
                        .toList());
    }

    private static Map<String, String> headers(DeadLetter letter, Caller caller) {
        Map<String, String> headers = new TreeMap<>();
        letter.headers().forEach((name, value) -> headers.put(name, DataMask.shownTo(caller, value)));
        return headers;
    }

    private static Correction correction(Found found, Decision made, boolean whole, Caller caller) {
        Optional<Object> data = whole ? found.kind().data(found.letter(), found.body()) : Optional.empty();
        return new Correction(
                data.map(said -> shown(caller, said)), made.by(), made.at(), DataMask.shownTo(caller, made.why()));
    }

    private static Object shown(Caller caller, Object data) {
        @Nullable Object shown = DataMask.shownTo(caller, data);
        return shown == null ? data : shown;
    }

    private static String text(byte[] body) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(body))
                    .toString();
        } catch (CharacterCodingException notText) {
            return "base64:" + Base64.getEncoder().encodeToString(body);
        }
    }
}
