package dev.ringway.transcript.store;

import static dev.ringway.transcript.store.Fields.put;

import dev.ringway.events.StoredPayload;
import dev.ringway.transcript.analysis.Analysis;
import dev.ringway.transcript.conversation.Conversation;
import dev.ringway.transcript.conversation.Turn;
import dev.ringway.transcript.kept.CallFound;
import dev.ringway.transcript.kept.Links;
import dev.ringway.transcript.kept.StoredTranscript;
import dev.ringway.transcript.kept.Transcript;
import dev.ringway.transcript.kept.TranscriptStatus;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.bson.Document;
import org.bson.types.Decimal128;

/** A transcript as it lies. */
final class TranscriptDocument {

    /** The parts that its turns lie in; missing where they lie here. */
    static final String PARTS = "turnParts";

    private static final String JSON = "application/json";

    private TranscriptDocument() {}

    /** @param parts in which its turns lie instead */
    static Document write(
            Transcript transcript,
            Optional<TurnParts.Reference> parts,
            long version,
            Instant createdAt,
            Instant updatedAt) {
        Document document = new Document("_id", transcript.conversationId());
        put(document, "callSid", transcript.links().callSid());
        put(document, "callFound", callFound(transcript.links()));
        put(document, "recordingSid", transcript.links().recordingSid());
        put(document, "agentId", transcript.links().agentId());
        put(document, "campaignId", transcript.links().campaignId());
        put(document, "attemptId", transcript.links().attemptId());
        put(document, "contactId", transcript.links().contactId());
        put(document, "contactName", transcript.links().contactName());
        document.append("status", transcript.status().text());
        Conversation conversation = transcript.conversation();
        put(document, "language", conversation.language());
        put(document, "startTime", conversation.startTime());
        put(document, "duration", conversation.duration());
        put(document, PARTS, parts.map(TurnParts.Reference::document));
        if (parts.isEmpty()) {
            document.append(
                    "turns",
                    conversation.turns().stream().map(TurnDocument::write).toList());
        }
        document.append("analysis", AnalysisDocument.write(transcript.analysis()));
        put(document, "cost", transcript.cost().map(Decimal128::new));
        put(document, "terminationReason", transcript.terminationReason());
        put(
                document,
                "raw",
                transcript
                        .raw()
                        .map(raw -> new Document("uri", raw.location())
                                .append("size", raw.size())
                                .append("sha256", raw.sha256())));
        put(document, "toldAt", transcript.toldAt());
        return document.append("createdAt", createdAt)
                .append("updatedAt", updatedAt)
                .append("version", version);
    }

    /** Where it names its call itself there is nothing to be told. */
    private static Optional<String> callFound(Links links) {
        return links.callSid().isPresent() && links.callFound() != CallFound.BY_ITSELF
                ? Optional.of(links.callFound().text())
                : Optional.empty();
    }

    /** With the turns that lie in it. */
    static StoredTranscript read(Document document) {
        return read(
                document,
                new Fields(document)
                        .parts("turns").stream().map(TurnDocument::read).toList());
    }

    static StoredTranscript read(Document document, List<Turn> turns) {
        Fields fields = new Fields(document);
        return new StoredTranscript(
                new Transcript(
                        document.getString("_id"),
                        fields.text("status").flatMap(TranscriptStatus::of).orElseThrow(),
                        new Links(
                                fields.text("callSid"),
                                fields.text("callFound").flatMap(CallFound::of).orElse(CallFound.BY_ITSELF),
                                fields.text("recordingSid"),
                                fields.text("agentId"),
                                fields.text("campaignId"),
                                fields.text("attemptId"),
                                fields.text("contactId"),
                                fields.text("contactName")),
                        new Conversation(
                                fields.text("language"), fields.time("startTime"), fields.whole("duration"), turns),
                        fields.part("analysis").map(AnalysisDocument::read).orElse(Analysis.NONE),
                        fields.money("cost"),
                        fields.text("terminationReason"),
                        fields.part("raw")
                                .map(raw -> new StoredPayload(
                                        raw.text("uri").orElseThrow(),
                                        raw.whole("size").orElseThrow(),
                                        raw.text("sha256").orElseThrow(),
                                        JSON)),
                        fields.time("toldAt")),
                document.getLong("version"),
                fields.time("createdAt").orElseThrow(),
                fields.time("updatedAt").orElseThrow());
    }
}
