package dev.ringway.callstore.call;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * Where a report of ElevenLabs or of real-time transcription holds what was said, or tells where that lies. Whatever was
 * posted counts as such as a whole, since nobody knows what a provider adds to it. All other fields are facts, and no call is
 * folded from these.
 */
public final class Words {

    /** Fields of a report's data. */
    public static final Set<String> FIELDS = Set.of("payload", "storedPayload", "audio", "text", "parameters");

    private static final String SHA256_OF_NOTHING = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

    /** Reports of some kinds cannot be read without these. */
    private static final Map<String, Object> STAND_INS = Map.of(
            "audio",
            Map.of(
                    "location",
                    "urn:ringway:erased",
                    "size",
                    0,
                    "sha256",
                    SHA256_OF_NOTHING,
                    "contentType",
                    "application/octet-stream"),
            "parameters",
            Map.of());

    private Words() {}

    static Map<String, Object> takenOutOf(Map<String, Object> data) {
        Map<String, Object> facts = new LinkedHashMap<>(data);
        facts.keySet().removeAll(FIELDS);
        return Collections.unmodifiableMap(facts);
    }

    /** Data without words, as a report of its kind can be read from them. */
    public static Map<String, Object> replacedIn(Map<String, Object> facts) {
        Map<String, Object> readable = new LinkedHashMap<>(facts);
        STAND_INS.forEach(readable::putIfAbsent);
        return readable;
    }
}
