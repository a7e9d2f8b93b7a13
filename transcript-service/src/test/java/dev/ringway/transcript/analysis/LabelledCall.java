package dev.ringway.transcript.analysis;

import dev.ringway.transcript.conversation.Conversation;
import dev.ringway.transcript.conversation.Speaker;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * A call of which a person has said what an analyser should find in it.
 *
 * @param turns pairs of speaker and text
 * @param entities pairs of type and text
 */
record LabelledCall(String mood, List<List<String>> turns, List<String> keywords, List<List<String>> entities) {

    /**
     * @param set {@code tuning}, which the rules were made better with; {@code first}, written before the rules by who then
     *     wrote them; {@code held-out}, written after them
     * @return none where the language has no such set
     */
    static List<LabelledCall> of(String language, String set) {
        String file = "/labelled/" + language + "." + set + ".json";
        try (InputStream calls = LabelledCall.class.getResourceAsStream(file)) {
            return JsonMapper.shared().readValue(calls, new TypeReference<>() {});
        } catch (IOException e) {
            throw new UncheckedIOException(file, e);
        }
    }

    Conversation in(String language) {
        Call call = Call.in(language);
        turns.forEach(turn -> call.says(Speaker.of(turn.getFirst()).orElseThrow(), turn.getLast()));
        return call.conversation();
    }
}
