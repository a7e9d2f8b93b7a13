package dev.ringway.transcript.intake.agents;

import dev.ringway.transcript.provider.ElevenLabsFailure;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * ElevenLabs is asked for one agent after the other; whose trouble it is where some are not shown. Those have it themselves
 * after or before which others were answered, unless they are several in a row. Used by one thread.
 */
final class FailuresInARow {

    /** What so many agents have one after the other is ElevenLabs' trouble, and not theirs. */
    private static final int MOST = 3;

    private final Map<String, ElevenLabsFailure> open = new LinkedHashMap<>();
    private boolean answered;

    /**
     * What came of the next question.
     *
     * @return the agents of which it is known by that, and was not before, that they have it themselves
     */
    Map<String, ElevenLabsFailure> told(String agentId, Optional<ElevenLabsFailure> failure) {
        failure.ifPresent(reason -> open.put(agentId, reason));
        if (failure.filter(reason -> !reason.isAnswer()).isPresent()) {
            return Map.of();
        }
        answered = true;
        return settled();
    }

    /** Whether it is no use to ask for more of them. */
    boolean isInVain() {
        return open.size() >= MOST;
    }

    /** When no more is asked: why ElevenLabs shows none, if that is so. */
    Optional<ElevenLabsFailure> ofElevenLabs() {
        return open.values().stream().findFirst().filter(_ -> isInVain() || !answered);
    }

    /** When no more is asked, and it is not {@linkplain #ofElevenLabs ElevenLabs'} trouble: the others that have it themselves. */
    Map<String, ElevenLabsFailure> settled() {
        Map<String, ElevenLabsFailure> own = new LinkedHashMap<>(open);
        open.clear();
        return own;
    }
}
