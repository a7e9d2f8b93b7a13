package dev.ringway.transcript.store;

import com.mongodb.MongoClientSettings;
import dev.ringway.transcript.conversation.ToolCall;
import dev.ringway.transcript.conversation.Turn;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.bson.Document;
import org.bson.RawBsonDocument;
import org.bson.codecs.DocumentCodec;

/** Turns as BSON, one after the other: each begins with its length. */
final class TurnBytes {

    private static final DocumentCodec CODEC = new DocumentCodec(MongoClientSettings.getDefaultCodecRegistry());

    /** Of a turn or a tool's use without its texts, at most; and of a character in UTF-8. */
    private static final long FRAME = 400;

    private static final long CHARACTER = 3;

    private TurnBytes() {}

    static byte[] write(List<Turn> turns) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (Turn turn : turns) {
            ByteBuffer one = new RawBsonDocument(TurnDocument.write(turn), CODEC)
                    .getByteBuffer()
                    .asNIO();
            bytes.write(one.array(), one.arrayOffset() + one.position(), one.remaining());
        }
        return bytes.toByteArray();
    }

    static List<Turn> read(byte[] bytes) {
        ByteBuffer lengths = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        List<Turn> turns = new ArrayList<>();
        for (int at = 0; at < bytes.length; at += lengths.getInt(at)) {
            Document turn = new RawBsonDocument(bytes, at, lengths.getInt(at)).decode(CODEC);
            turns.add(TurnDocument.read(new Fields(turn)));
        }
        return turns;
    }

    /** How long they are at most, without writing them. */
    static long atMost(List<Turn> turns) {
        return turns.stream()
                .mapToLong(turn -> FRAME
                        + length(turn.text())
                        + turn.toolCalls().stream().mapToLong(TurnBytes::length).sum())
                .sum();
    }

    private static long length(ToolCall call) {
        return FRAME
                + length(Optional.of(call.name()))
                + Stream.of(call.requestId(), call.parameters(), call.result())
                        .mapToLong(TurnBytes::length)
                        .sum();
    }

    private static long length(Optional<String> text) {
        return text.map(known -> known.length() * CHARACTER).orElse(0L);
    }
}
