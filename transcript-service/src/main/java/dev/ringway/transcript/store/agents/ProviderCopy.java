package dev.ringway.transcript.store.agents;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import org.bson.Document;

/**
 * ElevenLabs' own JSON of an agent as it was last taken over or written.
 *
 * @param size in bytes
 * @param json empty where it is larger than {@value #MOST} bytes
 */
public record ProviderCopy(Optional<String> json, int size, Instant at) {

    static final int MOST = 256 * 1024;

    public static ProviderCopy of(String json, Instant at) {
        int size = json.getBytes(StandardCharsets.UTF_8).length;
        return new ProviderCopy(Optional.of(json).filter(_ -> size <= MOST), size, at);
    }

    Document write() {
        Document document = new Document("size", size).append("at", at);
        json.ifPresent(text -> document.append("json", text));
        return document;
    }

    static ProviderCopy read(Document document) {
        return new ProviderCopy(
                Fields.text(document, "json"),
                document.getInteger("size"),
                Fields.time(document, "at").orElseThrow());
    }
}
