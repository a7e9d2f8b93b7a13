package dev.ringway.starter.deadletter;

import dev.ringway.starter.deadletter.DeadLetterLookup.Found;
import dev.ringway.starter.security.Caller;
import java.util.List;
import java.util.Locale;

/** How much of a dead letter somebody sees. It may tell word for word what people have said. */
enum LetterSight {
    WHOLE,
    /** Not what it says: who can do nothing about it has no use for that. */
    OUTLINE,
    /** Not what it says, whoever asks. */
    ERASED;

    static LetterSight of(Found found, Caller caller, List<ErasedLetters> erased) {
        if (erased.stream().anyMatch(one -> one.includes(found.letter()))) {
            return ERASED;
        }
        return caller.has(found.kind().replayRole()) ? WHOLE : OUTLINE;
    }

    /** In an entity tag. */
    String text() {
        return this == WHOLE ? "" : name().toLowerCase(Locale.ROOT);
    }
}
