package dev.ringway.transcript.store;

import static dev.ringway.transcript.store.Fields.put;

import dev.ringway.transcript.conversation.Speaker;
import dev.ringway.transcript.conversation.ToolCall;
import dev.ringway.transcript.conversation.Turn;
import java.util.Optional;
import org.bson.Document;

/** A turn as it lies. */
final class TurnDocument {

    private TurnDocument() {}

    static Document write(Turn turn) {
        Document document = new Document("role", turn.role().text());
        put(document, "text", turn.text());
        put(document, "startTime", turn.startTime());
        put(document, "endTime", turn.endTime());
        put(document, "confidence", turn.confidence());
        document.append("interrupted", turn.interrupted())
                .append(
                        "toolCalls",
                        turn.toolCalls().stream().map(TurnDocument::write).toList());
        put(document, "latencyMs", turn.latencyMs());
        return document;
    }

    private static Document write(ToolCall call) {
        Document document = new Document();
        put(document, "requestId", call.requestId());
        document.append("name", call.name());
        put(document, "parameters", call.parameters());
        document.append("called", call.called());
        put(document, "result", call.result());
        put(document, "failed", call.failed());
        put(document, "latencyMs", call.latencyMs());
        return document;
    }

    static Turn read(Fields turn) {
        return new Turn(
                turn.text("role").flatMap(Speaker::of).orElseThrow(),
                turn.text("text"),
                turn.time("startTime"),
                turn.time("endTime"),
                turn.decimal("confidence"),
                turn.flag("interrupted"),
                turn.parts("toolCalls").stream().map(TurnDocument::readCall).toList(),
                turn.whole("latencyMs"));
    }

    private static ToolCall readCall(Fields call) {
        return new ToolCall(
                call.text("requestId"),
                call.text("name").orElse("unknown"),
                call.text("parameters"),
                call.flag("called"),
                call.text("result"),
                call.document().containsKey("failed") ? Optional.of(call.flag("failed")) : Optional.empty(),
                call.whole("latencyMs"));
    }
}
